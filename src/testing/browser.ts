import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

// Our own: those that come with the package switch web security off, and a policy that is off cannot be tested.
const ARGUMENTS = [
  ...['--no-sandbox', '--headless=shell', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** A Chromium of this machine, else the one that came with the packages; or why there is none that runs here. */
export async function openBrowser(): Promise<{ browser: Browser } | { missing: string }> {
  const own = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium'].find((path) => path !== '' && existsSync(path))
  try {
    const executablePath = own ?? (await chromium.executablePath())
    return { browser: await playwright.launch({ executablePath, args: ARGUMENTS }) }
  } catch (error) {
    return { missing: `no Chromium runs here (CHROMIUM_PATH names one): ${String(error).slice(0, 400)}` }
  }
}
