import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { PartnerOptions, RunningPartner } from './partner.ts'

export const SECRET = 'bearer-for-tests'
export const WEBHOOK_SECRET = `whsec_${Buffer.from('a webhook secret for the tests').toString('base64')}`

type Json = Record<string, unknown>
type Answer<Body = Json> = { status: number; headers: Headers; body: Body }
type Send = <Body = Json>(method: string, path: string, body?: unknown) => Promise<Answer<Body>>

/** Calls a partner as its customers do; `body` is whatever JSON came back, unchecked. */
export const clientOf =
  (url: string, secret: string | undefined = SECRET): Send =>
  async <Body>(method: string, path: string, body?: unknown) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(secret === '' ? {} : { authorization: `Bearer ${secret}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const content = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    // Proven boundary: the tests state the shape and assert on it.
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(content) : content) as Body,
    }
  }

/** A folder of its own for each test; `remove` deletes it. */
export const temporaryFolder = async (): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'partner-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export type Received = {
  headers: IncomingHttpHeaders
  payload: string
  event: { type: string; id: string; data: Json }
}

const ALWAYS_WELL = { status: (_delivery: number): number | Promise<number> => 204 }

/** The customer's end of the webhooks; answers 204 unless told otherwise. */
export const receiveWebhooks = async () => {
  const received: Received[] = []
  const settings = { ...ALWAYS_WELL }
  const server = createServer(async (request, response) => {
    const payload = await text(request)
    received.push({ headers: request.headers, payload, event: JSON.parse(payload) })
    response.writeHead(await settings.status(received.length)).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Proven boundary: a server that listens on TCP has a port.
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${port}/hooks`, received, settings, close }
}

/**
 * Before each test starts a partner with a new book and a customer for its webhooks, and ends both after it.
 * `call` sends to the partner, `stop` ends it early, `delivered` waits until the customer got so many webhooks.
 */
export const usePartner = (
  start: (options: PartnerOptions) => Promise<RunningPartner>,
  more: Partial<PartnerOptions> = {},
) => {
  const ends: (() => Promise<void>)[] = []
  const stage = {
    url: '',
    customer: { url: '', received: [] as Received[], settings: { ...ALWAYS_WELL } },
    call: <Body = Json>(method: string, path: string, body?: unknown) => clientOf(stage.url)<Body>(method, path, body),
    stop: async (): Promise<void> => undefined,
    delivered: (count: number): Promise<Received[]> =>
      vi.waitFor(
        () => {
          expect(stage.customer.received).toHaveLength(count)
          return stage.customer.received
        },
        { timeout: 4_000 },
      ),
  }
  beforeEach(async () => {
    const { folder, remove } = await temporaryFolder()
    const customer = await receiveWebhooks()
    const webhook = { url: customer.url, secret: WEBHOOK_SECRET }
    const partner = await start({ folder, secret: SECRET, webhook, ...more })
    Object.assign(stage, { customer, url: partner.url, stop: partner.close })
    ends.push(remove, customer.close, partner.close)
  })
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })
  return stage
}

export type PartnerProcess = {
  url: string
  process: ChildProcess
  stop: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Starts a partner as its own process and waits for the line with its address. */
export const spawnPartner = async (entry: string, folder: string): Promise<PartnerProcess> => {
  const args = ['--import', 'tsx', entry, '--port', '0', '--folder', folder]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PARTNER_SECRET: SECRET },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return {
    url: JSON.parse(String(line)).listening,
    process: child,
    stop: async (signal) => {
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}
