import { beforeAll, expect, it, vi } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { type Body, paid, placed, shipped, sound, view } from '../../testing/order-story.ts'

describeInBrowser('the control tower, in a browser', () => {
  const desk = useDesk(['lead', 'buyer'], { stock: { 'hamburg/tea': 20, 'munich/tea': 20 } })
  const orders: Body[] = []
  const get = async (path: string): Promise<Body> => expectAnswer(await desk.merchant.as.lead.get(path), 200)
  beforeAll(async () => {
    for (const quantity of [1, 2, 3]) {
      const order = await placed(desk.merchant, [{ sku: 'tea', quantity }])
      await paid(desk.merchant, order.id)
      orders.push(order)
    }
    await desk.merchant.settle()
    const [done] = orders
    await shipped(desk.merchant, (await view(desk.merchant, done?.['id'])).fulfillmentOrders[0].id)
    for (const quantity of [1, 1]) {
      const held = await placed(desk.merchant, [{ sku: 'tea', quantity }])
      const hold = { reason: 'call the customer first' }
      expectAnswer(await desk.merchant.as.lead.post(`/v1/orders/${held.id}/holds`, hold), 201)
      orders.push(held)
    }
    await vi.waitFor(async () => expect((await get('/v1/reports/process')).behind).toBe(0), { timeout: 30_000 })
  }, 120_000)

  it('leads from the map along a way to an order, which is moved to where it will not be late', async () => {
    const { context, page, faults } = await desk.open()
    await desk.logIn(page, 'lead')
    await page.getByRole('link', { name: 'Process map' }).click()
    await page
      .getByRole('button', { name: /^Order placed → / })
      .first()
      .waitFor()
    await page.getByRole('combobox', { name: 'Follow' }).click()
    await page.getByRole('option', { name: 'Fulfillment orders' }).click()
    await page.waitForURL('**/process?object=fulfillment_order*')
    await page
      .getByRole('button', { name: /^Released to a location → / })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await panel.getByRole('link', { name: orders[0]?.['number'] }).waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await page.goto(`/orders/${orders[2]?.['id']}`)
    await page.getByRole('button', { name: 'Move to another location' }).click()
    await page.getByRole('combobox', { name: 'To location' }).click()
    // A place that has all of it stands first; a store that sends nothing is not offered.
    await page.getByText('Has all of it').waitFor()
    expect(await page.getByRole('option').allTextContents()).toEqual(['Warehouse Munich'])
    await page.getByRole('option', { name: /Munich/ }).click()
    await page.getByText('3 units move.').waitFor()
    const before = (await view(desk.merchant, orders[2]?.['id'])).fulfillmentOrders
    expect(before).toHaveLength(1)
    await page.getByRole('dialog').getByRole('button', { name: 'Move to another location' }).click()
    await page.getByText(/^Moved: /).waitFor()
    const after = (await view(desk.merchant, orders[2]?.['id'])).fulfillmentOrders
    expect(after.find((work: Body) => work.state !== 'cancelled').locationName).toMatch(/Munich/)
    expect(faults).toEqual([])
    await context.close()
  })

  it('sets a target, which the tower measures against, and takes it back', async () => {
    const { context, page, faults } = await desk.open()
    await desk.logIn(page, 'lead')
    await page.getByRole('button', { name: 'Set the target of Pick' }).click()
    await page.getByLabel('Minutes that may pass').fill('45')
    await page.getByText('The step is marked when its middle value is above 45 min.').waitFor()
    await page.getByRole('button', { name: 'Set the target', exact: true }).click()
    await page.getByRole('row', { name: /^Pick/ }).getByText('45 min').waitFor()
    const target = async () => (await get('/v1/reports/tower')).steps.find((one: Body) => one.step === 'pick').targetS
    expect(await target()).toBe(2700)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('row', { name: /^Pick/ }).getByText('no target').waitFor()
    expect(await target()).toBeNull()
    await page.getByText('Per location').click()
    await page.waitForURL('**/?by=location')
    await page.getByRole('button', { name: /^Pick, Warehouse Hamburg/ }).click()
    await page.getByRole('dialog').getByRole('link', { name: orders[0]?.['number'] }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Perfect orders/ }).click()
    await page.getByRole('dialog').getByText(/SCOR/).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('acts on exceptions together, after saying what will happen, with a verdict for each', async () => {
    const { context, page, faults } = await desk.open()
    await desk.logIn(page, 'lead')
    await page.getByRole('link', { name: 'Act on them: Held' }).click()
    await page.getByLabel('Choose all').check()
    await page.getByRole('button', { name: 'Lift hold' }).click()
    await page.getByText(/^Every hold .* is lifted/).waitFor()
    await page.getByRole('textbox', { name: 'Reason' }).fill('the customer said yes')
    await page.getByRole('dialog').getByRole('button', { name: 'Lift hold' }).click()
    await page.getByText('Nothing of this kind').waitFor()
    for (const { id } of orders.slice(3)) expect((await view(desk.merchant, id)).statuses.holds).toBe('none')
    expect(faults).toEqual([])
    await context.close()
  })

  it('offers a target and an export to those alone who may', async () => {
    const { context, page } = await desk.open()
    await desk.logIn(page, 'buyer')
    await page.getByRole('heading', { name: 'How long each step takes' }).waitFor()
    expect(await page.getByRole('button', { name: /^Set the target of/ }).count()).toBe(0)
    await page.goto('/process?view=table')
    await page.getByRole('heading', { name: 'The ways of the process' }).waitFor()
    expect(await page.getByRole('link', { name: /OCEL/ }).count()).toBe(0)
    await context.close()
  })

  it('is accessible in light and dark, and fits a phone', async () => {
    const phone = { width: 390, height: 844 }
    const { context, page, faults } = await desk.open({ viewport: phone, reducedMotion: 'reduce' })
    await desk.logIn(page, 'lead')
    for (const [path, heading] of [
      ['/?by=channel', 'How good the orders were'],
      ['/process?share=100', 'Map of the process'],
      ['/process?view=table', 'The ways of the process'],
      ['/process?from=order.placed&to=order.sourced', 'Orders behind it, slowest first'],
      ['/exceptions?kind=late', 'Late'],
    ] as const) {
      await page.goto(path)
      await page.getByRole('heading', { name: heading, exact: true }).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390)
      await expectAccessible(page, path)
    }
    expect(faults).toEqual([])
    await context.close()
  })

  it('leaves the books of the merchant whole', () => sound(desk.house, desk.merchant))
})
