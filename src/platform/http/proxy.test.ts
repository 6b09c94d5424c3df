import { Type } from 'typebox'
import { afterEach, describe, expect, it } from 'vitest'
import type { Access, App } from './app.ts'
import { answers } from './problem.ts'
import { buildServer } from './server.ts'

const nobody: Access = { identify: async () => null, permits: () => false, knows: () => false }
let app: App
afterEach(() => app.close())

async function open(trustedProxies?: readonly string[]): Promise<void> {
  app = await buildServer({
    ...{ access: nobody, logger: false, version: 'test', rateLimitPerMinute: 2 },
    ...(trustedProxies && { trustedProxies }),
  })
  app.get(
    '/asks',
    {
      schema: { response: answers(200, Type.Object({ from: Type.String(), by: Type.String() })) },
      config: { action: 'public' },
    },
    async (request) => ({ from: request.ip, by: request.protocol }),
  )
  await app.ready()
}

const ask = (forwarded: string, remoteAddress = '10.0.0.5') =>
  app.inject({
    method: 'GET',
    url: '/asks',
    remoteAddress,
    headers: { 'x-forwarded-for': forwarded, 'x-forwarded-proto': 'https' },
  })

describe('who asks, behind a proxy', () => {
  it('is whoever is connected, as long as no proxy is trusted: what they say of themselves counts nothing', async () => {
    await open()
    expect((await ask('203.0.113.1')).json()).toEqual({ from: '10.0.0.5', by: 'http' })
    expect((await ask('203.0.113.2')).statusCode).toBe(200)
    expect((await ask('203.0.113.3')).statusCode).toBe(429)
  })

  it('is whom a trusted proxy names, and the rate limit is theirs alone', async () => {
    await open(['10.0.0.0/24'])
    expect((await ask('203.0.113.1')).json()).toEqual({ from: '203.0.113.1', by: 'https' })
    expect((await ask('203.0.113.1')).statusCode).toBe(200)
    expect((await ask('203.0.113.1')).statusCode).toBe(429)
    expect((await ask('203.0.113.2')).statusCode).toBe(200)
  })

  it('is the last address before the trusted proxies: what was sent in front of it is an invention', async () => {
    await open(['10.0.0.0/24'])
    expect((await ask('198.51.100.9, 203.0.113.1')).json()).toMatchObject({ from: '203.0.113.1' })
    expect((await ask('198.51.100.8, 203.0.113.1')).statusCode).toBe(200)
    expect((await ask('198.51.100.7, 203.0.113.1')).statusCode).toBe(429)
  })

  it('is not whom somebody names who is no trusted proxy', async () => {
    await open(['10.0.0.0/24'])
    expect((await ask('203.0.113.1', '192.0.2.7')).json()).toEqual({ from: '192.0.2.7', by: 'http' })
  })
})
