import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { callPartner, type PartnerOutcome } from './http-partner.ts'

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

async function partner(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  open.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const call = (url: string, timeoutMs = 300): Promise<PartnerOutcome> =>
  callPartner({ method: 'POST', url, secret: 's', body: { amountMinor: 1 }, timeoutMs })

describe('calling a partner', () => {
  it('gives a whole answer of JSON as it is, and shows who it is', async () => {
    const seen: (string | undefined)[] = []
    const url = await partner((request, response) => {
      seen.push(request.headers.authorization, request.headers['accept-encoding'])
      response.writeHead(201, { 'retry-after': '3' }).end('{"ok":true}')
    })
    expect(await call(url)).toEqual({ kind: 'answer', status: 201, body: { ok: true }, retryAfterS: 3 })
    expect(seen).toEqual(['Bearer s', 'identity'])
  })

  it('shows no secret where there is none', async () => {
    const seen: (string | undefined)[] = []
    const url = await partner((request, response) => {
      seen.push(request.headers.authorization)
      response.end('{}')
    })
    expect(await callPartner({ method: 'GET', url, secret: null, timeoutMs: 300 })).toMatchObject({ status: 200 })
    expect(seen).toEqual([undefined])
  })

  it('knows that nothing was sent when there is no connection', async () => {
    const closed = createTcpServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    expect(await call(`http://127.0.0.1:${port}`)).toMatchObject({ kind: 'not_sent' })
    expect(await call('http://nowhere.invalid')).toMatchObject({ kind: 'not_sent' })
    expect(await call('no address')).toMatchObject({ kind: 'not_sent' })
  })

  it.each<[string, RequestListener]>([
    ['is silent', () => undefined],
    ['cuts the connection', (_request, response) => void response.destroy()],
    ['resets the connection', (request) => void request.socket.resetAndDestroy()],
    ['stops in the middle', (_request, response) => void response.write('{"id":', () => response.destroy())],
    ['sends a byte now and then', (_request, response) => void setInterval(() => response.write(' '), 20).unref()],
    ['answers with a web page', (_request, response) => void response.end('<html>It works!</html>')],
    ['answers with nothing', (_request, response) => void response.end()],
  ])('knows nothing when the partner %s', async (_name, listener) => {
    const started = Date.now()
    expect(await call(await partner(listener))).toMatchObject({ kind: 'lost' })
    expect(Date.now() - started).toBeLessThan(1_500)
  })

  it('stops reading an answer without end', async () => {
    const url = await partner((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    expect(await call(url, 5_000)).toMatchObject({ kind: 'lost', problem: expect.stringContaining('longer') })
  })

  it.each([
    ['br', brotliCompressSync('{"ok":true}')],
    ['gzip', gzipSync('{"ok":true}')],
    ['zstd', Buffer.from('broken')],
  ])('decodes no answer in %s', async (encoding, body) => {
    const url = await partner(
      (_request, response) => void response.writeHead(200, { 'content-encoding': encoding }).end(body),
    )
    expect(await call(url)).toEqual({ kind: 'lost', problem: `the answer is encoded as ${encoding}` })
  })

  it('follows no redirect', async () => {
    let followed = false
    const elsewhere = await partner((_request, response) => {
      followed = true
      response.end('{}')
    })
    const url = await partner((_request, response) => void response.writeHead(307, { location: elsewhere }).end('{}'))
    expect(await call(url)).toMatchObject({ kind: 'answer', status: 307 })
    expect(followed).toBe(false)
  })
})
