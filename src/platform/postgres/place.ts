import { createHash, randomBytes } from 'node:crypto'
import { access, chmod, constants, mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { type Account, canEnter, serverAccount } from './account.ts'
import { runningPostmaster } from './postmaster.ts'
import { createOnce, errorCode, readIfThere } from './small-files.ts'

/** Where a root process keeps what the database's user could not reach in the folder asked for. */
export const SYSTEM_FOLDER = '/var/lib/kontor'

/** Where the parts of one embedded database lie. Paths are real ones, without symbolic links. */
export type Place = Readonly<{
  folder: string
  dataFolder: string
  logFile: string
  /** Null: our own user. */
  account: Account | null
}>

/** Makes the folder and decides where the data lies; throws with clear words when it cannot be used. */
export async function findPlace(asked: string, log: (line: string) => void): Promise<Place> {
  const folder = await openFolder(asked)
  const pointer = join(folder, 'postgres-location')
  const dataFolder = (await readIfThere(pointer)) ?? join(folder, 'postgres')
  await assertOwn(dataFolder)
  const account = await serverAccount(dataFolder)
  const place = { folder, dataFolder, logFile: join(folder, 'postgres.log'), account }
  if (account === null || (await canEnter(dirname(dataFolder), account))) return place

  if (await stat(dataFolder).catch(() => null)) {
    throw new Error(
      `The database in ${dataFolder} belongs to user ${account.uid}, who cannot enter ${dirname(dataFolder)}. ` +
        `Let that user in (chmod o+x on each folder above it), or start Kontor as that user.`,
    )
  }
  const chosen = await createOnce(pointer, join(SYSTEM_FOLDER, folderName(folder), 'postgres'))
  await openSystemFolder(dirname(chosen), folder)
  log(`The database's user cannot enter ${folder}: its data is kept in ${chosen}`)
  return { ...place, dataFolder: chosen }
}

async function openFolder(asked: string): Promise<string> {
  try {
    await mkdir(asked, { recursive: true })
    const folder = await realpath(asked)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return folder
  } catch (cause) {
    throw new Error(
      `Kontor keeps its database in ${asked}, but cannot write there (${errorCode(cause)}). ` +
        'Change the owner of that folder, or set KONTOR_FOLDER to another one, or DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  }
}

async function assertOwn(dataFolder: string): Promise<void> {
  const me = process.getuid?.()
  const owner = (await stat(dataFolder).catch(() => null))?.uid
  if (me === undefined || me === 0 || owner === undefined || owner === me) return
  throw new Error(
    `The database in ${dataFolder} belongs to user ${owner}, not to us (user ${me}): it was made by a start as root or ` +
      'as another user. Start Kontor as that user, or as root, or set KONTOR_FOLDER to another folder.',
  )
}

/** The random part makes a removed and newly made folder start with an empty database, as everybody expects. */
function folderName(folder: string): string {
  return `${createHash('sha256').update(folder).digest('hex').slice(0, 8)}-${randomBytes(4).toString('hex')}`
}

async function openSystemFolder(path: string, folder: string): Promise<void> {
  await mkdir(path, { recursive: true })
  for (const part of [SYSTEM_FOLDER, path]) await chmod(part, 0o711)
  await writeFile(join(path, 'belongs-to'), `${folder}\n`)
  await removeAbandoned()
}

/**
 * Removes databases of temporary folders that are gone: test runs and trial checkouts would fill the disk. Data of any
 * other folder stays, because that one may only be away for a while (an unmounted disk).
 */
async function removeAbandoned(): Promise<void> {
  const temporary = (await realpath(tmpdir())) + sep
  for (const name of await readdir(SYSTEM_FOLDER)) {
    const path = join(SYSTEM_FOLDER, name)
    const owner = await readIfThere(join(path, 'belongs-to')).catch(() => null)
    if (!owner?.startsWith(temporary) || (await stat(owner).catch(() => null))) continue
    if (await runningPostmaster(join(path, 'postgres'))) continue
    await rm(path, { recursive: true, force: true })
  }
}
