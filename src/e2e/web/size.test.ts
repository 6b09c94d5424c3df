import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../../scripts/ensure.mjs'
import { rootFile } from '../../platform/files.ts'

type Chunk = Readonly<{ file: string; imports?: string[]; dynamicImports?: string[] }>

const KB = 1000
const built = rootFile('dist/web')
let manifest: Readonly<Record<string, Chunk>> = {}
beforeAll(async () => {
  await ensureBuilt()
  manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'))
}, 120_000)

const chunk = (name: string): Chunk => {
  const found = manifest[name]
  if (!found) throw new Error(`${name} was not built`)
  return found
}

/** Everything that these load, and, when asked, whatever they may load later. */
function loaded(names: readonly string[], later: boolean): Set<string> {
  const seen = new Set<string>()
  for (const queue = [...names]; queue.length > 0; ) {
    const name = queue.pop() ?? ''
    if (seen.has(name)) continue
    seen.add(name)
    const { imports = [], dynamicImports = [] } = chunk(name)
    queue.push(...imports, ...(later ? dynamicImports : []))
  }
  return seen
}

const weight = (names: ReadonlySet<string>) =>
  [...names].reduce((sum, name) => {
    const { file } = chunk(name)
    return file.endsWith('.js') ? sum + gzipSync(readFileSync(join(built, file))).length : sum
  }, 0)

describe('what a page loads, compressed', () => {
  it('is less than 300 kB of script for the customer’s page, with all its languages', () => {
    const names = loaded(['customer.html'], true)
    expect([...names].filter((name) => /mantine|store\/|orders\//.test(name))).toEqual([])
    expect(weight(names)).toBeLessThan(300 * KB)
    // A build of the libraries for developers would weigh half as much again, and be slow.
    expect([...names].map((name) => readFileSync(join(built, chunk(name).file), 'utf8')).join('')).not.toContain(
      'jsxDEV',
    )
    expect(weight(names)).toBeGreaterThan(30 * KB)
  })

  it('is less than 700 kB of script for each screen of the app, with one more language', () => {
    const screens = (chunk('index.html').dynamicImports ?? []).filter((name) => !name.includes('words'))
    const heaviest = (chunk('index.html').dynamicImports ?? []).filter((name) => name.includes('words'))
    expect(screens.length).toBeGreaterThan(2)
    for (const screen of screens)
      for (const language of heaviest)
        expect(weight(loaded(['index.html', screen, language], false)), `${screen} ${language}`).toBeLessThan(700 * KB)
  })
})
