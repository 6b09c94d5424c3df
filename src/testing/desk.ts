import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { ensureBuilt } from '../../scripts/ensure.mjs'
import { createUser, hashPassword, type LiveDemo, type Role } from '../organisation/index.ts'
import { rootFile } from '../platform/files.ts'
import { openBrowser } from './browser.ts'
import { type House, type Merchant, openMerchant, useHouse } from './house.ts'
import { given } from './server.ts'
import type { Shop } from './shop.ts'

const PASSWORD = 'correct horse battery staple'

/** Whether one runs here is known before the tests are; each file then has one of its own, since files share this module. */
const tried = await openBrowser()
if ('missing' in tried) process.stderr.write(`Browser tests are skipped: ${tried.missing}\n`)
else await tried.browser.close()

/** A browser of somebody's own, and what its page complained of: a test ends with none. */
type Window = Readonly<{ context: BrowserContext; page: Page; faults: string[] }>

/** A merchant's house with the web app in it, and browsers to look at it. */
export type Desk = {
  house: House
  merchant: Merchant
  /** The merchant's short name, with which one logs in. */
  slug: string
  open(options?: BrowserContextOptions): Promise<Window>
  /** Logs the user of a role in and waits for the frame of the app; the role must be among those of the desk. */
  logIn(page: Page, role: Role, path?: string): Promise<void>
}

/** `describe` for tests that need a browser: skipped, and said so, where none runs. */
export const describeInBrowser = describe.skipIf('missing' in tried)

/**
 * A desk for a test file: a house, a merchant with his policies, and a user of each role, those who
 * work at places bound to `places` of the shop.
 */
export function useDesk(
  roles: readonly Role[],
  options: NonNullable<Parameters<typeof openMerchant>[1]> & Readonly<{ places?: Places; liveDemo?: LiveDemo }> = {},
): Desk {
  const { liveDemo } = options
  const house = useHouse({ web: () => rootFile('dist/web'), demo: true, ...(liveDemo && { liveDemo }) })
  let browser: Browser | undefined
  const desk = { house, open: (options) => openWindow(house, browser, options) } as Desk
  beforeAll(async () => {
    const opened = await openBrowser()
    if ('browser' in opened) browser = opened.browser
    await ensureBuilt()
    desk.merchant = await openMerchant(house, options)
    desk.slug = await addPeople(desk, roles, options.places ?? [])
    desk.logIn = async (page, role, path = '/') => {
      await page.goto(path)
      await page.getByLabel('Merchant').fill(desk.slug)
      await page.getByLabel('E-mail').fill(`${role}@example.org`)
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByRole('navigation', { name: 'Screens' }).waitFor()
    }
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
  })
  return desk
}

/** Roles that are granted at places; the others are of the whole merchant. */
const LOCAL: readonly Role[] = ['store_associate', 'warehouse_worker']
type Places = readonly (keyof Shop['locations'])[]

async function addPeople({ house, merchant }: Desk, roles: readonly Role[], places: Places): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD)
  const locations = places.map((place) => merchant.shop.locations[place])
  return house.db.write(merchant.shop.context, async (tx) => {
    for (const role of roles) {
      const grants = [{ role, locations: LOCAL.includes(role) ? locations : [], supplier: null }]
      given(await createUser(tx, { email: `${role}@example.org`, name: `The ${role}`, passwordHash, grants }))
    }
    const [row] = await tx.rows<{ slug: string }>('test.slug', 'select slug from platform.tenant where id = $1', [
      tx.tenant,
    ])
    return row?.slug ?? ''
  })
}

async function openWindow(
  house: House,
  browser: Browser | undefined,
  options: BrowserContextOptions = {},
): Promise<Window> {
  if (!browser) throw new Error('no browser runs here')
  const context = await browser.newContext({
    ...{ locale: 'en', baseURL: house.url, reducedMotion: 'reduce' },
    ...options,
  })
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

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** axe finds nothing on what the page shows now, and no poor contrast when its device turns dark (nothing else differs). */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await faultsOf(new AxeBuilder({ page }).withTags(WCAG)), what).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  // Asked from here: a question that waits inside the page would be evaluated there, which its policy forbids.
  const scheme = () => page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme')
  await expect.poll(scheme).toContain('dark')
  expect(await faultsOf(new AxeBuilder({ page }).withRules(['color-contrast'])), `${what}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

async function faultsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}
