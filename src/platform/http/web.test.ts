import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from './app.ts'
import { buildServer } from './server.ts'
import { webApp } from './web.ts'

const folder = mkdtempSync(join(tmpdir(), 'web-'))
let app: App
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<meta name="kontor-nonce" content="__NONCE__">')
  writeFileSync(join(folder, 'customer.html'), '<title>the order</title>')
  writeFileSync(join(folder, 'service-worker.js'), 'self')
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'console.log(1)')
  writeFileSync(join(folder, 'secret.txt'), 'not for everybody')
  const access = { identify: async () => null, permits: () => false, knows: () => true }
  app = await buildServer({ access, logger: false, version: 'test', rateLimitPerMinute: 1_000 })
  app.get('/v1/session', { config: { action: 'session.read' } }, async () => ({}))
  webApp(app, folder)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })

describe('the web app', () => {
  it.each(['/', '/orders', '/orders/ord_1?tab=money', '/nowhere'])(
    'shows its page at %s, never from a cache',
    async (url) => {
      const { statusCode, headers } = await get(url)
      expect(statusCode).toBe(200)
      expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    },
  )

  it.each(['/v1/nothing', '/v1', '/docs/nothing', '/o/a/b', '/assets/gone.js', '/problems/a/b', '/readyz/x'])(
    'leaves %s to the API, which has a problem there',
    async (url) => {
      const { statusCode, headers } = await get(url)
      expect(statusCode).toBe(404)
      expect(headers['content-type']).toContain('application/problem+json')
    },
  )

  it('shadows no route: who is not logged in hears so, as before', async () => {
    expect((await get('/v1/session')).statusCode).toBe(401)
  })

  it('lets run what is ours alone: scripts from here, styles with the nonce of this very answer', async () => {
    const [one, two] = [await get('/'), await get('/')]
    const nonce = (answer: typeof one) => /content="([^"]+)"/.exec(answer.body)?.[1] ?? ''
    expect(nonce(one)).not.toBe(nonce(two))
    const policy = String(one.headers['content-security-policy'])
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce(one)}'`)
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('answers every link alike, with a page that no search engine keeps and that runs nothing but our scripts', async () => {
    const [one, two] = [await get('/o/ktl_one'), await get('/o/whatever')]
    expect([one.statusCode, one.body]).toEqual([200, '<title>the order</title>'])
    expect(two.body).toBe(one.body)
    expect(one.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
    const policy = String(one.headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'; style-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(one.headers['referrer-policy']).toBe('no-referrer')
  })

  it('gives the service worker out anew each time: an old one would keep an old shell', async () => {
    expect((await get('/service-worker.js')).headers['cache-control']).toBe('no-cache')
  })

  it('sends assets for good, small to those who can read that, and nothing from beside them', async () => {
    const plain = await get('/assets/index-1a2b.js')
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const zipped = await get('/assets/index-1a2b.js', { 'accept-encoding': 'br, gzip' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
    for (const url of ['/assets/../secret.txt', '/assets/%2e%2e/secret.txt', '/secret.txt'])
      expect((await get(url)).body).not.toContain('not for everybody')
  })
})
