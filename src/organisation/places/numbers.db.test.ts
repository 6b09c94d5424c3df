import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masterChanged } from '../../platform/events/master.ts'
import type { ChannelId } from '../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { takeOrderNumbers } from './numbers.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

async function channelOf(shop: Shop): Promise<ChannelId> {
  const [row] = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ id: ChannelId }>(
      'test.channel',
      `select id from organisation.channel where tenant_id = $1 and code = 'web'`,
      [tx.tenant],
    ),
  )
  if (!row) throw new Error('no channel')
  return row.id
}

function take(shop: Shop, channel: ChannelId, count: number, fails = false): Promise<string[]> {
  return test.db.write(shop.context, async (tx) => {
    const numbers = (await takeOrderNumbers(tx, new Map([[channel, count]]))).get(channel) ?? []
    if (fails) throw new Error('changed my mind')
    return numbers
  })
}

describe('order numbers', () => {
  it('are never given twice, in a rush or not, whoever fails meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ count: fc.integer({ min: 1, max: 300 }), fails: fc.boolean(), together: fc.boolean() }), {
          minLength: 1,
          maxLength: 10,
        }),
        async (wishes) => {
          const shop = await openShop(test.db)
          const channel = await channelOf(shop)
          const given: string[] = []
          const underWay: Promise<void>[] = []
          for (const { count, fails, together } of wishes) {
            const one = take(shop, channel, count, fails).then(
              (numbers) => {
                expect(numbers).toHaveLength(count)
                given.push(...numbers)
              },
              () => undefined,
            )
            if (together) underWay.push(one)
            else await one
          }
          await Promise.all(underWay)
          expect(new Set(given).size).toBe(given.length)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('follow each other without a gap where orders come one by one', async () => {
    const shop = await openShop(test.db)
    const channel = await channelOf(shop)
    const [first = ''] = await take(shop, channel, 1)
    const next = Number(/\d+$/.exec(first)?.[0]) + 1
    expect(await take(shop, channel, 1)).toEqual([first.replace(/\d+$/, String(next))])
  })

  it('carry the prefix of now, also those that a process took ahead', async () => {
    const shop = await openShop(test.db)
    const channel = await channelOf(shop)
    await take(shop, channel, 20)
    await test.db.write(shop.context, async (tx) => {
      await tx.rows(
        'test.prefix',
        `update organisation.channel set number_prefix = 'NEW-' where tenant_id = $1 and id = $2`,
        [tx.tenant, channel],
      )
      masterChanged(tx, 'organisation')
    })
    expect((await take(shop, channel, 2)).every((number) => number.startsWith('NEW-'))).toBe(true)
  })
})
