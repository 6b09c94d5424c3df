import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTenant, openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import type { TenantId } from '../ids.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { LIMITS, makeGroups } from './groups.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())
const ONE = { weight: 1, bytes: 10 }

/** Groups of commands that write their number into the log, so that the database says what was committed together. */
async function counting(limits = LIMITS, break_: (command: number) => void = () => undefined) {
  const { tenant } = await openTenant(test.db)
  const groups: number[][] = []
  const counter = makeGroups<number, number>(
    test.db,
    async (tx, commands) => {
      groups.push([...commands])
      for (const command of commands) break_(command)
      for (const command of commands) if (command >= 0) tx.announce({ type: 'test.counted', data: { command } })
      return commands.map((command) => (command < 0 ? refuse.invalid_request('negative') : command * 2))
    },
    limits,
  )
  return { tenant, groups, submit: (command: number, size = ONE) => counter.submit(tenant, command, size), counter }
}

async function logged(tenant: TenantId): Promise<number[]> {
  return test.db.read(tenant, async (tx) =>
    (
      await tx.rows<{ command: number }>(
        'test.counted',
        `select (data->>'command')::int as command from platform.event where tenant_id = $1 and type = 'test.counted' order by position`,
        [tx.tenant],
      )
    ).map((row) => row.command),
  )
}

describe('commit groups', () => {
  it('join what waits while the one before commits, in the sequence of arrival', async () => {
    const { tenant, groups, submit } = await counting()
    const verdicts = await Promise.all(Array.from({ length: 50 }, (_, command) => submit(command)))
    expect(verdicts).toEqual(Array.from({ length: 50 }, (_, command) => command * 2))
    expect(groups).toHaveLength(2)
    expect(groups[0]).toEqual([0])
    expect(await logged(tenant)).toEqual(Array.from({ length: 50 }, (_, command) => command))
  })

  it('plan while the one before is written, and write in the sequence of arrival all the same', async () => {
    const { tenant } = await openTenant(test.db)
    const seen: string[] = []
    const groups = makeGroups<number, number>(test.db, async (tx, commands) => {
      seen.push(`plans ${commands}`)
      await tx.turn()
      seen.push(`writes ${commands}`)
      // Whoever did not wait for the first one would overtake it.
      await new Promise((resolve) => setTimeout(resolve, commands.includes(0) ? 200 : 0))
      for (const command of commands) tx.announce({ type: 'test.counted', data: { command } })
      return commands
    })
    const first = groups.submit(tenant, 0, ONE)
    const second = groups.submit(tenant, 1, ONE)
    await Promise.all([first, second])
    expect(seen).toEqual(['plans 0', 'writes 0', 'plans 1', 'writes 1'])
    expect(await logged(tenant)).toEqual([0, 1])
  })

  it('give each command its own verdict: a refusal takes nothing from its neighbours', async () => {
    const { tenant, submit } = await counting()
    const verdicts = await Promise.all([1, -1, 2].map((command) => submit(command)))
    expect(verdicts.map((verdict) => (isRefusal(verdict) ? verdict.refused : verdict))).toEqual([
      2,
      'invalid_request',
      4,
    ])
    expect(await logged(tenant)).toEqual([1, 2])
  })

  it('find the command that breaks, and let the others through once each', async () => {
    const { tenant, submit } = await counting(LIMITS, (command) => {
      if (command === 13) throw new Error('poisoned')
    })
    const settled = await Promise.allSettled(Array.from({ length: 40 }, (_, command) => submit(command)))
    expect(settled.flatMap((one, command) => (one.status === 'rejected' ? [command] : []))).toEqual([13])
    expect(await logged(tenant)).toEqual(Array.from({ length: 40 }, (_, command) => command).filter((n) => n !== 13))
  })

  it('are no larger than their limits, and always take one', async () => {
    const { groups, submit } = await counting({ ...LIMITS, commands: 3, weight: 10, bytes: 100 })
    await Promise.all([
      submit(0),
      submit(1),
      submit(2),
      submit(3),
      submit(4),
      submit(5, { weight: 99, bytes: 1 }),
      submit(6, { weight: 1, bytes: 90 }),
      submit(7, { weight: 1, bytes: 90 }),
    ])
    expect(groups).toEqual([[0], [1, 2, 3], [4], [5], [6], [7]])
  })

  it('refuse what would wait too long, and take more when there is room again', async () => {
    const { submit } = await counting({ ...LIMITS, queue: 4 })
    const verdicts = await Promise.all(Array.from({ length: 6 }, (_, command) => submit(command)))
    expect(verdicts.map((verdict) => (isRefusal(verdict) ? verdict.refused : 'done'))).toEqual([
      'done',
      'done',
      'done',
      'done',
      'busy',
      'busy',
    ])
    expect(await submit(9)).toBe(18)
  })

  it('of several tenants run side by side, each tenant one at a time', async () => {
    const one = await openTenant(test.db)
    const other = await openTenant(test.db)
    const underWay = new Map<string, number>()
    let together = 0
    const groups = makeGroups<number, number>(test.db, async (tx, commands) => {
      underWay.set(tx.tenant, (underWay.get(tx.tenant) ?? 0) + 1)
      expect(underWay.get(tx.tenant)).toBe(1)
      together = Math.max(together, underWay.size)
      await tx.rows('test.pause', 'select pg_sleep(0.05)', [])
      underWay.delete(tx.tenant)
      return [...commands]
    })
    await Promise.all(
      [1, 2, 3, 4].flatMap((command) => [one, other].map(({ tenant }) => groups.submit(tenant, command, ONE))),
    )
    expect(together).toBe(2)
    expect(groups.depth()).toBe(0)
  })

  it('wait briefly for a lock of others: only who needs it is kept waiting', async () => {
    const { tenant, submit } = await counting(LIMITS)
    const blocker = new pg.Client({ connectionString: test.url })
    await blocker.connect()
    await blocker.query('begin')
    await blocker.query('select 1 from platform.event_head where tenant_id = $1 for update', [tenant])
    const waiting = submit(7)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await blocker.query('rollback')
    await blocker.end()
    expect(await waiting).toBe(14)
    expect(await logged(tenant)).toEqual([7])
  })
})
