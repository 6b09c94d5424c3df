import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { rootFile } from '../platform/files.ts'

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

/** Builds the web app as `npm start` does, into a folder of the test. @returns the folder */
export async function buildWeb(folder: string): Promise<string> {
  const out = join(folder, 'web')
  const vite = join('node_modules', 'vite', 'bin', 'vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', 'web', '--outDir', out], { cwd: rootFile('.') })
  return out
}
