import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { loadDemo } from '../../../demo/load.ts'
import { writePolicy } from '../../organisation/index.ts'
import { openVault } from '../../platform/auth/secrets.ts'
import { readConfig } from '../../platform/config/config.ts'
import { type Verdict, verify } from '../../platform/db/verify.ts'
import { openStore } from '../database.ts'
import { registerPartners, startPartners, startProgram, stopProgram } from '../partners.ts'
import { progressBar, say } from '../say.ts'
import { makeSystemKeys } from '../seed/keys.ts'
import { openMerchant } from '../seed/merchant.ts'
import { compareUndisturbed } from './expected.ts'
import { type Summary, settled, showTable } from './report.ts'
import { supplyOf, travel, tryScopes } from './travel.ts'

export type JourneyOptions = Readonly<{ seed: number; disturb: boolean; json: boolean }>

export type JourneyResult = Summary &
  Readonly<{ refused: readonly unknown[]; invariants: Readonly<{ checked: number; broken: number }>; seconds: number }>

/** `kontor journey`: drives Northwind's 830 orders through a server of its own, over HTTP, in a tenant of its own. */
export async function journey(options: JourneyOptions): Promise<number> {
  const config = readConfig()
  const began = Date.now()
  const store = await openStore(config, say.detail)
  const vault = openVault(store.secret)
  const folder = await mkdtemp(join(tmpdir(), 'kontor-journey-'))
  const partners = await startPartners(folder, vault)
  const server = await startProgram('src/cli/kontor', ['serve'], {
    DATABASE_URL: store.url,
    KONTOR_SECRET: store.secret,
    KONTOR_FOLDER: resolve(config.KONTOR_FOLDER),
    LOG_LEVEL: 'warn',
  })
  try {
    const demo = loadDemo()
    const context = await openMerchant(
      store.db,
      `journey-${randomBytes(4).toString('hex')}`,
      demo,
      supplyOf(demo).opening,
    )
    await registerPartners(store.db, context, vault, partners, server.url)
    await store.db.write(context, (tx) =>
      writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'release.when', 'on_request'),
    )
    const tokens = await makeSystemKeys(store.db, context, vault)
    const bar = progressBar('orders', demo.orders.length)
    const { systems, refused } = await travel({
      base: () => server.url,
      tokens,
      demo,
      seed: options.disturb ? options.seed : null,
      shiftDays: 0,
      stop: new AbortController().signal,
      progress: (done, _all, note) => bar.tick(done, note),
    })
    bar.end()
    const holes = await tryScopes(systems)
    const summary = await settled(systems.care)
    const verdict = await verify(store.db, { tenant: context.tenant })
    const seconds = Math.round((Date.now() - began) / 100) / 10
    const result: JourneyResult = {
      ...summary,
      refused,
      invariants: { checked: verdict.checked, broken: verdict.broken.length },
      seconds,
    }
    const differences = options.disturb ? [] : compareUndisturbed(summary, demo.expected)
    tell(result, verdict, holes, differences, options.json)
    return holes.length + verdict.broken.length + differences.length === 0 ? 0 : 1
  } finally {
    await stopProgram(server.child)
    await partners.stop()
    await store.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function tell(
  result: JourneyResult,
  verdict: Verdict,
  holes: readonly string[],
  differences: readonly string[],
  json: boolean,
): void {
  process.stdout.write(`${showTable(result)}\n`)
  for (const hole of holes) say.detail(`a key did more than its scope says: ${hole}`)
  for (const { invariant, rows } of verdict.broken)
    say.detail(`broken ${invariant.name} (${invariant.says}): ${JSON.stringify(rows.slice(0, 3))}`)
  for (const difference of differences) say.detail(`differs from the source: ${difference}`)
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
}
