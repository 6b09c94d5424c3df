import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/platform/config/config.ts'
import { rootFile } from '../src/platform/files.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded.ts'
import type { Arena } from './arena.ts'
import { type Figure, misses } from './figures.ts'
import { FULL, QUICK } from './pairs.ts'
import type { Scenario } from './scenario.ts'
import { atp } from './scenarios/atp.ts'
import { atpBatch } from './scenarios/atp-batch.ts'
import { bulk } from './scenarios/bulk.ts'
import { desk } from './scenarios/desk.ts'
import { growth } from './scenarios/growth.ts'
import { hotSku } from './scenarios/hot-sku.ts'
import { intake } from './scenarios/intake.ts'
import { intakeTenants } from './scenarios/intake-tenants.ts'
import { live } from './scenarios/live.ts'
import { mix } from './scenarios/mix.ts'
import { quote } from './scenarios/quote.ts'
import { source } from './scenarios/source.ts'
import { openUsual } from './usual.ts'

/** In this sequence, because growth fills the merchant that others measure with. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  intake,
  bulk,
  'hot-sku': hotSku,
  atp,
  mix,
  'atp-batch': atpBatch,
  quote,
  source,
  'intake-tenants': intakeTenants,
  live,
  growth,
  desk,
}

process.exitCode = await main()

/** `npm run bench -- [scenario …] [--quick] [--json]`: measures, prints a line a figure, and keeps them in bench/results. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  })
  const unknown = positionals.find((name) => !(name in SCENARIOS))
  if (unknown !== undefined) {
    process.stderr.write(`there is no scenario ${unknown}: ${Object.keys(SCENARIOS).join(', ')}\n`)
    return 2
  }
  const missing = ['pgbench', 'psql', 'wrk'].filter((program) => !isThere(program))
  if (missing.length > 0) {
    process.stderr.write(`the bench needs ${missing.join(' and ')}: apt-get install postgresql wrk, or brew install\n`)
    return 2
  }
  const cluster = await openCluster()
  const figures: Figure[] = []
  let arena: Promise<Arena> | null = null
  try {
    for (const name of Object.keys(SCENARIOS).filter((one) => positionals.length === 0 || positionals.includes(one))) {
      const tell = (line: string) => void process.stderr.write(`  ${name}  ${line}\n`)
      const usual = () => {
        arena ??= openUsual(cluster.url, tell)
        return arena
      }
      const measured = await (SCENARIOS[name] as Scenario)({
        cluster: cluster.url,
        plan: values.quick ? QUICK : FULL,
        tell,
        usual,
      })
      for (const figure of measured) process.stdout.write(values.json ? `${JSON.stringify(figure)}\n` : shown(figure))
      figures.push(...measured)
    }
  } finally {
    await (await (arena as Promise<Arena> | null))?.close()
    await cluster.stop()
  }
  keepResults(figures, values.quick)
  return figures.some(misses) ? 1 : 0
}

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

async function openCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const { DATABASE_URL } = readConfig()
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL, stop: async () => undefined }
  const folder = rootFile('bench', '.cluster')
  return startEmbeddedPostgres({ folder, log: (line) => void process.stderr.write(`  ${line}\n`) })
}

function shown({ scenario, figure, value, floor, goal, spread, void: isVoid, ...rest }: Figure): string {
  const verdict = isVoid
    ? 'void'
    : misses({ scenario, figure, value, floor, goal, spread, void: isVoid, ...rest })
      ? 'MISSED'
      : ''
  const asked = floor === null ? '' : `  floor ${floor}  goal ${goal}`
  return `${scenario.padEnd(12)} ${figure.padEnd(30)} ${String(value).padStart(10)}  (${spread[0]} to ${spread[1]})${asked}  ${verdict}\n`
}

/** A result says on what it was measured, or it says nothing. What other scenarios gave on the same commit stays. */
function keepResults(figures: readonly Figure[], quick: boolean): void {
  const folder = rootFile('bench', 'results')
  mkdirSync(folder, { recursive: true })
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { cwd: rootFile(), encoding: 'utf8' }).trim()
  const at = new Date().toISOString()
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
  const pgbench = execFileSync('pgbench', ['--version'], { encoding: 'utf8' }).trim()
  const file = join(folder, `${at.slice(0, 10)}-${commit}${quick ? '-quick' : ''}.json`)
  const before: Figure[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).figures : []
  const others = before.filter(({ scenario }) => !figures.some((figure) => figure.scenario === scenario))
  const all = [...others, ...figures]
  writeFileSync(file, `${JSON.stringify({ at, commit, quick, machine, pgbench, figures: all }, null, 2)}\n`)
}
