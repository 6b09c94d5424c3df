import { firstOrders, loadDemo } from '../../../demo/load.ts'
import { runJourney } from '../journey/journey.ts'
import { say } from '../say.ts'
import { openStage, type Stage } from '../stage.ts'

export type KillOptions = Readonly<{ times: number; seed: number; orders?: number }>

const FIRST_AFTER_MS = 3_000
const EVERY_MS = 5_000

/**
 * Kills the server with SIGKILL at random moments of the journey (of its first `orders`, else of all), and once
 * PostgreSQL. Every acknowledged command must be there afterwards and none twice: the journey finishes with the table
 * of an undisturbed one, and the books hold.
 */
export async function killServer(options: KillOptions): Promise<string[]> {
  const demo = loadDemo()
  const stage = await openStage(options.orders === undefined ? demo : firstOrders(demo, options.orders))
  let killed = 0
  let running = true
  const downtimes: number[] = []
  const killer = (async () => {
    await pause(FIRST_AFTER_MS)
    while (running && killed < options.times) {
      if (killed === Math.floor(options.times / 2)) await killDatabase(stage)
      downtimes.push(await stage.killServer())
      killed++
      say.detail(`killed ${killed} of ${options.times}, served again after ${downtimes.at(-1)} ms`)
      await pause(EVERY_MS * (0.5 + Math.random()))
    }
  })()
  try {
    const { result, verdict, faults } = await runJourney(stage, { seed: options.seed, disturb: false })
    running = false
    await killer
    const all = [...faults, ...verdict.broken.map(({ invariant }) => `broken ${invariant.name}: ${invariant.says}`)]
    if (killed < options.times) all.push(`the journey ended after ${killed} of ${options.times} kills`)
    if (all.length === 0)
      say.detail(
        `${killed} kills during the journey: ${result.orders} orders, table as undisturbed, ${result.invariants.checked} invariants hold, longest ${Math.max(...downtimes)} ms away`,
      )
    return all
  } finally {
    running = false
    await killer.catch(() => undefined)
    await stage.stop()
  }
}

async function killDatabase(stage: Stage): Promise<void> {
  const away = await stage.killPostgres()
  say.detail(
    away === null
      ? 'PostgreSQL is not ours to kill: without DATABASE_URL the trial kills it as well'
      : `killed PostgreSQL, it answered again after ${away} ms`,
  )
  await pause(EVERY_MS)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
