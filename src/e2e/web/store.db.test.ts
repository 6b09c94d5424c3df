import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { type Body, COLLECT, packed, paid, placed, sound, view } from '../../testing/order-story.ts'

const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil \u{1F600}'
const PHONE = { viewport: { width: 390, height: 844 } }
const GTIN = '40123455'
/** What a browser says of a broken line, and of a refusal that the page shows: no fault of the page. */
const EXPECTED = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 40[39]/

describeInBrowser('the store, on a phone', () => {
  const desk = useDesk(['store_associate'], {
    places: ['berlin'],
    stock: { 'berlin/tea': 50, 'berlin/cup': 50, 'hamburg/tea': 10 },
  })
  const { open } = desk
  beforeAll(async () => {
    const { context } = desk.merchant
    const text = `update catalog.item set gtin = $2 where tenant_id = $1 and sku = 'tea'`
    await desk.house.db.write(context, (tx) => tx.rows('test.gtin', text, [tx.tenant, GTIN]))
  })

  /** An order that is fetched in Berlin, released to the store there. */
  async function released(lines: object[], name = 'Ada Müller'): Promise<Body> {
    const order = await placed(desk.merchant, lines, { ...COLLECT, customer: { name, email: 'ada@example.org' } })
    await paid(desk.merchant, order.id)
    await desk.merchant.settle()
    return order
  }
  const workOf = async (order: string): Promise<Body> => (await view(desk.merchant, order)).fulfillmentOrders[0]
  const events = async (order: string, type: string): Promise<number> =>
    (await view(desk.merchant, order)).timeline.filter((one: Body) => one.type === type).length

  async function codeOf(order: string): Promise<string> {
    await desk.merchant.settle()
    const { items } = expectAnswer(await desk.merchant.as.care.get(`/v1/orders/${order}/messages`), 200)
    return /\b\d{6}\b/.exec(items.find((one: Body) => one.kind === 'ready_for_pickup').text)?.[0] ?? ''
  }

  it('picks, packs and hands over, offline in between: nothing is lost and nothing is done twice', async () => {
    const order = await released([
      { sku: 'tea', quantity: 2 },
      { sku: 'cup', quantity: 1 },
    ])
    const { context, page, faults } = await open(PHONE)
    await desk.logIn(page, 'store_associate', '/store')
    await page.getByRole('heading', { level: 1, name: 'Store Berlin' }).waitFor()
    await page.getByRole('link', { name: new RegExp(order.number) }).click()
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' })
    await shellKept(page)

    await context.setOffline(true)
    await scan(page, '4006381333931')
    await page.getByText('4006381333931 does not belong to this order').waitFor()
    for (const code of [GTIN, GTIN]) await scan(page, code)
    await page.getByText('Tea: counted').waitFor()
    await scan(page, GTIN)
    await page.getByText('Tea: all are counted already').waitFor()
    await page.getByLabel('Scan or type a code').fill('cup')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Confirm 3 units' }).click()
    await page.getByRole('button', { name: 'Pack 3 units in one package' }).click()
    await page.getByText('2 steps wait to be sent').waitFor()
    await page.reload()
    await page.getByText('2 steps wait to be sent').waitFor()
    await page.getByText(/This is as it was at/).waitFor()
    await page.getByRole('button', { name: 'Ready for pickup' }).click()
    await page.getByText('3 steps wait to be sent').waitFor()
    await page.getByText('The code can be checked with a connection only').waitFor()
    expect(await events(order.id, 'fulfillment.picked')).toBe(0)

    await context.setOffline(false)
    await page.getByText(/wait to be sent/).waitFor({ state: 'detached' })
    const types = ['fulfillment.accepted', 'fulfillment.picked', 'package.packed', 'pickup.ready']
    for (const type of types) expect(await events(order.id, type), type).toBe(1)
    expect(await workOf(order.id)).toMatchObject({ state: 'ready', packages: [{ contents: [{}, {}] }] })

    const code = await codeOf(order.id)
    await page.getByLabel('Pickup code').fill(code === '000000' ? '000001' : '000000')
    await page.getByRole('button', { name: 'Hand over' }).click()
    await page.getByText('4 more tries').waitFor()
    await page.getByLabel('Pickup code').fill(code)
    await page.getByRole('button', { name: 'Hand over' }).click()
    await page.getByText(`${order.number} handed over`).waitFor()
    expect((await view(desk.merchant, order.id)).statuses.fulfillment).toBe('delivered')
    expect(faults.filter((fault) => !EXPECTED.test(fault))).toEqual([])
    await context.close()
  })

  it('shows what the server refuses later, and lets it be resolved', async () => {
    const order = await released([{ sku: 'tea', quantity: 1 }])
    const { context, page } = await open(PHONE)
    await desk.logIn(page, 'store_associate', `/store/${(await workOf(order.id)).id}`)
    await page.getByRole('button', { name: 'One Tea more' }).click()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Confirm 1 unit' }).click()
    await page.getByRole('button', { name: 'Pack 1 unit in one package' }).click()
    await packed(desk.merchant, (await workOf(order.id)).id)
    await context.setOffline(false)
    await page.getByText(`${order.number}: Picking was refused`).waitFor()
    await page.getByText('1 later step waits for it.').waitFor()
    await page.getByRole('button', { name: 'Discard with what followed' }).click()
    await page.getByText(/was refused/).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Ready for pickup' }).waitFor()
    expect(await events(order.id, 'package.packed')).toBe(1)
    await context.close()
  })

  it('is accessible, harmless, and fits the phone', async () => {
    const order = await released([{ sku: 'cup', quantity: 2 }], HOSTILE)
    const { context, page, faults } = await open(PHONE)
    const fits = async (what: string) => {
      await expectAccessible(page, what)
      expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBeLessThanOrEqual(390)
    }
    await desk.logIn(page, 'store_associate', '/store')
    const row = page.getByRole('link', { name: new RegExp(order.number) })
    await row.waitFor()
    expect(await row.textContent()).toContain('<img src=x onerror=alert(1)>')
    await fits('list')
    await row.click()
    await page.getByRole('button', { name: 'Decline …' }).click()
    await page.getByText('another place is asked').waitFor()
    await fits('decline')
    await page.keyboard.press('Escape')
    await scan(page, 'nothing-of-this')
    await fits('pick')
    const { id } = await workOf(order.id)
    await packed(desk.merchant, id)
    await page.getByRole('button', { name: 'Ready for pickup' }).waitFor()
    await fits('packed')
    await page.getByRole('button', { name: 'Ready for pickup' }).click()
    await page.getByLabel('Pickup code').waitFor()
    await fits('counter')
    for (const button of await page.locator('.store button:visible').all())
      expect((await button.boundingBox())?.height, `button ${await button.textContent()}`).toBeGreaterThanOrEqual(48)
    expect(faults).toEqual([])
    await context.close()
  })

  it('leaves the books of the merchant whole', async () => {
    await sound(desk.house, desk.merchant)
  })
})

/** As a hand scanner types: into no field, faster than any person, ended by Enter. */
async function scan(page: Page, code: string): Promise<void> {
  const keys = JSON.stringify([...code, 'Enter'])
  await page.evaluate(
    `for (const key of ${keys}) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))`,
  )
}

/** Until the screen is put aside, a reload without a line shows nothing. */
async function shellKept(page: Page): Promise<void> {
  await page.waitForFunction(
    `caches.match('/store').then((kept) => kept !== undefined && navigator.serviceWorker.controller !== null)`,
  )
}
