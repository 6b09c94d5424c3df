import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The system user that PostgreSQL runs as. */
export type Account = Readonly<{ uid: number; gid: number }>

const NAME = 'postgres'

/**
 * PostgreSQL refuses to run as root, so a root process hands it to another user: whoever owns the data already, else
 * `postgres`, which is made when missing. Null means our own user.
 */
export async function serverAccount(dataFolder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(dataFolder).catch(() => null)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return (await lookUp()) ?? (await create())
}

/** Whether the account gets through every folder down to this one, asked of the system itself (it knows ACLs too). */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' })
    return true
  } catch {
    return false
  }
}

/**
 * How PostgreSQL's programs are run: as the account, from a folder everybody may enter, with nothing of our own
 * environment, which may hold secrets and PG* settings meant for others.
 */
export function runAs(account: Account | null) {
  return { ...account, cwd: '/', env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }
}

async function lookUp(): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

async function create(): Promise<Account> {
  let failure: unknown
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  } catch (error) {
    failure = error // also when another start made it a moment ago: then it is found now
  }
  const account = await lookUp()
  if (account) return account
  throw new Error(
    `PostgreSQL does not run as root, and the system user "${NAME}" could not be made. ` +
      'Start Kontor as an ordinary user, make that user, or set DATABASE_URL to a PostgreSQL of your own.',
    { cause: failure },
  )
}
