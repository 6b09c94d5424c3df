import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Principal } from '../../platform/auth/principal.ts'
import { rootFile } from '../../platform/files.ts'
import type { ChannelId, LocationId, OrderId, TenantId } from '../../platform/ids.ts'
import { ACTIONS, type Action, boundsOfAction, knows, letterOf, PARTIES, type Party, ROLES } from './policy.ts'
import { renderPermissions } from './render.ts'
import { actionsOf, boundsOf, mayTouch, type Person, permits, type Touched } from './rights.ts'

const own = {
  location: 'own location' as LocationId,
  channel: 'own channel' as ChannelId,
  supplier: 'own supplier',
  order: 'own order' as OrderId,
}
const other = { location: 'other location', channel: 'other channel', supplier: 'other supplier', order: 'other order' }
const relations = { own, other, none: {} } satisfies Record<string, Touched>

function principal(party: Party, scopes: readonly string[] = []): Principal {
  const kind = party === 'key' || party === 'customer' ? party : 'user'
  return {
    tenant: 'tenant' as TenantId,
    kind,
    id: 'id',
    name: party,
    grants: kind === 'user' ? [party] : scopes,
    locations: party === 'store_associate' || party === 'warehouse_worker' || party === 'key' ? [own.location] : [],
    channel: party === 'key' ? own.channel : null,
    supplier: party === 'partner' || party === 'key' ? own.supplier : null,
    order: party === 'customer' ? own.order : null,
  }
}

/** What a letter means, said once more and independently of the code under test. */
function expected(party: Party, action: Action, relation: keyof typeof relations): boolean {
  const letter = letterOf(party, action)
  if (letter === '-') return false
  if (letter === 'A') return true
  if (letter === 'k') return relation === 'own' || boundsOfAction(action).length === 0
  return relation === 'own'
}

describe('the policy table', () => {
  for (const party of PARTIES)
    it(`gives ${party} what it says and nothing else, on own, other and unknown objects`, () => {
      const wrong = ACTIONS.flatMap((action) => {
        const one = principal(party, [action])
        return (['own', 'other', 'none'] as const)
          .filter((relation) => mayTouch(one, action, relations[relation]) !== expected(party, action, relation))
          .map((relation) => `${action} on ${relation}`)
      })
      expect(wrong).toEqual([])
      for (const action of ACTIONS)
        expect(permits(principal(party, [action]), action), action).toBe(letterOf(party, action) !== '-')
    })

  it('lets a key do nothing without a scope, and nothing beyond its scope', () => {
    for (const action of ACTIONS) {
      const beyond = ACTIONS.filter((one) => one !== action)
      const may = letterOf('key', action) === 'A'
      expect(permits(principal('key'), action), action).toBe(may)
      expect(permits(principal('key', beyond), action), action).toBe(may)
    }
    expect(permits(principal('key', ['order.*']), 'order.place')).toBe(true)
    expect(permits(principal('key', ['order.*']), 'order.lift_hold')).toBe(false)
    for (const scope of ['*', '.*', 'orde.*', 'order', 'ORDER.*'])
      expect(permits(principal('key', [scope]), 'order.place'), scope).toBe(false)
  })

  it('denies what it does not name', () => {
    expect(knows('order.steal')).toBe(false)
    expect(knows('toString')).toBe(false)
    for (const party of PARTIES)
      expect(permits(principal(party, ['order.steal', 'order.*']), 'order.steal')).toBe(false)
    expect(permits({ ...principal('lead'), grants: [] }, 'session.read')).toBe(false)
    expect(permits({ ...principal('lead'), grants: ['key', 'customer', 'toString'] }, 'session.read')).toBe(false)
  })

  it('bounds only by what the objects of an action have', () => {
    for (const action of ACTIONS) {
      const letters = ROLES.map((role) => letterOf(role, action))
      if (letters.includes('S') || letters.includes('L')) expect(boundsOfAction(action), action).toContain('location')
      if (letters.includes('P')) expect(boundsOfAction(action), action).toContain('supplier')
      expect(['A', 'k', '-'], action).toContain(letterOf('key', action))
      expect(['A', 'T', '-'], action).toContain(letterOf('customer', action))
    }
    expect(boundsOf(principal('key', ['stock.read']), 'stock.read')).toEqual({
      locations: [own.location],
      channel: null,
      supplier: null,
      order: null,
    })
  })

  it('keeps an administrator away from money, and a key from approving', () => {
    const money = ACTIONS.filter((action) => /^(payment|refund|ledger)\./.test(action))
    expect(money.filter((action) => letterOf('administrator', action) !== '-')).toEqual([])
    for (const action of ['order.price', 'policy.write_money', 'customer.grant_credit'])
      expect(letterOf('administrator', action)).toBe('-')
    for (const action of ['order.lift_hold', 'customer.erase', 'stock.write_off', 'key.write', 'user.write'])
      expect(letterOf('key', action)).toBe('-')
  })

  it('gives a lead all that customer care has, and steering besides', () => {
    expect(ACTIONS.filter((a) => letterOf('care_agent', a) !== '-' && letterOf('lead', a) === '-')).toEqual([])
    for (const action of ['policy.write', 'hold_rule.write'])
      expect([letterOf('lead', action), letterOf('care_agent', action)]).toEqual(['A', '-'])
  })

  it('keeps the places of each role apart', () => {
    const store = 'store' as LocationId
    const depot = 'depot' as LocationId
    const person: Person = {
      ...principal('store_associate'),
      grants: ['store_associate', 'warehouse_worker'],
      locations: [store, depot],
      places: { store_associate: [store], warehouse_worker: [depot] },
    }
    expect(boundsOf(person, 'order.place').locations).toEqual([store])
    expect(boundsOf(person, 'stock.receive').locations).toEqual([store, depot])
    expect(mayTouch(person, 'order.place', { location: depot })).toBe(false)
  })

  it('gives a person with several roles the widest of them', () => {
    const person = { ...principal('store_associate'), grants: ['store_associate', 'lead'] }
    expect(mayTouch(person, 'order.place', other)).toBe(true)
    expect(mayTouch(person, 'stock.receive', other)).toBe(false)
    expect(actionsOf(person)).toContain('policy.write')
  })

  it('gives nothing to a customer without an order or a partner without a supplier', () => {
    expect(mayTouch({ ...principal('customer'), order: null }, 'order.read', {})).toBe(false)
    expect(mayTouch({ ...principal('partner'), supplier: null }, 'supply.read', { supplier: null })).toBe(false)
  })

  it('matches an order that touches one of several places', () => {
    expect(mayTouch(principal('warehouse_worker'), 'order.read', { locations: ['x', own.location] })).toBe(true)
    expect(mayTouch(principal('warehouse_worker'), 'order.read', { locations: ['x'] })).toBe(false)
  })

  it('is what docs/reference/permissions.md shows', () => {
    expect(readFileSync(rootFile('docs', 'reference', 'permissions.md'), 'utf8')).toBe(renderPermissions())
  })
})
