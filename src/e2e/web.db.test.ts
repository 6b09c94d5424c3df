import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, hashPassword, type Role } from '../organisation/index.ts'
import { buildWeb, openBrowser } from '../testing/browser.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { action, paid, placed, sound, view } from '../testing/order-story.ts'
import { given } from '../testing/server.ts'
import { ADDRESS_BERLIN } from '../testing/shop.ts'

const PASSWORD = 'correct horse battery staple'
const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil \u{1F600}'

const opened = await openBrowser()
if ('missing' in opened) process.stderr.write(`Browser tests are skipped: ${opened.missing}\n`)

describe.skipIf('missing' in opened)('the web app, in a browser', () => {
  let folder = ''
  let built = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'web-'))
    built = await buildWeb(folder)
  })
  const house = useHouse({ web: () => built })
  let merchant: Merchant
  let tenant = ''
  const orders: { id: string; number: string }[] = []
  beforeAll(async () => {
    merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
    tenant = await addPeople(['lead', 'buyer'])
    for (const name of ['Ada Müller', HOSTILE])
      orders.push(
        await placed(merchant, [{ sku: 'tea', quantity: 2 }], {
          customer: { name },
          deliveries: [{ method: 'ship', shipTo: { ...ADDRESS_BERLIN, name } }],
        }),
      )
    for (const { id } of orders) await paid(merchant, id)
  })
  afterAll(async () => {
    if ('browser' in opened) await opened.browser.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function addPeople(roles: readonly Role[]): Promise<string> {
    const passwordHash = await hashPassword(PASSWORD)
    return house.db.write(merchant.shop.context, async (tx) => {
      for (const role of roles) {
        const grants = [{ role, locations: [], supplier: null }]
        given(await createUser(tx, { email: `${role}@example.org`, name: `The ${role}`, passwordHash, grants }))
      }
      const [row] = await tx.rows<{ slug: string }>('test.slug', 'select slug from platform.tenant where id = $1', [
        tx.tenant,
      ])
      return row?.slug ?? ''
    })
  }

  /** A browser of somebody's own; whatever the page complains of fails the test at its end. */
  async function open(
    options: BrowserContextOptions = {},
  ): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
    if (!('browser' in opened)) throw new Error(opened.missing)
    const context = await opened.browser.newContext({ locale: 'en', baseURL: house.url, ...options })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      // Nobody is logged in at first: that the server says so is no fault.
      if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text())
    })
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push(`a script ran: ${dialog.message()}`)))
    return { context, page, faults }
  }

  async function logIn(page: Page, role: Role, path = '/'): Promise<void> {
    await page.goto(path)
    await page.getByLabel('Merchant').fill(tenant)
    await page.getByLabel('E-mail').fill(`${role}@example.org`)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  }

  async function expectAccessible(page: Page, what: string): Promise<void> {
    await page.waitForTimeout(300) // what fades in is judged when it is there
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
    expect(said, what).toEqual([])
  }

  it.each(['light', 'dark'] as const)('is accessible on every screen, and harmless, in %s', async (colorScheme) => {
    const { context, page, faults } = await open({ colorScheme })
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
    await page.waitForURL(`**/orders?number=${orders[0]?.number}`)
    await page.getByRole('link', { name: orders[0]?.number ?? '' }).waitFor()
    await page.waitForTimeout(300) // the palette gives the keyboard back when it has closed
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: orders[0]?.number ?? '' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('shows what an act does before it is done, does it once, and others see it at once', async () => {
    const order = await placed(merchant, [{ sku: 'tea', quantity: 2 }])
    const [mine, theirs] = [await open(), await open()]
    await logIn(mine.page, 'lead', `/orders/${order.id}`)
    await logIn(theirs.page, 'lead', `/orders/${order.id}`)
    const { page } = mine
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByLabel('Units of Tea').fill('1')
    await page.getByText('Taken out of the order: €4.99').waitFor()
    expect((await view(merchant, order.id)).lines[0].buckets.cancelled).toBe(0)
    await page.getByRole('button', { name: 'Cancel these units' }).click()
    await page.getByText('Units cancelled').first().waitFor()
    expect((await view(merchant, order.id)).lines[0].buckets.cancelled).toBe(1)
    await theirs.page.getByText('1 × Cancelled').waitFor({ timeout: 5_000 })
    expect([...mine.faults, ...theirs.faults]).toEqual([])
    await mine.context.close()
    await theirs.context.close()
  })

  it('takes a hold back by its toast, and says of what cannot be done why', async () => {
    const order = await placed(merchant, [{ sku: 'tea', quantity: 1 }])
    const { context, page, faults } = await open()
    await logIn(page, 'lead', `/orders/${order.id}`)
    const refund = page.getByRole('button', { name: 'Refund' })
    expect(await refund.getAttribute('aria-disabled')).toBe('true')
    expect(await refund.getAttribute('aria-description')).toBe(action(await view(merchant, order.id), 'refund').why)
    await page.getByRole('button', { name: 'Hold', exact: true }).click()
    await page.getByLabel('Reason').fill('call the customer first')
    await page.getByRole('button', { name: 'Hold it' }).click()
    await page.getByText('Held: call the customer first').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Held: call the customer first').waitFor({ state: 'detached' })
    expect((await view(merchant, order.id)).statuses.holds).toBe('none')
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
    expectAnswer(await merchant.as.lead.get('/v1/reports/drift'), 200)
    await sound(house, merchant)
  })
})
