import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digest, makeToken } from '../../../platform/auth/secrets.ts'
import type { Context } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/ids.ts'
import { openTenant, openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { testVault } from '../../../testing/server.ts'
import { anOrder, openShop, place } from '../../../testing/shop.ts'
import { createKey, revokeKey, tokenOfKey } from '../keys/keys.ts'
import { changeUser, createUser } from '../people/people.ts'
import { logOut, openSession } from '../session/session.ts'
import { makeAccess } from './identify.ts'
import { rememberRecent } from './recent.ts'

let now = new Date('2026-05-01T08:00:00Z')
let test: TestDatabase
let context: Context
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => now })
  context = await openTenant(test.db)
})
afterAll(() => test.end())

const noLinks = { findLink: async () => null }
const fresh = () => makeAccess(test.db, noLinks)
const write = <T>(work: Parameters<typeof test.db.write<T>>[1]) => test.db.write(context, work)

async function key(over: Partial<Parameters<typeof createKey>[2]> = {}) {
  const made = await write((tx) => createKey(tx, testVault, { name: 'Shop', scopes: ['order.place'], ...over }))
  if ('refused' in made) throw new Error(made.refused)
  return made
}

async function person(): Promise<{ id: string; token: string }> {
  return write(async (tx) => {
    const user = await createUser(tx, {
      email: `${newId()}@example.org`,
      name: 'Ada',
      passwordHash: 'none',
      grants: [{ role: 'lead', locations: [], supplier: null }],
    })
    if ('refused' in user) throw new Error(user.refused)
    return { id: user.id, token: (await openSession(tx, user.id)).token }
  })
}

describe('who asks', () => {
  it('is the system behind a key, with the bounds of the key', async () => {
    const { id, token } = await key()
    expect(await fresh().identify({ bearer: token, session: null })).toEqual({
      tenant: context.tenant,
      kind: 'key',
      id,
      name: 'Shop',
      grants: ['order.place'],
      locations: [],
      channel: null,
      supplier: null,
      order: null,
    })
  })

  it('is the person behind a session, with the places of each role', async () => {
    const shop = await openShop(test.db)
    const { hamburg, berlin } = shop.locations
    const token = await test.db.write(shop.context, async (tx) => {
      const user = await createUser(tx, {
        email: 'Ben@Example.org',
        name: 'Ben',
        passwordHash: 'none',
        grants: [
          { role: 'store_associate', locations: [berlin], supplier: null },
          { role: 'warehouse_worker', locations: [hamburg], supplier: null },
        ],
      })
      return 'id' in user ? (await openSession(tx, user.id)).token : ''
    })
    expect(await fresh().identify({ bearer: null, session: token })).toMatchObject({
      kind: 'user',
      name: 'Ben',
      grants: ['store_associate', 'warehouse_worker'],
      locations: [berlin, hamburg],
      places: { store_associate: [berlin], warehouse_worker: [hamburg] },
    })
  })

  it('is the customer of one order behind a link, until the link expires or is revoked', async () => {
    const shop = await openShop(test.db)
    const { id } = await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }]))
    const token = makeToken('ktl', shop.context.tenant)
    let link = { order: id, expiresAt: new Date(now.getTime() + 1), revokedAt: null as Date | null }
    const access = () => makeAccess(test.db, { findLink: async (_tx, hash) => (hash === digest(token) ? link : null) })
    expect(await access().identify({ bearer: token, session: null })).toMatchObject({ kind: 'customer', id, order: id })
    link = { ...link, revokedAt: now }
    expect(await access().identify({ bearer: token, session: null })).toBeNull()
    link = { ...link, revokedAt: null, expiresAt: now }
    expect(await access().identify({ bearer: token, session: null })).toBeNull()
  })

  it('is nobody without a token of the right kind, form and tenant', async () => {
    const { id, token } = await key()
    const { token: session } = await person()
    const stranger = await openTenant(test.db)
    const access = fresh()
    const bearers = [
      '',
      ' ',
      'null',
      'undefined',
      `${token} `,
      token.slice(0, -1),
      token.toUpperCase(),
      session,
      'x'.repeat(10_000),
    ]
    for (const bearer of [
      ...bearers,
      tokenOfKey(testVault, stranger.tenant, id),
      tokenOfKey(testVault, context.tenant, newId()),
    ])
      expect(await access.identify({ bearer, session: null }), bearer).toBeNull()
    for (const cookie of ['', token, `kts_${token.slice(4)}`])
      expect(await access.identify({ bearer: null, session: cookie }), cookie).toBeNull()
    expect(await access.identify({ bearer: null, session: null })).toBeNull()
  })

  it('does not fall back to the session when the bearer token is wrong', async () => {
    const { token } = await person()
    expect(await fresh().identify({ bearer: 'ktr_wrong', session: token })).toBeNull()
  })

  it('is nobody who was switched off, even where a session of theirs was left behind', async () => {
    const { token: session } = await person()
    expect(await fresh().identify({ bearer: null, session })).not.toBeNull()
    const off = (active: boolean) =>
      test.db.write(context, (tx) =>
        tx.rows('test.switch', 'update organisation.app_user set active = $2 where tenant_id = $1', [
          tx.tenant,
          active,
        ]),
      )
    await off(false)
    expect(await fresh().identify({ bearer: null, session })).toBeNull()
    await off(true)
  })

  it('is nobody once key or session has expired', async () => {
    const { token } = await key({ expiresAt: new Date(now.getTime() + 3_600_000) })
    const { token: session } = await person()
    const before = now
    now = new Date(before.getTime() + 3_599_999)
    expect(await fresh().identify({ bearer: token, session: null })).not.toBeNull()
    now = new Date(before.getTime() + 3_600_000)
    expect(await fresh().identify({ bearer: token, session: null })).toBeNull()
    now = new Date(before.getTime() + 12 * 3_600_000 - 1)
    expect(await fresh().identify({ bearer: null, session })).not.toBeNull()
    now = new Date(before.getTime() + 12 * 3_600_000)
    expect(await fresh().identify({ bearer: null, session })).toBeNull()
    now = before
  })
})

describe('rights that are withdrawn', () => {
  const admin = { tenant: '', kind: 'user', id: newId(), name: 'Admin', grants: ['administrator'] } as never

  /** Milliseconds until a server that has just seen the token, and keeps asking, knows better. */
  async function untilKnown(token: string, withdraw: () => Promise<unknown>): Promise<number> {
    const access = fresh()
    const ask = () =>
      access.identify(token.startsWith('kts') ? { bearer: null, session: token } : { bearer: token, session: null })
    expect(await ask()).not.toBeNull()
    await withdraw()
    const start = performance.now()
    for (;;) {
      if ((await ask()) === null) return performance.now() - start
      if (performance.now() - start > 2_000) return Number.POSITIVE_INFINITY
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  it('end within a second when a key is revoked', async () => {
    const { id, token } = await key()
    expect(await untilKnown(token, () => write((tx) => revokeKey(tx, id)))).toBeLessThan(1_000)
  })

  it('end within a second when a person logs out or is deactivated', async () => {
    const one = await person()
    expect(await untilKnown(one.token, () => write((tx) => logOut(tx, one.id, one.token)))).toBeLessThan(1_000)
    const two = await person()
    expect(
      await untilKnown(two.token, () => write((tx) => changeUser(tx, admin, two.id, { active: false }))),
    ).toBeLessThan(1_000)
  })

  it('end within a second when a role is taken away', async () => {
    const { id, token } = await person()
    const access = fresh()
    const may = async () => {
      const principal = await access.identify({ bearer: null, session: token })
      return principal !== null && access.permits(principal, 'order.place')
    }
    expect(await may()).toBe(true)
    const buyer = [{ role: 'buyer', locations: [], supplier: null }] as const
    await write((tx) => changeUser(tx, admin, id, { grants: buyer }))
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(await may()).toBe(false)
  })
})

describe('what was found lately', () => {
  it('is asked for once, by however many at the same moment, and again when it was not found', async () => {
    let asked = 0
    const remember = rememberRecent<string>({ forMs: 1_000, atMost: 2 })
    const find = (value: string | null) => async () => {
      asked++
      return value
    }
    await Promise.all(Array.from({ length: 50 }, () => remember('a', find('A'))))
    expect(asked).toBe(1)
    await remember('gone', find(null))
    await remember('gone', find(null))
    expect(asked).toBe(3)
  })

  it('is bounded: the oldest gives way', async () => {
    const asked: string[] = []
    const remember = rememberRecent<string>({ forMs: 60_000, atMost: 2 })
    const ask = (key: string) =>
      remember(key, async () => {
        asked.push(key)
        return key
      })
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await ask(key)
    expect(asked).toEqual(['a', 'b', 'c', 'a'])
  })

  it('does not remember a failure', async () => {
    const remember = rememberRecent<string>({ forMs: 60_000, atMost: 2 })
    await expect(remember('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect(await remember('a', async () => 'A')).toBe('A')
  })
})
