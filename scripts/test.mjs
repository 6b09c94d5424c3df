// npm test: everything that CI runs, each step with its seconds; ends in one line of counts. `--no-database` stops after
// types, lint and fences.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const scratch = mkdtempSync(join(tmpdir(), 'kontor-tests-'))
const report = join(scratch, 'vitest.json')
const kontor = ['node', '--enable-source-maps', 'dist/src/cli/kontor.js']
const { DATABASE_URL: _, ...environment } = process.env

const checks = [
  [
    ['types', ['tsc', '-p', '.']],
    ['types of the web app', ['tsc', '-p', 'web']],
  ],
  [
    ['lint', ['biome', 'check', '.']],
    ['fences', ['depcruise', 'src', 'sdk', 'web', 'partners', 'demo', '--config', '.dependency-cruiser.mjs']],
    ['sql fence', ['node', 'checks/sql-fence.mjs']],
    ['nothing unused', ['knip']],
  ],
]
const tests = [[['tests', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]]]]
const trials = [
  [
    ['trial contention, short', [...kontor, 'trial', 'contention', '--short']],
    ['journey, disturbed', [...kontor, 'journey', '--json']],
  ],
  [
    ['trial kill, short', [...kontor, 'trial', 'kill', '--short']],
    ['trial repeats, short', [...kontor, 'trial', 'repeats', '--short']],
  ],
]
// One stage after the other. The lanes of a stage run side by side, for each waits half its time; what a step prints
// is shown when it has ended, unless it runs alone.
const stages = process.argv.includes('--no-database') ? [checks] : [checks, tests, trials]

await ensureInstalled()
await ensureBuilt()
let [passed, failed] = [0, 0]
for (const lanes of stages) await Promise.all(lanes.map((steps, lane) => runLane(steps, lane, lanes.length === 1)))
rmSync(scratch, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runLane(steps, lane, isAlone) {
  for (const [name, command] of steps) {
    const began = Date.now()
    const { code, output } = await run(command, lane, isAlone)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    console.log(`${output}${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
    const counted = name === 'tests' ? count() : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
    passed += counted.passed
    failed += counted.failed + (name === 'tests' && code !== 0 && counted.failed === 0 ? 1 : 0)
  }
}

/** Trials bring their own database, each lane in a folder of its own: nothing of the developer's is touched. */
function run([command, ...args], lane, isAlone) {
  const file = command === 'node' ? process.execPath : join(root, 'node_modules', '.bin', command)
  const shown = isAlone ? 'inherit' : 'pipe'
  return new Promise((resolve) => {
    const env = { ...environment, KONTOR_FOLDER: join(scratch, `kontor-${lane}`) }
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', shown, shown], env })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function count() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
