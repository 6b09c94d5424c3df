import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'

type Started = Readonly<{ url: string; version: string; adopted: boolean }>

const isRoot = process.getuid?.() === 0
const isLinux = process.platform === 'linux'
const cleanUp: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

it('starts a PostgreSQL that loses nothing it acknowledged and that only its owner can enter', async () => {
  const folder = await newFolder()
  const { url, version, adopted } = await start(folder)

  expect({ version, adopted }).toEqual({ version: expect.stringMatching(/^18\./), adopted: false })
  expect(await settings(url)).toEqual({
    client_connection_check_interval: '1000',
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '127.0.0.1',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
    TimeZone: 'UTC',
  })
  expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600)
  await expect(query(url.replace(/:[^:@]+@/, ':guessed@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  )
})

it('finds its data and its port again after a stop', async () => {
  const folder = await newFolder()
  const first = await start(folder)
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED')

  const second = await start(folder)
  expect(second).toMatchObject({ adopted: false, url: first.url })
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

it('starts again while the last one is still stopping', async () => {
  const folder = await newFolder()
  const first = await start(folder)
  const stopping = first.stop()
  const second = await start(folder)
  await stopping
  expect(await query(second.url, 'select 1 as there')).toEqual([{ there: 1 }])
})

it('keeps its data in the folder itself when the database user can enter it', async () => {
  const folder = await newFolder()
  await chmod(folder, 0o755)
  const { url } = await start(folder)
  expect(await query(url, 'show data_directory')).toEqual([{ data_directory: join(folder, 'postgres') }])
})

it.runIf(isRoot)('keeps its data elsewhere when root gives it a folder the database user cannot enter', async () => {
  const folder = await newFolder()
  const { url } = await start(folder)
  const elsewhere = (await readFile(join(folder, 'postgres-location'), 'utf8')).trim()
  expect(await query(url, 'show data_directory')).toEqual([{ data_directory: elsewhere }])
  expect(elsewhere).toMatch(/^\/var\/lib\/kontor\//)
})

it('is adopted, with all its data, after the process that started it was killed', async () => {
  const folder = await newFolder()
  const killed = await startInChild(folder)
  await query(killed.started.url, 'create table kept as select 42 as answer')
  const [server] = await query(killed.started.url, 'select pg_postmaster_start_time()::text as since')
  await kill(killed.child)

  const next = await start(folder)
  expect(next).toMatchObject({ adopted: true, url: killed.started.url })
  expect(await query(next.url, 'select pg_postmaster_start_time()::text as since')).toEqual([server])
  expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }])

  await next.stop()
  await expect(query(next.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

it('has every acknowledged row again after the database itself was killed', async () => {
  const folder = await newFolder()
  const { url } = await start(folder)
  await query(url, 'create table acknowledged (n integer)')
  for (let n = 1; n <= 50; n++) await query(url, `insert into acknowledged values (${n})`)
  process.kill(await postmasterPid(url), 'SIGKILL')

  const next = await start(folder)
  expect(next.adopted).toBe(false)
  expect(await query(next.url, 'select count(*)::int as rows from acknowledged')).toEqual([{ rows: 50 }])
})

it('waits for the last process of a killed database before it starts again', async () => {
  const folder = await newFolder()
  const { url } = await start(folder)
  const [row] = await query(url, `select pid from pg_stat_activity where backend_type = 'checkpointer'`)
  const straggler = Number(row?.['pid'])
  process.kill(straggler, 'SIGSTOP') // it cannot notice the end of the others and keeps the shared memory
  process.kill(await postmasterPid(url), 'SIGKILL')
  setTimeout(() => process.kill(straggler, 'SIGCONT'), 1000)

  const next = await start(folder)
  expect(next.adopted).toBe(false)
  expect(await query(next.url, 'select 1 as there')).toEqual([{ there: 1 }])
})

it('is started by one of two processes that start at the same moment, and adopted by the other', async () => {
  const folder = await newFolder()
  const two = await Promise.all([startInChild(folder), startInChild(folder)])
  expect(two.map(({ started }) => started.adopted).sort()).toEqual([false, true])
  expect(two[0].started.url).toBe(two[1].started.url)

  const [starter, adopter] = two[0].started.adopted ? [two[1], two[0]] : two
  await end(adopter.child)
  expect(await query(starter.started.url, 'select 1 as still')).toEqual([{ still: 1 }])
  await end(starter.child)
  await expect(query(starter.started.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

it.runIf(isLinux)(
  'starts past the lock of a former life, and leaves the program alone that has its process id',
  async () => {
    const folder = await newFolder()
    const first = await start(folder)
    const [row] = await query(first.url, 'show data_directory')
    const dataFolder = String(row?.['data_directory'])
    await first.stop()

    const { uid, gid } = await stat(dataFolder)
    const stranger = spawn('sleep', ['60'], { ...(isRoot && { uid, gid }), stdio: 'ignore' })
    cleanUp.push(() => kill(stranger))
    const { port } = new URL(first.url)
    const lock = [stranger.pid, dataFolder, 1, port, '', '127.0.0.1', '1 1', 'ready', '']
    await writeFile(join(dataFolder, 'postmaster.pid'), lock.join('\n'))

    const next = await start(folder)
    expect(next.adopted).toBe(false)
    await next.stop()
    expect(stranger.signalCode).toBe(null)
  },
)

it('moves to another port when its own is taken, and says so', async () => {
  const folder = await newFolder()
  const first = await start(folder)
  await first.stop()
  const { port } = new URL(first.url)
  const taker = createServer().listen(Number(port), '127.0.0.1')
  await once(taker, 'listening')
  cleanUp.push(async () => taker.close())

  const said: string[] = []
  const next = await start(folder, (line) => said.push(line))
  expect(new URL(next.url).port).not.toBe(port)
  expect(said.join('\n')).toContain(`Port ${port} is taken by another program`)
})

it('says what is wrong when the folder cannot be used', async () => {
  const file = join(await newFolder(), 'a-file')
  await writeFile(file, '')
  await expect(startEmbeddedPostgres({ folder: file, log: () => undefined })).rejects.toThrow('cannot write there')
})

it('refuses to make a new password for a database that has one', async () => {
  const folder = await newFolder()
  await (await start(folder)).stop()
  await rm(join(folder, 'postgres-password'))
  await expect(startEmbeddedPostgres({ folder, log: () => undefined })).rejects.toThrow('restore that file')
})

/** Closed to all but us, as a checkout below a home folder is. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-embedded-'))
  cleanUp.push(async () => {
    const elsewhere = join(folder, 'postgres-location')
    if (existsSync(elsewhere)) await rm(join((await readFile(elsewhere, 'utf8')).trim(), '..'), { recursive: true })
    await rm(folder, { recursive: true })
  })
  return folder
}

async function start(folder: string, log: (line: string) => void = () => undefined): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ folder, log })
  cleanUp.push(() => started.stop())
  return started
}

/** Starts in a process of its own, which stops the database on SIGTERM. */
async function startInChild(folder: string): Promise<{ child: ChildProcess; started: Started }> {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'embedded.ts')).href)}
    const started = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, log: (line) => console.error(line) })
    const alive = setInterval(() => undefined, 1000)
    process.once('SIGTERM', () => started.stop().then(() => clearInterval(alive)))
    console.log(JSON.stringify(started))`
  const node = ['--import', 'tsx', '--input-type=module', '--eval', script]
  const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'] })
  cleanUp.push(() => kill(child))
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, started: JSON.parse(line) as Started }
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function postmasterPid(url: string): Promise<number> {
  const [row] = await query(url, `select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid`)
  return Number(row?.['pid'])
}

async function settings(url: string): Promise<Record<string, unknown>> {
  const rows = await query(
    url,
    `select name, setting from pg_settings
      where name in ('client_connection_check_interval', 'data_checksums', 'fsync', 'full_page_writes',
                     'listen_addresses', 'server_encoding', 'synchronous_commit', 'TimeZone')`,
  )
  return Object.fromEntries(rows.map((row) => [row['name'], row['setting']]))
}
