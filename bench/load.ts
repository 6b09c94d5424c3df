import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a load generator measured. Latencies in milliseconds. */
export type Load = Readonly<{ perSecond: number; p50: number; p99: number; done: number; failed: number }>

export type Asking = Readonly<{
  /** Servers that share the load evenly. */
  bases: readonly string[]
  tokens: readonly string[]
  /** Of all servers together. */
  connections: number
  seconds: number
  /** Lua for wrk: a function `request()` that returns one request; `headers`, `tokens` and `run` are set before it. */
  script: string
}>

/** wrk prints its figures for people; this prints them for us. */
const REPORT = `
done = function(summary, latency, requests)
  io.stderr:write(string.format('RESULT %d %d %d %d %d\\n', summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end`

/** Drives HTTP with wrk, a load generator in C: `apt-get install wrk`, `brew install wrk`. One for each server. */
export async function askWithWrk(asking: Asking): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-wrk-'))
  try {
    const loads = await Promise.all(
      asking.bases.map((base, index) => askOne(asking, base, join(folder, `${index}.lua`))),
    )
    const sum = (pick: (load: Load) => number) => loads.reduce((total, load) => total + pick(load), 0)
    return {
      perSecond: sum((load) => load.perSecond),
      p50: sum((load) => load.p50) / loads.length,
      p99: Math.max(...loads.map((load) => load.p99)),
      done: sum((load) => load.done),
      failed: sum((load) => load.failed),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function askOne(
  { bases, tokens, connections, seconds, script }: Asking,
  base: string,
  file: string,
): Promise<Load> {
  const seed = Math.floor(Math.random() * 2 ** 31)
  await writeFile(
    file,
    `local run = '${seed.toString(36)}'
local thread_number = 0
function setup(thread) thread:set('id', thread_number); thread_number = thread_number + 1 end
function init() math.randomseed(${seed} + id) end
local tokens = {${tokens.map((token) => `'${token}'`).join(',')}}
local headers = { ['authorization'] = 'Bearer ' .. tokens[1], ['content-type'] = 'application/json' }
${script}
${REPORT}`,
  )
  const each = Math.max(1, Math.round(connections / bases.length))
  const args = ['-t1', `-c${each}`, `-d${seconds}s`, '--timeout', '10s', '--latency', '-s', file, base]
  const wrk = spawn('wrk', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  wrk.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await once(wrk, 'exit')
  const [, done, us, p50, p99, failed] = (/RESULT (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(said) ?? []).map(Number)
  if (done === undefined || us === undefined) throw new Error(`wrk measured nothing: ${said}`)
  return { perSecond: done / (us / 1e6), p50: (p50 ?? 0) / 1000, p99: (p99 ?? 0) / 1000, done, failed: failed ?? 0 }
}
