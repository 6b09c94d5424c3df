import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FulfillmentOrderId, newId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bareId,
  bucketsOf,
  openWorkingShop,
  placeAndRelease,
  stockAt,
  timelineOf,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'
import { acceptScan } from '../accept/accept.ts'
import type { FulfillmentOrder } from '../model.ts'
import { packScan } from '../pack/pack.ts'
import { DEMO_COMPANY_PREFIX } from '../pack/sscc.ts'
import { pickScan } from '../pick/pick.ts'
import { shipScan } from '../ship/ship.ts'
import { readFulfillments } from '../store.ts'
import type { Scan } from './scan.ts'
import { scanAll } from './scan-all.ts'

const workshop = useWorkshop()
const asIs = (after: FulfillmentOrder) => after
const KEYS = { kind: 'key', id: newId() } as const

/** Does scans in one transaction, each a minute after the one before and by an actor of its own. */
function together({ shop }: WorkingShop, scans: readonly Scan<FulfillmentOrder>[], from: Date) {
  return workshop.db.write(shop.context, (tx) =>
    scanAll(
      tx,
      workshop.steps,
      scans.map((scan, index) => ({
        scan,
        tx: tx.at({ occurredAt: new Date(from.getTime() + index * 60_000), quiet: false, actor: KEYS }),
      })),
    ),
  )
}

async function someWork(shop: WorkingShop, units: number): Promise<FulfillmentOrderId> {
  const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: units }])
  return bareId(work[0]?.id ?? '')
}

const rowsOf = (shop: WorkingShop, id: FulfillmentOrderId) =>
  workshop.db.read(shop.shop.context.tenant, async (tx) => ({
    work: (await readFulfillments(tx, [id]))[0],
    facts: await tx.rows<{ type: string; at: Date; actor: string }>(
      'test.facts',
      `select e.type, e.occurred_at as at, e.actor_kind as actor from platform.event e
         join fulfill.fulfillment_order f on f.tenant_id = e.tenant_id and f.order_id = e.order_id
        where e.tenant_id = $1 and f.id = $2 and e.type ~ '^(fulfillment.(accepted|picked)|package)' order by e.position`,
      [tx.tenant, id],
    ),
    moved: await tx.rows<{ units: number; at: Date; actor: string }>(
      'test.moved',
      `select units, occurred_at as at, actor_kind as actor from inventory.movement
        where tenant_id = $1 and reference_id = $2 order by occurred_at`,
      [tx.tenant, id],
    ),
  }))

describe('scans that are committed together', () => {
  it('of one fulfillment order are decided one after the other, each at its own moment and by its own actor', async () => {
    const shop = await openWorkingShop(workshop)
    const id = await someWork(shop, 3)
    const from = new Date(Date.now() - 86_400_000)
    const lines = (units: number) => [{ line: 1, units }]
    const verdicts = await together(
      shop,
      [
        acceptScan(id, null, asIs),
        acceptScan(id, null, asIs),
        pickScan(id, lines(2), null, asIs),
        pickScan(id, lines(2), null, asIs),
        pickScan(id, lines(1), null, asIs),
        packScan(id, [{ contents: lines(3) }], null, DEMO_COMPANY_PREFIX, asIs),
      ],
      from,
    )
    expect(verdicts.map((one) => (isRefusal(one) ? one.refused : one.state))).toEqual([
      'accepted',
      'already_accepted',
      'in_work',
      'units_elsewhere',
      'in_work',
      'packed',
    ])
    const minute = (count: number) => new Date(from.getTime() + count * 60_000)
    const { work, facts, moved } = await rowsOf(shop, id)
    expect(verdicts.at(-1)).toEqual(work)
    expect(work).toMatchObject({ acceptedAt: minute(0), pickedAt: minute(4), packedAt: minute(5), version: 5 })
    expect(facts.map(({ type, at, actor }) => [type, at, actor])).toEqual([
      ['fulfillment.accepted', minute(0), 'key'],
      ['fulfillment.picked', minute(2), 'key'],
      ['fulfillment.picked', minute(4), 'key'],
      ['package.packed', minute(5), 'key'],
    ])
    expect(moved).toEqual([
      { units: -2, at: minute(2), actor: 'key' },
      { units: -1, at: minute(4), actor: 'key' },
    ])
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('come to the same end as one by one, whatever is scanned in whatever sequence', async () => {
    const scan = fc.record({
      work: fc.integer({ min: 0, max: 1 }),
      kind: fc.constantFrom('accept', 'pick', 'pack', 'ship'),
      units: fc.integer({ min: 1, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(scan, { minLength: 1, maxLength: 8 }), async (story) => {
        const ends = []
        for (const size of [story.length, 1]) {
          const shop = await openWorkingShop(workshop)
          const works = [await someWork(shop, 4), await someWork(shop, 4)]
          const scans = story.map(({ work, kind, units }): Scan<FulfillmentOrder> => {
            const id = works[work] as FulfillmentOrderId
            const lines = [{ line: 1, units }]
            if (kind === 'accept') return acceptScan(id, null, asIs)
            if (kind === 'pick') return pickScan(id, lines, null, asIs)
            if (kind === 'pack') return packScan(id, [{ contents: lines }], null, DEMO_COMPANY_PREFIX, asIs)
            return shipScan(id, { carrier: 'own' }, null, ({ fulfillment }) => fulfillment)
          })
          const verdicts = []
          for (let start = 0; start < scans.length; start += size)
            verdicts.push(
              ...(await together(shop, scans.slice(start, start + size), new Date(Date.now() - 86_400_000))),
            )
          const shown = await Promise.all(works.map((id) => rowsOf(shop, id)))
          ends.push({
            verdicts: verdicts.map((one) => (isRefusal(one) ? one.refused : [one.state, one.version])),
            stock: await stockAt(workshop, shop, 'hamburg', 'tea'),
            buckets: await Promise.all(shown.map(({ work }) => bucketsOf(workshop, shop, work?.order as never))),
            facts: shown.map(({ facts }) => facts.map((one) => one.type)),
            timeline: (
              await Promise.all(shown.map(({ work }) => timelineOf(workshop, shop, work?.order as never)))
            ).map((types) => types.length),
            places: shown.map(({ work }) => work?.lines.map(({ item: _, ...line }) => line)),
            boxes: shown.map(({ work }) => work?.packages.map((box) => [box.package, box.state, box.contents])),
          })
          expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
        }
        expect(ends[0]).toEqual(ends[1])
      }),
      { numRuns: 12 },
    )
  })

  it('over HTTP keep each the moment that it says and the key that it came with', async () => {
    const shop = await openWorkingShop(workshop)
    const works = await Promise.all([1, 1, 1].map((units) => someWork(shop, units)))
    const minute = (count: number) => new Date(Date.now() - 86_400_000 + count * 60_000)
    const moments = works.map((_, index) => minute(index))
    const answers = await Promise.all(
      works.map((id, index) =>
        shop.ask.post(`/v1/fulfillment-orders/ffo_${id.replaceAll('-', '')}/picks`, {
          lines: [{ line: 1, units: 1 }],
          occurredAt: moments[index]?.toISOString(),
        }),
      ),
    )
    for (const [index, id] of works.entries()) {
      expect(answers[index]).toMatchObject({ status: 201, body: { pickedAt: moments[index]?.toISOString() } })
      const { facts, moved } = await rowsOf(shop, id)
      expect(facts.map(({ at, actor }) => [at, actor])).toEqual(Array(2).fill([moments[index], 'key']))
      expect(moved).toEqual([{ units: -1, at: moments[index], actor: 'key' }])
    }
  })

  it('over HTTP have each their own answer: what cannot be written alone fails alone', async () => {
    const shop = await openWorkingShop(workshop)
    const good = await Promise.all([1, 2, 1].map((units) => someWork(shop, units)))
    const bad = await someWork(shop, 1)
    // The shelf says that the units are gone: the guard of the balance ends the transaction of whoever picks them.
    await workshop.db.write(shop.shop.context, (tx) =>
      tx.rows(
        'test.spoil',
        `update fulfill.fulfillment_line set item_id = $3 where tenant_id = $1 and fulfillment_order_id = $2`,
        [tx.tenant, bad, newId()],
      ),
    )
    const pick = (id: FulfillmentOrderId, units: number) =>
      shop.ask.post(`/v1/fulfillment-orders/ffo_${id.replaceAll('-', '')}/picks`, { lines: [{ line: 1, units }] })
    const answers = await Promise.all([
      pick(good[0] as FulfillmentOrderId, 1),
      pick(bad, 1),
      pick(good[1] as FulfillmentOrderId, 2),
      pick(good[2] as FulfillmentOrderId, 5),
    ])
    expect(answers.map(({ status }) => status)).toEqual([201, 500, 201, 409])
    expect(answers[3]?.body).toMatchObject({ type: '/problems/units_elsewhere', path: '/lines/0/units' })
    expect((await rowsOf(shop, bad)).work?.pickedAt).toBeNull()
  })
})
