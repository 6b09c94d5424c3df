import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { paid, placed, sound, view } from '../../testing/order-story.ts'
import { ADDRESS_BERLIN } from '../../testing/shop.ts'

describeInBrowser('the list of orders', () => {
  const desk = useDesk(['care_agent', 'finance'], { policies: { 'release.when': 'on_request' } })
  const { open } = desk
  const orders: { id: string; number: string }[] = []
  beforeAll(async () => {
    for (const [name, phone] of [
      ['Grace Hopper', '+49 30 5551234'],
      ['Ada Lovelace', '+49 30 5559999'],
    ] as const) {
      const order = await placed(desk.merchant, [{ sku: 'tea', quantity: 2 }], {
        customer: { name, phone },
        deliveries: [{ method: 'ship', shipTo: { ...ADDRESS_BERLIN, name } }],
      })
      await paid(desk.merchant, order.id)
      orders.push(order)
    }
  })
  const link = (page: Page, index: number) => page.getByRole('link', { name: orders[index]?.number ?? '', exact: true })
  const choose = (page: Page, index: number) =>
    page.getByRole('checkbox', { name: `Choose ${orders[index]?.number}`, exact: true })

  it('a care agent finds by phone number, changes the delivery, cancels a line, and sees the consequence first', async () => {
    const { context, page, faults } = await open()
    await desk.logIn(page, 'care_agent', '/orders')
    await link(page, 1).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('030 555 1234')
    await page.keyboard.press('Enter')
    await link(page, 1).waitFor({ state: 'detached' })
    await link(page, 0).click()
    await page.getByRole('button', { name: 'Change delivery' }).click()
    await page.getByLabel('Street and number').fill('Invalidenstraße 7')
    await page.getByText('Changes: ').waitFor()
    expect((await view(desk.merchant, orders[0]?.id ?? '')).version).toBe(1)
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByText('Invalidenstraße 7').waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByLabel('Units of Tea').fill('1')
    await page.getByText('Taken out of the order: €4.99').waitFor()
    await page.getByRole('button', { name: 'Cancel these units' }).click()
    await page.getByText('1 × Cancelled').waitFor()
    expect((await view(desk.merchant, orders[0]?.id ?? '')).lines[0].buckets.cancelled).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })

  it('acts on many at once, says of each what became of it, and goes on while one looks elsewhere', async () => {
    const { context, page, faults } = await open()
    const held = orders[1]?.id ?? ''
    expectAnswer(await desk.merchant.as.lead.post(`/v1/orders/${held}/holds`, { reason: 'call first' }), 201)
    await desk.logIn(page, 'care_agent', '/orders')
    await choose(page, 0).check()
    await choose(page, 1).check()
    await page.getByText('2 orders chosen').waitFor()
    await page.getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByText('goes to their locations as work').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click()
    await page.getByRole('link', { name: 'Control tower' }).click()
    const panel = page.getByRole('region', { name: 'Release: 2 orders' })
    await panel.getByText('1 of 2 done · 1 refused').waitFor()
    await panel.getByText('Nothing could be released: Held').waitFor()
    expect((await view(desk.merchant, orders[0]?.id ?? '')).fulfillmentOrders.length).toBe(1)
    await panel.getByRole('link', { name: orders[1]?.number ?? '' }).click()
    await page.getByText('Held: call first').waitFor()
    await panel.getByRole('button', { name: 'Close' }).click()
    await panel.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await context.close()
  })

  it('keeps a person’s views on the server, for their other devices as well, and takes a removal back', async () => {
    const first = await open()
    await desk.logIn(first.page, 'care_agent', '/orders?holds=held')
    await first.page.getByRole('button', { name: 'To release' }).click()
    await first.page.waitForURL('**/orders?needs=release')
    await first.page.getByLabel('Payment').selectOption('authorized')
    await first.page.getByRole('button', { name: 'Save view' }).click()
    await first.page.getByLabel('Name of the view').fill('Go now')
    await first.page.keyboard.press('Enter')
    await first.page.getByText('View “Go now” saved').waitFor()
    const second = await open()
    await desk.logIn(second.page, 'care_agent', '/orders')
    await second.page.getByRole('button', { name: 'Go now', exact: true }).click()
    await second.page.waitForURL('**/orders?needs=release&payment=authorized')
    await second.page.getByRole('button', { name: 'Remove view Go now' }).click()
    await second.page.getByRole('button', { name: 'Undo' }).click()
    await second.page.getByRole('button', { name: 'Go now', exact: true }).waitFor()
    expect([...first.faults, ...second.faults]).toEqual([])
    await first.context.close()
    await second.context.close()
  })

  it('gives finance the filtered list as a file, and care none', async () => {
    const { context, page } = await open()
    await desk.logIn(page, 'finance', '/orders?holds=held')
    await link(page, 1).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('orders.csv')
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const rows = Buffer.concat(chunks).toString('utf8').trim().split('\r\n')
    expect(rows.length).toBe(2)
    expect(rows[1]).toContain(orders[1]?.number)
    expect(await page.getByRole('button', { name: 'New order' }).count()).toBe(0)
    await context.close()
  })

  it('is accessible with a choice made, and fits a phone', async () => {
    const { context, page, faults } = await open({ viewport: { width: 390, height: 844 } })
    await desk.logIn(page, 'care_agent', '/orders')
    await choose(page, 0).check()
    await expectAccessible(page, 'orders')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: 'Hold', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Reason').waitFor()
    await expectAccessible(page, 'hold many')
    expect(faults).toEqual([])
    await context.close()
  })

  it('leaves the books whole', () => sound(desk.house, desk.merchant))
})
