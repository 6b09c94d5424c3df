// npm run screenshots [-- --url <address>] [<screen> …]: photographs every screen of the demo merchant, light and dark, at
// the desk (1440) and on the phone (390), into docs/screenshots. Without an address it starts a demo of its own.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import packaged from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'docs', 'screenshots')
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const PASSWORD = 'northwind-demo'
const PORT = '8099'

/** Every screen: who looks at it, where it is, and what is there when it is ready. */
const SCREENS = [
  { name: 'login', who: null, path: () => '/' },
  { name: 'tower', who: 'steven', path: () => '/' },
  { name: 'process', who: 'steven', path: () => '/process' },
  { name: 'exceptions', who: 'steven', path: () => '/exceptions?kind=late' },
  { name: 'orders', who: 'steven', path: () => '/orders' },
  { name: 'order', who: 'steven', path: ({ order }) => `/orders/${order}` },
  { name: 'new-order', who: 'nancy', path: () => '/orders/new' },
  { name: 'stock', who: 'margaret', path: () => '/stock' },
  { name: 'position', who: 'margaret', path: ({ item, location }) => `/stock/${item}/${location}` },
  { name: 'transfers', who: 'margaret', path: () => '/stock/transfers' },
  { name: 'capacity', who: 'margaret', path: () => '/stock/capacity' },
  { name: 'sourcing', who: 'steven', path: () => '/sourcing' },
  { name: 'decision', who: 'steven', path: ({ decision }) => `/sourcing/decisions/${decision}` },
  { name: 'store', who: 'janet', path: () => '/store' },
  { name: 'store-work', who: 'janet', path: ({ work }) => `/store/${work}` },
  { name: 'locations', who: 'andrew', path: () => '/admin/locations' },
  { name: 'location', who: 'andrew', path: ({ location }) => `/admin/locations/${location}` },
  { name: 'people', who: 'andrew', path: () => '/admin/people' },
  { name: 'catalog', who: 'andrew', path: () => '/admin/catalog' },
  { name: 'policies', who: 'andrew', path: () => '/admin/policies' },
  { name: 'services', who: 'andrew', path: () => '/admin/services' },
  { name: 'audit', who: 'andrew', path: () => '/admin/audit' },
  { name: 'customer', who: null, path: ({ link }) => link },
]

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } })
await ensureInstalled()
await ensureBuilt()
mkdirSync(folder, { recursive: true })
const demo = values.url === undefined ? await startDemo() : { url: values.url, stop: async () => undefined }
const own = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path))
const executablePath = own ?? (await packaged.executablePath())
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless=shell'] })
try {
  const cookies = {}
  for (const who of new Set(SCREENS.flatMap((screen) => screen.who ?? []))) cookies[who] = await logIn(who)
  const places = await findPlaces(cookies)
  for (const screen of SCREENS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)))
    for (const [size, viewport] of Object.entries(SIZES))
      for (const colorScheme of ['light', 'dark'])
        await photograph(screen, size, viewport, colorScheme, places, cookies)
} finally {
  await browser.close()
  await demo.stop()
}

async function photograph(screen, size, viewport, colorScheme, places, cookies) {
  const path = screen.path(places)
  if (path === undefined) throw new Error(`the demo has nothing to show on ${screen.name}`)
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'en',
    baseURL: demo.url,
    reducedMotion: 'reduce',
  })
  if (screen.who) await context.addCookies(cookies[screen.who])
  const page = await context.newPage()
  await page.goto(path)
  // A live screen is never idle: it is ready when nothing says that it waits any more.
  await page.locator('h1, [role=heading], form').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root'))
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, `${screen.name}-${size}-${colorScheme}.png`), animations: 'disabled' })
  console.log(`${screen.name} ${size} ${colorScheme}`)
  await context.close()
}

async function logIn(who) {
  const context = await browser.newContext({ baseURL: demo.url })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('Merchant').fill('northwind')
  await page.getByLabel('E-mail').fill(`${who}@northwind.example`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  const cookies = await context.cookies()
  await context.close()
  return cookies
}

/** An order that needs somebody, a position, a decision, work of the store, and the link of a customer. */
async function findPlaces(cookies) {
  const ask = async (who, path) => {
    const context = await browser.newContext({ baseURL: demo.url })
    await context.addCookies(cookies[who])
    const answer = await context.request.get(path)
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    const body = await answer.json()
    await context.close()
    return body
  }
  const { exceptions } = await ask('steven', '/v1/reports/tower')
  const order = exceptions.find(({ kind }) => kind === 'late')?.orders[0]?.order
  const { items: positions } = await ask('margaret', '/v1/stock/positions?limit=50')
  const position = positions.find(({ reserved }) => reserved > 0) ?? positions[0]
  const { items: shipped } = await ask('nancy', '/v1/orders?fulfillment=shipped&limit=1')
  const followed = shipped[0]?.id ?? order
  const story = await ask('steven', `/v1/orders/${order}`)
  const { items: works } = await ask('janet', '/v1/fulfillment-orders?limit=50')
  const { items: messages } = await ask('nancy', `/v1/orders/${followed}/messages`)
  const link = messages.map(({ text }) => /\/o\/[\w.-]+/.exec(text ?? '')?.[0]).find(Boolean)
  return {
    ...{ order, link },
    item: position?.item,
    location: position?.location,
    decision: story.decisions.at(-1)?.id,
    work: works[0]?.id,
  }
}

/** A demo of its own, in a folder that goes with it; its two years of orders take some minutes. */
async function startDemo() {
  const own = mkdtempSync(join(tmpdir(), 'kontor-screenshots-'))
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'cli', 'kontor.js'), 'start'], {
    env: { ...process.env, KONTOR_FOLDER: own, PORT },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.startsWith('  two years')) console.log(line)
    if (line.includes('Demo merchant')) break
  }
  child.stderr.resume()
  return {
    url: `http://localhost:${PORT}`,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(own, { recursive: true, force: true })
    },
  }
}
