import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Follower, follow } from '../src/platform/events/follower.ts'
import { newId } from '../src/platform/ids.ts'
import { fireTimers, setTimer } from '../src/platform/jobs/timers.ts'
import { openTenant, openTestDatabase, type TestDatabase } from '../src/testing/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

const PROCESSES = Array.from({ length: 6 })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('several processes at once', () => {
  it('fire each timer once, and one that fails again later without holding up the others', async () => {
    const context = await openTenant(test.db)
    const subjects = Array.from({ length: 12 }, () => newId())
    await test.db.write(context, async (tx) => {
      for (const subject of subjects) await setTimer(tx, { kind: 'test.ring', subject, dueAt: tx.now })
    })
    const rung: string[] = []
    const kind = {
      kind: 'test.ring',
      fire: async (tx: Parameters<Parameters<typeof test.db.write>[1]>[0], timer: { subject: string }) => {
        await pause(5)
        if (timer.subject === subjects[0]) throw new Error('broken')
        await tx.rows('test.nothing', 'select 1', [])
        rung.push(timer.subject)
      },
    }
    await Promise.all(PROCESSES.map(() => fireTimers(test.db, context.tenant, [kind])))
    expect(rung.sort()).toEqual(subjects.slice(1).sort())
    const left = await test.db.read(context.tenant, (tx) =>
      tx.rows(
        'test.left',
        'select subject_id as subject, problem, due_at > now() as later from platform.timer where tenant_id = $1 and fired_at is null',
        [tx.tenant],
      ),
    )
    expect(left).toEqual([{ subject: subjects[0], problem: 'Error: broken', later: true }])
  })

  it('read each event once for a follower, in the order of the log, also what commits late', async () => {
    const context = await openTenant(test.db)
    const seen: number[] = []
    const follower: Follower = {
      name: 'test.reader',
      types: new Set(['test.happened']),
      async handle(_tx, event) {
        await pause(1)
        seen.push(event.position)
      },
    }
    const write = (ms: number) =>
      test.db.write(context, async (tx) => {
        tx.announce({ type: 'test.happened' })
        await tx.rows('test.sleep', 'select pg_sleep($1)', [ms / 1000])
      })
    const writing = Promise.all([write(300), ...Array.from({ length: 20 }, (_one, index) => write(index * 5))])
    for (let rounds = 0; rounds < 5; rounds++)
      await Promise.all(PROCESSES.map(() => follow(test.db, context.tenant, follower)))
    await writing
    await follow(test.db, context.tenant, follower)
    expect(seen).toEqual(Array.from({ length: 21 }, (_one, index) => index + 1))
  })
})
