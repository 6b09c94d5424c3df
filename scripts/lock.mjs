import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const LOOK_EVERY_MS = 100
const SIGN_OF_LIFE_EVERY_MS = 5000
// A process id may belong to another program by now; a lock without a sign of life is nobody's.
const DEAD_AFTER_MS = 60_000

/**
 * Does the work while no other process holds the same lock file. A lock whose process has ended is taken over.
 *
 * @template T
 * @param {string} path
 * @param {string} waiting said once when another process holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, waiting, work) {
  mkdirSync(dirname(path), { recursive: true })
  for (let told = false; !take(path); ) {
    if (isAbandoned(path)) continue
    if (!told) console.log(waiting)
    told = true
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  const life = setInterval(() => utimesSync(path, new Date(), new Date()), SIGN_OF_LIFE_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(life)
    rmSync(path, { force: true })
  }
}

function take(path) {
  const complete = `${path}.${process.pid}`
  writeFileSync(complete, String(process.pid))
  try {
    linkSync(complete, path) // appears with its content, or not at all
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(complete)
  }
}

/** Removes a lock nobody holds; true when another try may succeed now. */
function isAbandoned(path) {
  try {
    const holder = readFileSync(path, 'utf8')
    if (isAlive(Number(holder)) && Date.now() - statSync(path).mtimeMs < DEAD_AFTER_MS) return false
    const taken = `${path}.${process.pid}.old`
    renameSync(path, taken)
    if (readFileSync(taken, 'utf8') !== holder) linkSync(taken, path) // another process took it over before us
    rmSync(taken)
    return true
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EEXIST') return true
    throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
