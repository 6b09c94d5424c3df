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
// Trials bring their own database: nothing of the developer's own folder is touched.
const { DATABASE_URL: _, ...environment } = process.env
const own = { ...environment, KONTOR_FOLDER: join(scratch, 'kontor') }

const checks = [
  ['types', ['tsc', '-p', '.']],
  ['types of the web app', ['tsc', '-p', 'web']],
  ['lint', ['biome', 'check', '.']],
  ['fences', ['depcruise', 'src', 'sdk', 'web', 'partners', 'demo', '--config', '.dependency-cruiser.mjs']],
  ['sql fence', ['node', 'checks/sql-fence.mjs']],
]
const trials = [
  ['trial contention, short', [...kontor, 'trial', 'contention', '--short']],
  ['trial repeats, short', [...kontor, 'trial', 'repeats', '--short']],
  ['trial kill, short', [...kontor, 'trial', 'kill', '--short']],
  ['journey, disturbed', [...kontor, 'journey', '--json']],
]
const steps = process.argv.includes('--no-database')
  ? checks
  : [
      ...checks,
      ['tests', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]],
      ...trials,
    ]

await ensureInstalled()
await ensureBuilt()
let [passed, failed] = [0, 0]
for (const [name, command] of steps) {
  const began = Date.now()
  const code = await run(command)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  const counted = name === 'tests' ? count() : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  passed += counted.passed
  failed += counted.failed + (name === 'tests' && code !== 0 && counted.failed === 0 ? 1 : 0)
}
rmSync(scratch, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function run([command, ...args]) {
  const file = command === 'node' ? process.execPath : join(root, 'node_modules', '.bin', command)
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: own })
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
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
