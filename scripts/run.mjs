// node scripts/run.mjs <entry> [arguments]: installs and builds what is missing, then runs dist/<entry>.js.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'

const scripts = dirname(fileURLToPath(import.meta.url))
const REPEATED_WITHIN_MS = 1000
const LOOK_EVERY_MS = 100
/** Requests die young: with room for 32 MB of them a server under load spends a tenth less on clearing away. */
const YOUNG = '--max-semi-space-size=32'

const [entry, ...args] = process.argv.slice(2)
try {
  process.exitCode = await run(entry, args)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

async function run(entry, args) {
  if (!entry) throw new Error('usage: node scripts/run.mjs <entry> [arguments], for example src/cli/kontor start')
  await ensureInstalled()
  await ensureBuilt()
  const file = join(dirname(scripts), 'dist', `${entry}.js`)
  if (!existsSync(file)) throw new Error(`There is no ${entry}.ts to run.`)
  return runToEnd(file, args)
}

/**
 * The program gets a process group of its own and every signal once, from us. In our group a signal to the group would
 * reach it directly, then again from npm and from us; and a second SIGTERM commonly means "now at once".
 * When we are killed, it ends with us: see end-with-parent.mjs.
 */
function runToEnd(file, args) {
  const endWithUs = pathToFileURL(join(scripts, 'end-with-parent.mjs')).href
  const flags = ['--enable-source-maps', YOUNG, '--import', endWithUs]
  const child = spawn(process.execPath, [...flags, file, ...args], {
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, KONTOR_RUN_PID: String(process.pid) },
  })
  const passedAt = new Map()
  const watch = watchStarter(() => passedAt.size === 0 && child.kill('SIGKILL'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (Date.now() - (passedAt.get(signal) ?? 0) < REPEATED_WITHIN_MS) return
      passedAt.set(signal, Date.now())
      child.kill(signal)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  }).finally(() => clearInterval(watch))
}

/**
 * Calls back when npm, which started us, was killed: a server that nobody holds any more would keep the port from the
 * next start. Seen twice, because a signal to all of us may end npm's shell a moment before it reaches us.
 */
function watchStarter(gone) {
  if (!process.env.npm_lifecycle_event) return undefined
  const starter = process.ppid
  let seen = 0
  return setInterval(() => {
    if (process.ppid !== starter && ++seen === 2) gone()
  }, LOOK_EVERY_MS)
}
