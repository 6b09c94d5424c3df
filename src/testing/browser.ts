import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { withLock } from '../../scripts/lock.mjs'

// Our own: those that come with the package switch web security off, and a policy that is off cannot be tested.
const ARGUMENTS = [
  ...['--no-sandbox', '--headless=shell', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** The one of the packages unpacks itself once, where it stays: each user has a folder, for what is another's cannot be run. */
async function unpacked(): Promise<string> {
  const before = process.env['TMPDIR']
  const folder = join(tmpdir(), `kontor-browser-${userInfo().username}`)
  await mkdir(folder, { recursive: true })
  process.env['TMPDIR'] = folder
  try {
    // Workers begin side by side, and a browser that is half unpacked does not run.
    return await withLock(join(folder, 'lock'), 'Another worker unpacks the browser …', () => chromium.executablePath())
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A Chromium of this machine, else the one that came with the packages; or why there is none that runs here. */
export async function openBrowser(): Promise<{ browser: Browser } | { missing: string }> {
  const own = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium'].find((path) => path !== '' && existsSync(path))
  try {
    const executablePath = own ?? (await unpacked())
    return { browser: await playwright.launch({ executablePath, args: ARGUMENTS }) }
  } catch (error) {
    return { missing: `no Chromium runs here (CHROMIUM_PATH names one): ${String(error).slice(0, 400)}` }
  }
}
