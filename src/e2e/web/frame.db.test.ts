import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { action, paid, placed, sound, view } from '../../testing/order-story.ts'
import { ADDRESS_BERLIN } from '../../testing/shop.ts'

const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil \u{1F600}'

describeInBrowser('the web app, in a browser', () => {
  const desk = useDesk(['lead', 'buyer'], { policies: { 'release.when': 'on_request' } })
  const { open } = desk
  const logIn: typeof desk.logIn = (page, role, path) => desk.logIn(page, role, path)
  const orders: { id: string; number: string }[] = []
  beforeAll(async () => {
    for (const name of ['Ada Müller', HOSTILE])
      orders.push(
        await placed(desk.merchant, [{ sku: 'tea', quantity: 2 }], {
          customer: { name },
          deliveries: [{ method: 'ship', shipTo: { ...ADDRESS_BERLIN, name } }],
        }),
      )
    for (const { id } of orders) await paid(desk.merchant, id)
  })

  it('is accessible on every screen, and harmless', async () => {
    const { context, page, faults } = await open()
    await page.goto('/orders')
    await page.getByLabel('Merchant').waitFor()
    await expectAccessible(page, 'login')
    await logIn(page, 'lead', '/orders')
    await page.getByRole('link', { name: orders[1]?.number ?? '' }).waitFor()
    await expectAccessible(page, 'orders')
    await page.getByRole('link', { name: orders[1]?.number ?? '' }).click()
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    expect(await page.getByText('<img src=x onerror=alert(1)>').count()).toBeGreaterThan(0)
    await expectAccessible(page, 'order')
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByText('Taken out of the order').waitFor()
    await expectAccessible(page, 'cancel dialog')
    await page.goto('/')
    await page.getByRole('heading', { name: 'How long each step takes' }).waitFor()
    await expectAccessible(page, 'tower')
    await page.goto('/nowhere')
    await page.getByText('There is no screen at this address').waitFor()
    await expectAccessible(page, 'no screen')
    expect(faults).toEqual([])
    await context.close()
  })

  it('is used without a mouse: palette, search, list, order', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'lead')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search or go to …').fill(orders[0]?.number ?? '')
    await page.getByText(`Search orders for “${orders[0]?.number}”`).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/orders?q=${orders[0]?.number}`)
    await page.getByRole('link', { name: orders[0]?.number ?? '' }).waitFor()
    await page.waitForTimeout(300) // the palette gives the keyboard back when it has closed
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: orders[0]?.number ?? '' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('shows what an act does before it is done, does it once, and others see it at once', async () => {
    const order = await placed(desk.merchant, [{ sku: 'tea', quantity: 2 }])
    const [mine, theirs] = [await open(), await open()]
    await logIn(mine.page, 'lead', `/orders/${order.id}`)
    await logIn(theirs.page, 'lead', `/orders/${order.id}`)
    const { page } = mine
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByLabel('Units of Tea').fill('1')
    await page.getByText('Taken out of the order: €4.99').waitFor()
    expect((await view(desk.merchant, order.id)).lines[0].buckets.cancelled).toBe(0)
    await page.getByRole('button', { name: 'Cancel these units' }).click()
    await page.getByText('Units cancelled').first().waitFor()
    expect((await view(desk.merchant, order.id)).lines[0].buckets.cancelled).toBe(1)
    await theirs.page.getByText('1 × Cancelled').waitFor({ timeout: 5_000 })
    expect([...mine.faults, ...theirs.faults]).toEqual([])
    await mine.context.close()
    await theirs.context.close()
  })

  it('takes a hold back by its toast, and says of what cannot be done why', async () => {
    const order = await placed(desk.merchant, [{ sku: 'tea', quantity: 1 }])
    const { context, page, faults } = await open()
    await logIn(page, 'lead', `/orders/${order.id}`)
    const refund = page.getByRole('button', { name: 'Refund' })
    expect(await refund.getAttribute('aria-disabled')).toBe('true')
    expect(await refund.getAttribute('aria-description')).toBe(
      action(await view(desk.merchant, order.id), 'refund').why,
    )
    await page.getByRole('button', { name: 'Hold', exact: true }).click()
    await page.getByLabel('Reason').fill('call the customer first')
    await page.getByRole('button', { name: 'Hold it' }).click()
    await page.getByText('Held: call the customer first').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Held: call the customer first').waitFor({ state: 'detached' })
    expect((await view(desk.merchant, order.id)).statuses.holds).toBe('none')
    expect(faults).toEqual([])
    await context.close()
  })

  it('speaks the language that is chosen, shows what the role may see, and goes on after the line broke', async () => {
    const { context, page } = await open()
    await logIn(page, 'buyer')
    await page.getByRole('link', { name: 'Control tower' }).waitFor()
    expect(await page.getByRole('link', { name: 'Orders', exact: true }).count()).toBe(0)
    await page.goto('/orders')
    await page.getByText('Your role does not show this screen').waitFor()
    await page.getByRole('button', { name: 'Account and settings' }).click()
    await page.getByRole('menuitem', { name: 'Deutsch' }).click()
    await page.getByText('Ihre Rolle zeigt diese Ansicht nicht').waitFor()
    await context.setOffline(true)
    await page.getByText('Keine Verbindung zu Kontor').waitFor()
    await context.setOffline(false)
    await page.getByText('Keine Verbindung zu Kontor').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Konto und Einstellungen' }).click()
    await page.getByRole('menuitem', { name: 'Abmelden' }).click()
    await page.getByLabel('Händler').waitFor()
    expect((await page.request.get('/v1/session')).status()).toBe(401)
    await context.close()
  })

  it('fits a phone: nothing is wider than the screen', async () => {
    const { context, page } = await open({ viewport: { width: 390, height: 844 } })
    await logIn(page, 'lead', `/orders/${orders[1]?.id}`)
    for (const path of [`/orders/${orders[1]?.id}`, '/orders', '/']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390)
    }
    await context.close()
  })

  it('leaves the books of the merchant whole', async () => {
    expectAnswer(await desk.merchant.as.lead.get('/v1/reports/drift'), 200)
    await sound(desk.house, desk.merchant)
  })
})
