import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { paid, placed, reported, shipped, sound, view } from '../../testing/order-story.ts'
import { ADDRESS_BERLIN } from '../../testing/shop.ts'

const LONG = 'x'.repeat(5_000)
const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil \u{1F600}'

describeInBrowser('the page of an order', () => {
  const desk = useDesk(['lead'], { policies: { 'release.when': 'on_request' } })
  const { open } = desk
  const show = async (page: Page, order: string) => {
    await desk.logIn(page, 'lead', `/orders/${order}`)
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  }

  it('two people on one order: the second sees the change live, and cannot overwrite it unseen', async () => {
    const order = await placed(desk.merchant, [{ sku: 'tea', quantity: 2 }])
    const [mine, theirs] = [await open(), await open()]
    await show(mine.page, order.id)
    await show(theirs.page, order.id)
    await theirs.page.getByRole('button', { name: 'Change delivery' }).click()
    await theirs.page.getByLabel('City').fill('Potsdam')
    await theirs.page.getByText('Changes: ').waitFor()
    await mine.page.getByRole('button', { name: 'Change delivery' }).click()
    await mine.page.getByLabel('City').fill('Hamburg')
    await mine.page.getByText('Changes: ').waitFor()
    await mine.page.getByRole('button', { name: 'Change it' }).click()
    await mine.page.getByText('Delivery changed').waitFor()
    await theirs.page.getByText('Version 2').waitFor()
    await theirs.page.getByRole('button', { name: 'Change it' }).click()
    await theirs.page.getByText('it is at version 2, you saw 1').first().waitFor()
    const { parties, deliveries } = await view(desk.merchant, order.id)
    const to = parties.find(({ party }: { party: number }) => party === deliveries[0].shipTo)
    expect(to.city).toBe('Hamburg')
    expect([...mine.faults, ...theirs.faults].filter((fault) => !fault.includes('412'))).toEqual([])
    await mine.context.close()
    await theirs.context.close()
  })

  it('tells before a release what goes and what stays, by whom it was done, and why from there', async () => {
    const order = await placed(desk.merchant, [{ sku: 'cup', quantity: 2 }])
    await paid(desk.merchant, order.id)
    const { context, page, faults } = await open()
    await show(page, order.id)
    await page.getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByText(/2 units go as .* to their location/).waitFor()
    expect((await view(desk.merchant, order.id)).fulfillmentOrders).toEqual([])
    await page.getByRole('button', { name: 'Release to the locations' }).click()
    await page.getByText('1 fulfillment order made').waitFor()
    await page
      .getByText(/· The lead/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Read the certificate' }).first().click()
    await page.getByRole('heading', { level: 1, name: /^Decision by / }).waitFor()
    await page.goBack()
    const [work] = (await view(desk.merchant, order.id)).fulfillmentOrders
    const { trackingNumber } = await shipped(desk.merchant, work.id)
    await reported(desk.merchant, trackingNumber, 'delivered')
    await page.getByRole('img', { name: /Handed over .*, Delivered / }).waitFor()
    await expectAccessible(page, 'order with its way')
    expect(faults).toEqual([])
    await context.close()
  })

  it('a hostile name is text, and one without end is refused', async () => {
    const { context, page, faults } = await open({ viewport: { width: 390, height: 844 } })
    const to = (name: string) => ({
      customer: { name },
      deliveries: [{ method: 'ship', shipTo: { ...ADDRESS_BERLIN, name } }],
    })
    const order = await placed(desk.merchant, [{ sku: 'tea', quantity: 1 }], to(HOSTILE + 'y'.repeat(150)))
    await show(page, order.id)
    expect(await page.getByText('<img src=x onerror=alert(1)>').count()).toBeGreaterThan(0)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: 'Change delivery' }).click()
    await page.getByLabel('Name', { exact: true }).fill(LONG)
    expect((await page.getByLabel('Name', { exact: true }).inputValue()).length).toBeLessThanOrEqual(5_000)
    const sent = await desk.merchant.as.care.post(`/v1/orders/${order.id}/amendments`, {
      shipTo: { ...ADDRESS_BERLIN, name: LONG },
    })
    expect(sent).toMatchObject({ status: 422, body: { path: '/shipTo/name' } })
    expectAnswer(await desk.merchant.as.care.get(`/v1/orders/${order.id}`), 200)
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
    await context.close()
    await sound(desk.house, desk.merchant)
  })
})
