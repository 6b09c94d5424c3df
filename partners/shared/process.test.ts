import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { startCarrier } from '../carrier/service.ts'
import type { Entry } from '../payment-service/model.ts'
import { startPaymentService } from '../payment-service/service.ts'
import { clientOf, SECRET, spawnPartner, temporaryFolder } from './test-kit.ts'

// Starting a process takes a second or two where other work goes on.
vi.setConfig({ testTimeout: 20_000 })

const PAYMENT_SERVICE = fileURLToPath(new URL('../payment-service/main.ts', import.meta.url))
const CARRIER = fileURLToPath(new URL('../carrier/main.ts', import.meta.url))

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const newFolder = async (): Promise<string> => {
  const { folder, remove } = await temporaryFolder()
  cleanups.push(remove)
  return folder
}

const charge = (key: string) => ({ key, reference: 'O-1', amountMinor: 100, currency: 'EUR', instrument: 'tok_ok' })

test('keeps what it answered when it is killed while many charges come in, even with a torn last line', async () => {
  const folder = await newFolder()
  const first = await spawnPartner(PAYMENT_SERVICE, folder)
  cleanups.push(async () => first.process.kill('SIGKILL'))
  const answered: string[] = []
  const callers = Array.from({ length: 4 }, async (_, caller) => {
    for (let count = 0; count < 1_000; count += 1) {
      const key = `p-${caller}-${count}`
      const { status } = await clientOf(first.url)('POST', '/charges', charge(key))
      if (status === 201) answered.push(key)
    }
  })
  const cutOff = Promise.allSettled(callers)
  await expect.poll(() => answered.length, { timeout: 8_000 }).toBeGreaterThan(40)
  await first.stop('SIGKILL')
  await cutOff
  await appendFile(join(folder, 'book.ndjson'), '{"fingerprint":"torn","operation":{"id":"aut_')

  const second = await spawnPartner(PAYMENT_SERVICE, folder)
  cleanups.push(async () => second.process.kill('SIGKILL'))
  const call = clientOf(second.url)
  const book = await call<Entry[]>('GET', '/book')
  const booked = new Set(book.body.map(({ operation }) => operation.key))
  expect(answered.filter((key) => !booked.has(key) || !booked.has(`${key}:capture`))).toEqual([])

  const [known = ''] = answered
  expect((await call('POST', '/charges', charge(known))).status).toBe(200)
  expect((await call('POST', '/charges', charge('after the crash'))).status).toBe(201)
  expect(await second.stop('SIGTERM')).toBe(0)
  const lines = (await readFile(join(folder, 'book.ndjson'), 'utf8')).trimEnd().split('\n')
  expect(lines).toHaveLength(book.body.length + 2)
  expect(lines.every((line) => typeof JSON.parse(line) === 'object')).toBe(true)
})

test('the carrier keeps shipments, scans and labels over a kill', async () => {
  const folder = await newFolder()
  const first = await spawnPartner(CARRIER, folder)
  cleanups.push(async () => first.process.kill('SIGKILL'))
  const party = { name: 'Łódź GmbH', lines: ['Straße 1'], postalCode: '10115', city: 'Berlin', country: 'DE' }
  const packages = [{ reference: 'P-1', weightG: 900 }]
  const shipment = { key: 's-1', reference: 'O-1', service: 'standard', from: party, to: party, packages }
  const booked = await clientOf(first.url)<{ packages: { trackingNumber: string }[] }>('POST', '/shipments', shipment)
  const trackingNumber = booked.body.packages[0]?.trackingNumber
  await clientOf(first.url)('POST', '/scans', { trackingNumber, code: 'picked_up' })
  await first.stop('SIGKILL')

  const second = await startCarrier({ folder, secret: SECRET })
  cleanups.push(second.close)
  const call = clientOf(second.url)
  expect((await call('GET', '/shipments/by-key/s-1')).body).toEqual(booked.body)
  expect((await call('GET', `/trackings/${trackingNumber}`)).body).toMatchObject([{ code: 'picked_up' }])
  expect((await call<object[]>('GET', '/book')).body).toHaveLength(2)
})

test('does not start without a secret', async () => {
  const folder = await newFolder()
  const { PARTNER_SECRET: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', CARRIER, '--folder', folder], { env })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect([said, code]).toEqual(['--secret is missing\n', 2])
})

test('refuses a book that is damaged in the middle, naming the line', async () => {
  const folder = await newFolder()
  const service = await startPaymentService({ folder, secret: SECRET })
  await clientOf(service.url)('POST', '/charges', charge('p-1'))
  await service.close()
  const file = join(folder, 'book.ndjson')
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.replace('{', '#'))
  await expect(startPaymentService({ folder, secret: SECRET })).rejects.toThrow('book.ndjson is damaged at line 1')
})

test('shows an empty book as an empty list', async () => {
  const service = await startPaymentService({ folder: await newFolder(), secret: SECRET })
  cleanups.push(service.close)
  expect((await clientOf(service.url)('GET', '/book')).body).toEqual([])
})

test('stops when whoever started it is gone, even by kill -9', async () => {
  const folder = await newFolder()
  const starter = spawn(
    process.execPath,
    [
      '-e',
      `const { spawn } = require('node:child_process')
       const partner = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(1)], { stdio: ['pipe', 'pipe', 'inherit'] })
       partner.stdout.on('data', (line) => process.stdout.write(JSON.stringify({ pid: partner.pid, line: String(line) }) + '\\n'))`,
      PAYMENT_SERVICE,
      '--folder',
      folder,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PARTNER_SECRET: SECRET, PARTNER_ENDS_WITH_INPUT: 'yes' },
    },
  )
  const [said] = (await once(starter.stdout, 'data')) as [Buffer]
  const { pid } = JSON.parse(String(said)) as { pid: number }
  cleanups.push(async () => isAlive(pid) && process.kill(pid, 'SIGKILL'))
  expect(isAlive(pid)).toBe(true)
  starter.kill('SIGKILL')
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 })
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
