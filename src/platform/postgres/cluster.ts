import { execFile } from 'node:child_process'
import { chown, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { errorCode, readIfThere } from './small-files.ts'

const run = promisify(execFile)

export const OWNER = 'kontor_owner'

const LEFT_BEHIND_AFTER_MS = 600_000

/**
 * Creates the database cluster unless there is one. It is made beside its final place and moved there complete, so a
 * start that dies halfway leaves nothing half made, and of two starts at once the second finds the place taken.
 */
export async function ensureCluster(place: Place, binaries: Binaries, password: string, log: (line: string) => void) {
  if (await hasCluster(place.dataFolder, binaries)) return
  log(`Creating the database in ${place.dataFolder}`)
  await removeLeftBehind(place.dataFolder)
  const temporary = await mkdtemp(`${place.dataFolder}.new-`)
  const passwordFile = `${temporary}.password`
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (place.account) {
      for (const path of [temporary, passwordFile]) await chown(path, place.account.uid, place.account.gid)
    }
    await run(binaries.initdb, await initdbArguments(temporary, passwordFile), runAs(place.account))
    await rename(temporary, place.dataFolder)
    await syncFolder(dirname(place.dataFolder))
  } catch (error) {
    const taken = errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST'
    if (taken && (await hasCluster(place.dataFolder, binaries))) return // another start was faster
    throw new Error(`The database could not be created in ${place.dataFolder}: ${reason(error)}`, { cause: error })
  } finally {
    await rm(passwordFile, { force: true })
    await rm(temporary, { recursive: true, force: true })
  }
}

async function hasCluster(dataFolder: string, { major }: Binaries): Promise<boolean> {
  const made = await readIfThere(join(dataFolder, 'PG_VERSION'))
  if (made === null || made === major) return made !== null
  throw new Error(`The database in ${dataFolder} was made by PostgreSQL ${made}, but this is PostgreSQL ${major}.`)
}

/** The built-in collation sorts alike on every machine and version; the character type serves trigrams of ü and ş. */
async function initdbArguments(dataFolder: string, passwordFile: string): Promise<string[]> {
  return [
    ...['--pgdata', dataFolder, '--username', OWNER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    ...[
      '--lc-ctype',
      await characterType(),
      '--lc-messages',
      'C',
      '--text-search-config',
      'simple',
      '--data-checksums',
    ],
  ]
}

async function characterType(): Promise<string> {
  const installed = await run('locale', ['-a']).then(
    ({ stdout }) => stdout.split('\n').map(plain),
    (): string[] => [],
  )
  return ['C.UTF-8', 'en_US.UTF-8'].find((name) => installed.includes(plain(name))) ?? 'C'
}

/** Systems write one locale as C.UTF-8 or C.utf8. */
function plain(locale: string): string {
  return locale.toLowerCase().replace('utf-8', 'utf8')
}

async function removeLeftBehind(dataFolder: string): Promise<void> {
  for (const name of await readdir(dirname(dataFolder))) {
    if (!name.startsWith(`${basename(dataFolder)}.new-`)) continue
    const path = join(dirname(dataFolder), name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > LEFT_BEHIND_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}

/** Makes the new name survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

function reason(error: unknown): string {
  const output = error instanceof Error ? (error as { stderr?: string }).stderr?.trim() : undefined
  return output || String(error)
}
