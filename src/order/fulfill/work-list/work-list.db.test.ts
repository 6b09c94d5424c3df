import { describe, expect, it } from 'vitest'
import { showId } from '../../../platform/ids.ts'
import { aPerson, client } from '../../../testing/server.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { openWorkingShop, placeAndRelease, useWorkshop, type WorkingShop } from '../../../testing/workshop.ts'

const workshop = useWorkshop()

type Role = 'store_associate' | 'warehouse_worker' | 'lead'
async function somebodyAt({ shop }: WorkingShop, role: Role, place: 'hamburg' | 'munich') {
  const grant = { role, locations: role === 'lead' ? [] : [shop.locations[place]], supplier: null }
  return client(workshop.app, (await aPerson(workshop.db, shop.context, [grant])).headers)
}
const workAt = ({ shop }: WorkingShop, place: 'hamburg' | 'munich') =>
  `/v1/locations/${showId('location', shop.locations[place])}/work`

describe('the work list of a place', () => {
  it('has what scanning needs, what is due, and what may be done with it', async () => {
    const shop = await openWorkingShop(workshop)
    await workshop.db.write(shop.shop.context, (tx) =>
      tx.rows('test.gtin', `update catalog.item set gtin = '40123455' where tenant_id = $1 and sku = 'tea'`, [
        tx.tenant,
      ]),
    )
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
    const ask = await somebodyAt(shop, 'store_associate', 'hamburg')
    const { status, body } = await ask.get(workAt(shop, 'hamburg'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ location: { name: 'Warehouse Hamburg' }, more: false })
    expect(body.items).toMatchObject([
      {
        id: work[0]?.id,
        orderNumber: expect.stringMatching(/^WEB-/),
        customer: 'Ada Müller',
        due: { what: 'ship', late: false },
        lines: [{ sku: 'tea', name: 'Tea', gtin: '00000040123455', waiting: 2 }],
      },
    ])
    const allowed = body.items[0].actions.filter((one: { allowed: boolean }) => one.allowed)
    expect(allowed.map((one: { name: string }) => one.name)).toEqual(['accept', 'decline', 'pick', 'short'])
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('has what is late first, and nothing that is done', async () => {
    const shop = await openWorkingShop(workshop)
    const works = []
    for (const units of [1, 2, 3]) works.push(await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: units }]))
    const [first, second, third] = works.map(({ work }) => work[0]?.id ?? '')
    const due = async (work: string | undefined, day: string) =>
      workshop.db.write(shop.shop.context, (tx) =>
        tx.rows('test.due', 'update fulfill.fulfillment_order set ship_by = $3 where tenant_id = $1 and id = $2', [
          tx.tenant,
          work?.slice(4),
          day,
        ]),
      )
    await due(first, '2999-01-02')
    await due(second, '2999-01-01')
    await due(third, '2020-01-01')
    const ask = await somebodyAt(shop, 'lead', 'hamburg')
    const listed = async () => (await ask.get(workAt(shop, 'hamburg'))).body.items
    expect((await listed()).map((one: { id: string }) => one.id)).toEqual([third, second, first])
    expect((await listed()).map((one: { due: { late: boolean } }) => one.due.late)).toEqual([true, false, false])
    await shop.ask.post(`/v1/fulfillment-orders/${third}/declines`, {
      lines: [{ line: 1, units: 3 }],
      reason: 'closed',
    })
    expect((await listed()).map((one: { id: string }) => one.id)).toEqual([second, first])
  })

  it('is of own places only, and names people to those who may read them', async () => {
    const shop = await openWorkingShop(workshop)
    await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 1 }])
    const other = await openWorkingShop(workshop)
    const [here, there] = [
      await somebodyAt(shop, 'warehouse_worker', 'hamburg'),
      await somebodyAt(shop, 'store_associate', 'munich'),
    ]
    expect((await here.get(workAt(shop, 'hamburg'))).body.items[0]).toMatchObject({ customer: null })
    for (const [ask, url] of [
      [there, workAt(shop, 'hamburg')],
      [here, workAt(other, 'hamburg')],
      [await somebodyAt(shop, 'lead', 'hamburg'), workAt(other, 'hamburg')],
    ] as const)
      expect(await ask.get(url)).toMatchObject({ status: 404, body: { type: '/problems/not_found' } })
  })
})
