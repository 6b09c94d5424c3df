import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { sound, view } from '../../testing/order-story.ts'

const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil \u{1F600}'

/** Moves on by Tab until the field has the keyboard; a screen on which it never comes fails. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(
      `(() => { const at = document.activeElement; return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '' })()`,
    )
    if (name.test(String(at))) return
  }
  throw new Error(`Tab never reaches ${name}`)
}
/** Rows that were copied from a spreadsheet, put where the keyboard is. */
const PASTE = `{
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', 'tea\\t3\\nnope\\t1\\ncup\\tmany\\n')
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}`
const orderAt = (page: Page) => /ord_[0-9a-f]{32}/.exec(page.url())?.[0] ?? ''

describeInBrowser('a new order', () => {
  const desk = useDesk(['care_agent', 'finance'])
  const { open } = desk
  const finder = (page: Page) => page.getByRole('combobox', { name: 'Find the customer' })
  const adder = (page: Page) => page.getByRole('combobox', { name: 'Add an item' })
  const logIn = (page: Page, path = '/orders/new') => desk.logIn(page, 'care_agent', path)

  it('goes by keyboard alone from the caller’s number to the confirmation', async () => {
    const { context, page, faults } = await open()
    await logIn(page)
    await finder(page).waitFor()
    await page.keyboard.type('030 5551234')
    await page.getByRole('option', { name: 'New customer “030 5551234”' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByLabel('Phone').waitFor()
    await page.keyboard.type('Grace Hopper')
    await tabTo(page, /Add an item/)
    for (const scanned of ['tea', 'cup', 'tea']) {
      await page.keyboard.type(scanned)
      await page.keyboard.press('Enter')
      await page.getByRole('status').getByText(new RegExp(scanned, 'i')).waitFor()
      await expect.poll(() => adder(page).inputValue()).toBe('')
    }
    await page.getByText('Tea: 2').waitFor()
    await tabTo(page, /Street/)
    await page.keyboard.type('Torstraße 1')
    await tabTo(page, /Postal code/)
    await page.keyboard.type('10119')
    await tabTo(page, /City/)
    await page.keyboard.type('Berlin')
    await tabTo(page, /Later/)
    await page.keyboard.press('ArrowUp')
    await tabTo(page, /Token of the card/)
    await page.keyboard.type('tok_visa_4242')
    await page.getByRole('region', { name: 'Sum of the order' }).getByText('€22.48').last().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL('**/orders/ord_*')
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    const shown = await view(desk.merchant, orderAt(page))
    expect(shown.lines.map((line: { sku: string; quantity: number }) => [line.sku, line.quantity])).toEqual([
      ['tea', 2],
      ['cup', 1],
    ])
    expect(shown.statuses.payment).toBe('authorized')
    const { items } = expectAnswer(await desk.merchant.as.care.get('/v1/customers?find=hopper'), 200)
    expect(items).toMatchObject([{ id: shown.customer, phone: '+49305551234' }])
    expect(faults).toEqual([])
    await context.close()
  })

  it('shows what is refused where it belongs, takes rows of a spreadsheet, and waits here until one comes back', async () => {
    const { context, page, faults } = await open()
    await logIn(page)
    await finder(page).fill(HOSTILE)
    await page.getByRole('option', { name: 'New customer' }).click()
    await page.getByLabel('Street and number').fill('Torstraße 1')
    await page.getByLabel('City').fill('Berlin')
    await adder(page).focus()
    await page.evaluate(PASTE)
    await page.getByText('One row was not understood').waitFor()
    await page.getByRole('alert').filter({ hasText: 'there is no item nope' }).waitFor()
    await page.getByRole('button', { name: 'Remove nope' }).click()
    const email = page.getByLabel('E-mail')
    await email.fill('nobody')
    await page.getByRole('button', { name: 'Place the order' }).click()
    await expect.poll(() => email.getAttribute('aria-invalid')).toBe('true')

    await page.goto('/orders')
    await page.goto('/orders/new')
    await page.getByText('Your draft of').waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe('nobody')
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(HOSTILE)
    await page.getByRole('button', { name: 'Discard' }).click()
    await finder(page).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('E-mail').fill('nobody@example.org')
    await expect.poll(() => email.getAttribute('aria-invalid')).not.toBe('true')
    await page.getByRole('button', { name: 'Place the order' }).click()
    await page.waitForURL('**/orders/ord_*')
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    expect(await page.getByText('<img src=x onerror=alert(1)>').count()).toBeGreaterThan(0)

    await page.getByRole('button', { name: 'Repeat' }).click()
    await page.getByRole('link', { name: 'Change it first' }).click()
    await page.getByText('Filled in as').waitFor()
    expect(await page.getByLabel('Units of Tea').inputValue()).toBe('3')
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
    await context.close()
  })

  it('is accessible, and fits a phone', async () => {
    const { context, page, faults } = await open({ viewport: { width: 390, height: 844 } })
    await logIn(page)
    await finder(page).fill('Ada')
    await page.getByRole('option', { name: 'New customer' }).waitFor()
    await expectAccessible(page, 'found customers')
    await page.getByRole('option', { name: 'New customer' }).click()
    await adder(page).fill('tea')
    await page.getByRole('option', { name: /Tea/ }).first().click()
    await page.getByText('Collect', { exact: true }).click()
    await page.getByLabel('Postal code').fill('10115')
    await page.getByRole('radio', { name: /Store Berlin/ }).click()
    await expectAccessible(page, 'new order')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(faults).toEqual([])
    await context.close()
  })

  it('is not offered to those who place no orders, and leaves the books whole', async () => {
    const { context, page } = await open()
    await desk.logIn(page, 'finance', '/orders/new')
    await page.getByText('Your role does not show this screen').waitFor()
    expect(await page.getByRole('link', { name: 'New order' }).count()).toBe(0)
    await context.close()
    await sound(desk.house, desk.merchant)
  })
})
