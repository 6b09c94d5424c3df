import { EventEmitter, once } from 'node:events'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDesk } from './desk.ts'
import { createFaults } from './faults.ts'
import type { PartnerEvent } from './outcome.ts'
import { createServer, type PartnerServer } from './server.ts'
import { clientOf, SECRET } from './test-kit.ts'

let server: PartnerServer
let url: string
let told: PartnerEvent[]
let flushed: () => Promise<void>

beforeEach(async () => {
  told = []
  server = createServer(SECRET)
  const desk = createDesk({
    book: {
      append: () => undefined,
      flushed: () => flushed(),
      asJsonArray: () => Readable.from([]),
      close: async () => undefined,
    },
    faults: createFaults(),
    webhooks: {
      setTarget: () => undefined,
      send: async (events) => {
        told.push(...events)
      },
    },
    closing: new AbortController().signal,
  })
  const events = [{ id: 'evt_1', type: 'operation.succeeded', lane: 'O-1', data: {} }]
  server.post('/operations', (_request, reply) =>
    desk.perform(reply, { kind: 'authorize' }, () => ({ status: 201, body: { id: 'aut_1' }, events })),
  )
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})

afterEach(() => server.close())

test('answers and tells nothing before the book is on disk', async () => {
  const disk = new EventEmitter()
  flushed = async () => void (await once(disk, 'written'))
  let isAnswered = false
  const answer = clientOf(url)('POST', '/operations').finally(() => {
    isAnswered = true
  })
  await new Promise((resolve) => setTimeout(resolve, 80))
  expect([isAnswered, told]).toEqual([false, []])
  flushed = async () => undefined
  disk.emit('written')
  expect((await answer).status).toBe(201)
  expect(told).toHaveLength(1)
})

test('answers 500 and tells nothing when the disk refuses', async () => {
  flushed = async () => {
    throw new Error('no space left on device')
  }
  const answer = await clientOf(url)('POST', '/operations')
  expect([answer.status, answer.body.code, told]).toEqual([500, 'internal_error', []])
})
