import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { post } from './post.ts'

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

async function stranger(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  open.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: new URL(`http://name-that-is-nobodys.invalid:${port}/hook`), address: '127.0.0.1', family: 4 } as const
}

describe('posting to an address of a stranger', () => {
  it('goes to the address that was looked at, whatever the name leads to by now', async () => {
    const hosts: (string | undefined)[] = []
    const target = await stranger((request, response) => {
      hosts.push(request.headers.host)
      response.writeHead(202).end()
    })
    expect(await post(target, {}, '{}', 1_000)).toEqual({ status: 202 })
    expect(hosts).toEqual([target.url.host])
  })

  it('follows no redirect', async () => {
    let asked = 0
    const target = await stranger((_request, response) => {
      asked++
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await post(target, {}, '{}', 1_000)).toEqual({ status: 307 })
    expect(asked).toBe(1)
  })

  it('waits and reads so long and no longer', async () => {
    const silent = await stranger(() => undefined)
    expect(await post(silent, {}, '{}', 100)).toMatchObject({ problem: expect.stringContaining('no answer') })
    const endless = await stranger((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    const began = Date.now()
    expect(await post(endless, {}, '{}', 10_000)).toEqual({ status: 200 })
    expect(Date.now() - began).toBeLessThan(5_000)
  })
})
