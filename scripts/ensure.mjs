// Runs before anything is installed and on versions of Node that are too old: nothing but Node's own modules here.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockFolder = join(root, '.kontor')
const OLDEST_NODE = [20, 19]
const TELL_EVERY_MS = 5000
const SOURCE = /[.](tsx?|js|css|html|svg|webmanifest)$/

/** Installs the packages of package-lock.json when they are missing or differ. Throws with words for a person. */
export async function ensureInstalled() {
  refuseOldNode()
  if (isInstalled()) return
  await withLock(
    join(lockFolder, 'install.lock'),
    'Another process is installing the packages: waiting …',
    async () => {
      if (isInstalled()) return
      console.log('Installing packages; the first time this takes about half a minute …')
      if (existsSync(join(root, 'package-lock.json'))) {
        await runNpm('ci')
        if (isInstalled()) return
        // npm ci refuses a lock file that lacks optional packages of other systems; npm install reads it all the same.
        console.log('npm ci did not work: trying npm install, which leaves package-lock.json as it is …')
      }
      const exit = await runNpm('install', '--no-save')
      if (isInstalled()) return
      throw new Error(
        `The packages could not be installed (npm install, exit ${exit}); npm's own words are above.\n` +
          'Is the npm registry reachable? If package.json was edited, run "npm install" once. Then start again.',
      )
    },
  )
}

/**
 * Builds src/, partners/, demo/ and bench/ to dist/, and web/ with sdk/ to dist/web, when a source changed since the last
 * build. Throws with words for a person.
 */
export async function ensureBuilt() {
  if (isBuilt(fingerprint())) return
  await withLock(join(lockFolder, 'build.lock'), 'Another process is building: waiting …', async () => {
    const sources = fingerprint() // before the build: a source changed meanwhile is built the next time
    if (isBuilt(sources)) return
    console.log('Building …')
    removeLeftovers()
    const fresh = join(root, `dist.${process.pid}`)
    try {
      build(join('node_modules', 'tsdown', 'dist', 'run.mjs'), '--out-dir', fresh, '--logLevel', 'error')
      build(join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web', '--outDir', join(fresh, 'web'))
      writeFileSync(join(fresh, '.stamp'), sources)
      replaceBuild(fresh)
    } finally {
      rmSync(fresh, { recursive: true, force: true })
    }
  })
}

/** Its output is shown when it fails only: tsdown greets every Node 20 with a warning. */
function build(...command) {
  // What is built is what ships, whoever builds it: a test's NODE_ENV would put the libraries' development parts into the page.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stdout, stderr, error } = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${stdout}${stderr}The build failed (exit ${status ?? error}).`)
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new Error(
    `Kontor needs Node ${OLDEST_NODE.join('.')} or newer (24 is recommended); this is ${process.version}, ${process.execPath}.`,
  )
}

/** Compares what npm wrote down after the last install with what is wanted; file times say little after a clone or copy. */
function isInstalled() {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return false
  const wanted = readJson(join(root, 'package-lock.json'))
  if (!wanted) {
    const { dependencies, devDependencies } = readJson(join(root, 'package.json'))
    return Object.keys({ ...dependencies, ...devDependencies }).every(
      (name) => installed.packages[`node_modules/${name}`],
    )
  }
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional, devOptional }]) => {
    const found = installed.packages[path]
    // Optional packages are those of other systems; the root itself has no entry.
    if (!found) return path === '' || optional === true || devOptional === true
    return found.version === version && found.integrity === integrity
  })
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

function isBuilt(sources) {
  const stamp = join(root, 'dist', '.stamp')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources
}

/** Changes with the name, size or time of any source, also with one that was removed. */
function fingerprint() {
  const files = ['package.json', 'tsconfig.json', 'tsdown.config.ts'].filter((name) => existsSync(join(root, name)))
  for (const folder of ['src', 'partners', 'demo', 'bench', 'sdk', 'web']) {
    if (!existsSync(join(root, folder))) continue
    for (const name of readdirSync(join(root, folder), { recursive: true })) {
      if (SOURCE.test(name) && !name.endsWith('.test.ts')) files.push(join(folder, name))
    }
  }
  const hash = createHash('sha256').update(process.version)
  for (const name of files.sort()) {
    const { size, mtimeMs } = statSync(join(root, name))
    hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** The old build leaves and the new one comes complete: no moment with a mixture of both. */
function replaceBuild(fresh) {
  const dist = join(root, 'dist')
  const old = `${fresh}.old`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

/** Of builds that were killed; nobody else builds while we hold the lock. */
function removeLeftovers() {
  for (const name of readdirSync(root)) {
    if (/^dist\.\d+(\.old)?$/.test(name)) rmSync(join(root, name), { recursive: true, force: true })
  }
}

/** Runs npm as it was called, so that the same version installs; found by name when Node was called directly. */
function runNpm(...command) {
  const called = process.env.npm_execpath
  const npm = called?.endsWith('npm-cli.js') ? [process.execPath, called] : ['npm']
  // The build needs development packages, whatever NODE_ENV says.
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  return runWithClock(...npm, ...command, ...options)
}

/** Runs npm's program in the foreground; where it shows no progress of its own, the time is told. Gives its exit code. */
function runWithClock(command, ...args) {
  const began = Date.now()
  const tell = () => console.log(`… installing, ${Math.round((Date.now() - began) / 1000)} s`)
  const clock = process.stdout.isTTY ? undefined : setInterval(tell, TELL_EVERY_MS)
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  let stopped
  const pass = (signal) => {
    stopped = signal
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) =>
      stopped ? reject(new Error(`Stopped by ${stopped} while installing.`)) : resolve(code ?? signal),
    )
  }).finally(() => {
    clearInterval(clock)
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass)
  })
}
