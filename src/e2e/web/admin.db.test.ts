import { expect, it } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { type Body, placed, sound, view } from '../../testing/order-story.ts'

const PARTS = ['locations', 'channels', 'people', 'keys', 'catalog', 'import', 'policies', 'services', 'audit']

describeInBrowser('administration, in a browser', () => {
  const desk = useDesk(['administrator', 'lead'], { stock: { 'hamburg/cup': 5 } })
  const { open } = desk
  const logIn: typeof desk.logIn = (page, role, path) => desk.logIn(page, role, path)

  it('opens a new store without a deploy, brings its stock in as a file, and an order is sourced from it', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'administrator')
    await page.keyboard.press('Control+6')
    await page.waitForURL('**/admin/locations')
    await page.getByRole('button', { name: 'Open a location' }).click()
    await page.getByLabel('Name').fill('Store Köln')
    expect(await page.getByRole('textbox', { name: 'Code', exact: true }).inputValue()).toBe('store-koln')
    await page.getByLabel('Postal code').fill('50667')
    await page.getByRole('textbox', { name: 'Town' }).fill('Köln')
    await page.getByLabel('Country').first().fill('Germany')
    await page.getByRole('option', { name: 'Germany' }).click()
    await page.getByLabel('Time zone').first().fill('Europe/Berlin')
    await page.keyboard.press('Tab')
    await page.getByText('Orders are sourced from it as soon as it has stock').waitFor()
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Store Köln' }).waitFor()
    await page.getByRole('list', { name: 'The next two weeks' }).getByText('09:00–18:00').first().waitFor()
    await page.getByRole('button', { name: 'Change capacity' }).click()
    await page.getByLabel('Orders a day').fill('25')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('dd', { hasText: '25' }).waitFor()

    await page.goto('/admin/import')
    await page.getByLabel('What is in it').selectOption('stock')
    const lines = ['sku,location,units', 'tea,store-koln,4', 'ghost,store-koln,1', '']
    const file = { name: 'opening.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Bring it in' }).click()
    await page.getByText('1 line was refused').first().waitFor()
    await page.getByRole('row', { name: '3 ghost store-koln sku there is no item ghost' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the report' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('refused-stock.csv')
    await expectAccessible(page, 'report of an import')

    const order = await placed(desk.merchant, [{ sku: 'tea', quantity: 2 }])
    const certificates = JSON.stringify((await view(desk.merchant, order.id)).decisions ?? [])
    const { items } = expectAnswer(await desk.merchant.as.lead.get('/v1/stock/positions?search=tea'), 200)
    expect(items, certificates).toMatchObject([{ place: 'Store Köln', onHand: 4 }])
    expect(items[0].reserved + items[0].allocated).toBe(2)
    expect(faults).toEqual([])
    await context.close()
  })

  it('adds a person who logs in with the password that was shown and sees only theirs, and takes them off again', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'administrator', '/admin/people')
    await page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Ida Store')
    await dialog.getByLabel('E-mail').fill('ida@example.org')
    await dialog.getByRole('checkbox', { name: 'Store associate' }).check()
    await dialog.getByLabel('Works at').first().click()
    await page.getByRole('option', { name: 'Store Berlin' }).click()
    await page.keyboard.press('Escape')
    await dialog.getByText('Store associate: Store Berlin').waitFor()
    const password = await dialog.getByLabel('First password').inputValue()
    expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    await dialog.getByRole('button', { name: 'Add a person' }).click()
    await page.getByRole('row', { name: /Ida Store/ }).waitFor()

    const theirs = await open()
    await theirs.page.goto('/')
    await theirs.page.getByLabel('Merchant').fill(desk.slug)
    await theirs.page.getByLabel('E-mail').fill('ida@example.org')
    await theirs.page.getByLabel('Password', { exact: true }).fill(password)
    await theirs.page.keyboard.press('Enter')
    const screens = theirs.page.getByRole('navigation', { name: 'Screens' })
    await screens.getByRole('link', { name: 'Store' }).waitFor()
    expect(await screens.getByRole('link', { name: 'Administration' }).count()).toBe(0)
    await theirs.page.goto('/admin/people')
    await theirs.page.getByText('Your role does not show this screen').waitFor()

    await page.getByRole('button', { name: 'Edit Ida Store' }).click()
    await dialog.getByLabel('May log in').uncheck()
    await dialog.getByText('They are logged out everywhere').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /Ida Store.*Switched off/ }).waitFor()
    await theirs.page.goto('/')
    await theirs.page.getByLabel('Merchant').waitFor()
    expect([...faults, ...theirs.faults]).toEqual([])
    await theirs.context.close()
    await context.close()
  })

  it('shows a key once, and revokes it', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'administrator', '/admin/keys')
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Web shop live')
    await dialog.getByLabel('Channel').selectOption({ label: 'Web shop' })
    await dialog.getByText('Only for Web shop.').waitFor()
    await dialog.getByText('Let it do less').click()
    await dialog.getByRole('checkbox', { name: 'webhook.write' }).uncheck()
    await dialog.getByRole('button', { name: 'Make a key' }).click()
    const token = await dialog.getByLabel('Key', { exact: true }).inputValue()
    const headers = { authorization: `Bearer ${token}` }
    const asks = async () => (await fetch(`${desk.house.url}/v1/session`, { headers })).status
    expect(await asks()).toBe(200)
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /Web shop live.*Shop.*Web shop/ }).waitFor()
    expect(await page.content()).not.toContain(token)
    await page.getByRole('button', { name: 'Revoke Web shop live' }).click()
    await dialog.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('row', { name: /Web shop live.*Revoked/ }).waitFor()
    await expect.poll(asks, { timeout: 5_000 }).toBe(401)
    expect(faults).toEqual([])
    await context.close()
  })

  it('changes a price that the next order pays, sets a policy and takes it back, and finds both in the trail', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'administrator', '/admin/catalog')
    await page.getByRole('link', { name: 'tea' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('cup')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin/catalog?q=cup')
    await page.getByRole('link', { name: 'cup' }).click()
    await page
      .getByRole('row', { name: /Holds now/ })
      .getByRole('button', { name: 'Edit' })
      .click()
    await page.getByRole('textbox', { name: 'Price' }).fill('15,25')
    await page.getByText(/becomes €15.25/).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /€15.25.*Holds now/ }).waitFor()
    const order = { channel: 'web', currency: 'EUR', customer: { name: 'Ada' }, lines: [{ sku: 'cup', quantity: 1 }] }
    const quoted: Body = expectAnswer(await desk.merchant.as.shop.post('/v1/orders/checks', order), 200)
    expect(JSON.stringify(quoted)).toContain('1525')

    await page.goto('/admin/policies')
    await page.getByRole('button', { name: 'Edit Returns are allowed for' }).click()
    await page.getByRole('radio', { name: 'A value of its own' }).check()
    await page.getByRole('textbox', { name: 'Value' }).fill('14')
    await page.getByText('30 days becomes 14 days.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/The whole merchant: 14 days, set by The administrator/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(/14 days, set by/).waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: 'Edit A person refunds alone up to' }).count()).toBe(0)

    await page.goto('/admin/audit')
    await page.getByLabel('What').selectOption('price_list')
    await page.waitForURL('**/admin/audit?area=price_list')
    await page.getByRole('row', { name: /The administrator Prices changed.*retail/ }).waitFor()
    expect(await page.getByRole('row', { name: /Policy set/ }).count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  it('calls a service to see whether it answers, and makes the test services fail', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'administrator', '/admin/services')
    await page.getByRole('button', { name: 'Test call to test' }).first().click()
    await page.getByText('Answers', { exact: true }).waitFor()
    const payment = page.getByRole('radiogroup', { name: 'Payment service' })
    await payment.getByText('Failing').click()
    await page.getByText('It answers everything with an error.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It answers everything with an error.').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await context.close()
    const lead = await open()
    await logIn(lead.page, 'lead', '/admin')
    await lead.page.getByRole('link', { name: 'Policies' }).waitFor()
    expect(await lead.page.getByRole('link', { name: 'People' }).count()).toBe(0)
    expect(await lead.page.getByRole('button', { name: 'Open a location' }).count()).toBe(0)
    await lead.context.close()
  })

  it.each([PARTS.slice(0, 5), PARTS.slice(5)])(
    'is accessible in light and dark, and fits a phone: %s %s',
    async (...parts) => {
      const { context, page, faults } = await open({ viewport: { width: 390, height: 844 } })
      await logIn(page, 'administrator', `/admin/${parts[0]}`)
      const look = async (what: string) => {
        await expect.poll(() => page.locator('[aria-busy]').count(), { timeout: 10_000 }).toBe(0)
        await expectAccessible(page, what)
        expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBeLessThanOrEqual(390)
      }
      for (const part of parts) {
        await page.locator(`.sections a[href="/admin/${part}"]`).click()
        await page.waitForURL(`**/admin/${part}`)
        await look(part)
        if (part !== 'locations') continue
        await page.getByRole('link', { name: 'Store Berlin' }).click()
        await page.getByRole('button', { name: 'Change hours' }).click()
        await page.getByRole('switch', { name: 'Sun' }).waitFor()
        await look('a location and its hours')
        await page.goto('/admin/channels')
      }
      expect(faults).toEqual([])
      await context.close()
    },
  )

  it('leaves the books of the merchant whole', async () => {
    await sound(desk.house, desk.merchant)
  })
})
