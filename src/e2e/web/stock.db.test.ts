import { beforeAll, expect, it } from 'vitest'
import { showId } from '../../platform/ids.ts'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { type Body, placed, sound } from '../../testing/order-story.ts'

describeInBrowser('stock, in a browser', () => {
  const desk = useDesk(['warehouse_worker', 'lead'], {
    policies: { 'release.when': 'on_request' },
    places: ['hamburg', 'munich', 'berlin'],
    stock: { 'hamburg/tea': 10, 'munich/tea': 3, 'berlin/cup': 2 },
  })
  const { open } = desk
  const logIn: typeof desk.logIn = (page, role, path) => desk.logIn(page, role, path)
  const position = (place: 'hamburg' | 'munich' | 'berlin', item: 'tea' | 'cup') => {
    const { items, locations } = desk.merchant.shop
    return `/stock/${showId('item', items[item])}/${showId('location', locations[place])}`
  }
  const balance = async (at: string): Promise<Body> =>
    expectAnswer(await desk.merchant.as.wms.get(`/v1${at.replace('/stock', '/stock/positions')}`), 200)
  let order: Body
  beforeAll(async () => {
    order = await placed(desk.merchant, [{ sku: 'tea', quantity: 9 }])
  })

  it('is found, adjusted with its consequence seen before, its ledger line after, and taken back', async () => {
    const at = position('hamburg', 'tea')
    const { context, page, faults } = await open()
    await logIn(page, 'warehouse_worker', '/stock')
    await page.getByText('3 positions shown').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('tea')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/stock?search=tea')
    await page.getByText('2 positions shown').waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${at}`)
    await page.getByRole('link', { name: order.number }).or(page.getByText(order.number)).first().waitFor()
    await page.getByRole('button', { name: 'Adjust' }).click()
    await page.getByLabel('Units on the shelf').fill('5')
    await page.getByLabel('Reason').fill('water on the lower shelf')
    await page.getByText('On hand 10 → 5').waitFor()
    await page.getByText(`${order.number} 1 unit short: it waits`).waitFor()
    expect(await balance(at)).toMatchObject({ onHand: 10, reserved: 9 })
    await page.getByRole('button', { name: 'Book it' }).click()
    const line = page.getByRole('row', { name: /Counted water on the lower shelf −?-?5 5 The warehouse_worker/ })
    await line.waitFor()
    expect(await balance(at)).toMatchObject({ onHand: 5, reserved: 5 })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back: water on the lower shelf').waitFor()
    expect(await balance(at)).toMatchObject({ onHand: 10 })
    expect(faults).toEqual([])
    await context.close()
  })

  it('moves between places in two phases, each with what it changes', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'warehouse_worker', position('berlin', 'cup'))
    await page.getByRole('button', { name: 'Transfer' }).click()
    await page.getByLabel('To', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Units', { exact: true }).fill('2')
    await page.getByText('Nothing moves before they are sent').waitFor()
    await page.getByRole('button', { name: 'Ask for it' }).click()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('On hand 2 → 0').waitFor()
    await dialog.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Under way', { exact: true }).waitFor()
    expect(await balance(position('berlin', 'cup'))).toMatchObject({ onHand: 0 })
    await page.getByRole('listitem').filter({ hasText: 'Under way' }).getByRole('button', { name: 'Receive' }).click()
    await dialog.getByText('On hand 0 → 2').waitFor()
    await dialog.getByRole('button', { name: 'Receive' }).click()
    await page.getByText('Received; the transfer is closed').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('plans hours of a service and changes a limit, for who may', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'lead', '/stock/capacity')
    await page.getByText('Nobody is planned in these two weeks').waitFor()
    await page.getByRole('button', { name: 'Plan capacity' }).click()
    await page.getByLabel('Place').fill('DE')
    await page.getByRole('textbox', { name: 'Capacity' }).fill('4')
    await page.getByText(/Sets \d+ days/).waitFor()
    await page.getByRole('button', { name: 'Plan it' }).click()
    await page
      .getByRole('button', { name: /0 of 4 booked, 4 free/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'Capacity' }).fill('6')
    await page.getByText('0 stay booked; free 4 → 6.').waitFor()
    await page.getByRole('button', { name: 'Set the limit' }).click()
    await page.getByRole('button', { name: /0 of 6 booked, 6 free/ }).waitFor()
    await page.goto(position('munich', 'tea'))
    const adjust = page.getByRole('button', { name: 'Adjust' })
    await adjust.waitFor()
    expect(await adjust.getAttribute('aria-disabled')).toBe('true')
    expect(faults).toEqual([])
    await context.close()
  })

  it('is accessible, and no wider than a phone', async () => {
    const { context, page, faults } = await open({ viewport: { width: 390, height: 844 } })
    await logIn(page, 'warehouse_worker', '/stock')
    for (const path of ['/stock', position('hamburg', 'tea'), '/stock/transfers', '/stock/capacity']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[aria-busy]').first().waitFor({ state: 'detached' })
      await expectAccessible(page, path)
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390)
    }
    await page.goto(position('hamburg', 'tea'))
    await page.getByRole('button', { name: 'Receive' }).click()
    await page.getByLabel('Units that came').fill('3')
    await page.getByText('On hand 10 → 13').waitFor()
    await expectAccessible(page, 'receive dialog')
    expect(faults).toEqual([])
    await context.close()
  })

  it('leaves the books of the merchant whole', async () => {
    await sound(desk.house, desk.merchant)
  })
})
