import { expect, it } from 'vitest'
import { linkToken } from '../../order/capture/link/link.ts'
import { type OrderId, readId } from '../../platform/ids.ts'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { type Body, paid, placed, reported, shipped, sound, view } from '../../testing/order-story.ts'
import { testVault } from '../../testing/server.ts'

const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil \u{1F600}'
const PHONE = { viewport: { width: 390, height: 844 } }

describeInBrowser('the page behind a customer’s link', () => {
  const desk = useDesk([])
  const { open } = desk
  const pathOf = ({ id }: Body) => `/o/${linkToken(testVault, desk.merchant.context.tenant, readId<OrderId>(id))}`

  it('follows an order from the phone: cancels a unit, hears where it is, says how it was, returns something', async () => {
    const { merchant } = desk
    const order = await placed(merchant, [{ sku: 'cup', quantity: 3 }])
    await merchant.settle()
    const { context, page, faults } = await open(PHONE)
    await page.goto(pathOf(order))
    await page.getByRole('heading', { level: 1, name: 'Ihre Bestellung ist für Sie reserviert' }).waitFor()
    await page.getByLabel('Sprache').selectOption('en')
    await page.getByRole('heading', { level: 1, name: 'Your order is reserved for you' }).waitFor()

    await page.getByRole('button', { name: 'Choose: Cancel' }).click()
    await page.getByRole('button', { name: 'One Cup more' }).click()
    await page.getByText('The order then costs €25.00').waitFor()
    expect((await view(merchant, order.id)).lines[0].buckets.cancelled).toBe(0)
    await page.getByRole('button', { name: 'Cancel 1 item' }).click()
    await page.getByText('Cancelled.').waitFor()
    expect((await view(merchant, order.id)).lines[0].buckets.cancelled).toBe(1)

    await page.getByRole('button', { name: 'Choose: Change the address' }).click()
    await page.getByLabel('Name').fill('Ada Müller')
    await page.getByLabel('Street and number').fill('Invalidenstraße 5')
    await page.getByLabel('Postal code').fill('10115')
    await page.getByLabel('City').fill('Berlin')
    await page.getByRole('button', { name: 'Send it there' }).click()
    await page.getByText('It goes to the new address.').waitFor()

    await paid(merchant, order.id)
    await merchant.settle()
    const [work] = (await view(merchant, order.id)).fulfillmentOrders
    const { trackingNumber } = await shipped(merchant, work.id)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'On its way to you' }).waitFor()
    await page.getByText(trackingNumber).waitFor()
    await page.getByText('Nothing can be cancelled any more').waitFor()
    expect(await page.getByRole('button', { name: 'Choose: Cancel' }).count()).toBe(0)
    await reported(merchant, trackingNumber, 'delivered')
    await page.reload()
    await page.getByRole('button', { name: '5 stars' }).click()
    await page.getByLabel('Do you want to say more?').fill('Lovely cups')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Thank you for your words.').waitFor()
    await page.getByRole('button', { name: 'Choose: Return something' }).click()
    await page.getByRole('button', { name: 'One Cup more' }).click()
    await page.getByRole('button', { name: 'Return 1 item' }).click()
    await page.getByText(/Your return R-\S+ is registered/).waitFor()
    const end = await view(merchant, order.id)
    expect(end.returns).toMatchObject([{ expected: 1 }])
    expect(end.timeline.filter((one: Body) => one.type === 'feedback.given')).toHaveLength(2)
    expect(faults).toEqual([])
    await context.close()
  })

  it('is accessible, harmless, and fits the phone', async () => {
    const { merchant } = desk
    const [brand] = expectAnswer(await merchant.as.admin.get('/v1/brands'), 200).items
    const look = { color: '#f2c200' }
    expectAnswer(await merchant.as.admin.patch(`/v1/brands/${brand.id}`, { name: HOSTILE, look }), 200)
    const order = await placed(merchant, [{ sku: 'cup', quantity: 2 }], { locale: 'en' })
    await paid(merchant, order.id)
    await merchant.settle()
    const { context, page, faults } = await open(PHONE)
    const fits = async (what: string) => {
      await expectAccessible(page, what)
      expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBeLessThanOrEqual(390)
    }
    await page.goto(pathOf(order))
    await page.getByRole('button', { name: 'Choose: Cancel' }).click()
    await page.getByRole('button', { name: 'One Cup more' }).click()
    await page.getByText('What will happen').waitFor()
    expect(await page.locator('.brand').textContent()).toContain('<img src=x onerror=alert(1)>')
    await fits('cancelling')
    const [work] = (await view(merchant, order.id)).fulfillmentOrders
    const { trackingNumber } = await shipped(merchant, work.id)
    await reported(merchant, trackingNumber, 'delivered')
    await page.reload()
    await page.getByRole('button', { name: 'Choose: Return something' }).click()
    await fits('arrived')
    await page.goto('/o/ktl_nothing')
    await page.getByRole('heading', { name: 'This link does not open an order' }).waitFor()
    await fits('no order')
    expect(faults).toEqual([])
    await context.close()
  })

  it('goes on being shown when the line breaks, with what it is of, and is used without a mouse', async () => {
    const order = await placed(desk.merchant, [{ sku: 'cup', quantity: 1 }], { locale: 'en' })
    await desk.merchant.settle()
    const { context, page } = await open({ locale: 'tr' })
    await page.goto('/o/ktl_nothing')
    await page.getByText('Bu bağlantı bir sipariş açmıyor').waitFor()
    await page.goto(pathOf(order))
    await page.getByRole('heading', { level: 1, name: 'Your order is reserved for you' }).waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Choose: Cancel' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'One Cup more' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('We cannot be reached just now').waitFor()
    await context.setOffline(false)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'One Cup more' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('What will happen').waitFor()
    await context.close()
  })

  it('leaves the books of the merchant whole', async () => {
    await sound(desk.house, desk.merchant)
  })
})
