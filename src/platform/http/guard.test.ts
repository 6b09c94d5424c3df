import { describe, expect, it } from 'vitest'
import type { Principal } from '../auth/principal.ts'
import { newId, type TenantId } from '../ids.ts'
import type { Access } from './app.ts'
import { SESSION_COOKIE } from './guard.ts'
import { buildServer } from './server.ts'

const somebody: Principal = {
  ...{ tenant: newId<TenantId>(), kind: 'user', id: newId(), name: 'Somebody', grants: [] },
  ...{ locations: [], channel: null, supplier: null, order: null },
}
const access: Access = {
  identify: async ({ bearer, session }) => ((bearer ?? session) === 'known' ? somebody : null),
  permits: (_principal, action) => action === 'thing.do',
  knows: (action) => ['thing.do', 'thing.undo'].includes(action),
}

async function serve(config: { action?: string }) {
  const app = await buildServer({ access, logger: false, version: 'test', rateLimitPerMinute: 1_000 })
  app.get('/thing', { config }, async () => ({}))
  app.post('/thing', { config }, async () => ({}))
  return app
}

describe('a route', () => {
  it.each([{}, { action: 'thing.nobody_knows' }])(
    'without an action of the policy table ends the start: %o',
    async (config) => {
      const app = await serve(config)
      await expect(app.ready()).rejects.toThrow('has no action of the policy table')
    },
  )

  it('is for whom the action is granted, and nobody else', async () => {
    const app = await serve({ action: 'thing.do' })
    const ask = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/thing', headers })
    expect((await ask({})).statusCode).toBe(401)
    expect((await ask({ authorization: 'Bearer stranger' })).statusCode).toBe(401)
    expect((await ask({ authorization: 'Bearer known' })).statusCode).toBe(200)
    await app.close()
    const other = await serve({ action: 'thing.undo' })
    const denied = await other.inject({ method: 'GET', url: '/thing', headers: { authorization: 'Bearer known' } })
    expect(denied.statusCode).toBe(403)
    await other.close()
  })

  it('changes nothing for a cookie alone: another site can make a browser send that', async () => {
    const app = await serve({ action: 'thing.do' })
    const ask = (method: 'GET' | 'POST', headers: Record<string, string> = {}) =>
      app.inject({ method, url: '/thing', headers: { cookie: `${SESSION_COOKIE}=known`, ...headers } })
    expect((await ask('GET')).statusCode).toBe(200)
    expect((await ask('POST')).statusCode).toBe(403)
    expect((await ask('POST', { 'x-kontor': 'our own page' })).statusCode).toBe(200)
    await app.close()
  })

  it('tells browsers to run nothing that is not ours, and to be shown in no other page', async () => {
    const app = await serve({ action: 'thing.do' })
    const { headers } = await app.inject({ method: 'GET', url: '/thing' })
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    await app.close()
  })
})
