import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Demo, loadDemo } from '../../demo/load.ts'
import { writePolicy } from '../organisation/index.ts'
import { openVault, type Vault } from '../platform/auth/secrets.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Context } from '../platform/db/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/postgres/embedded.ts'
import { findPlace } from '../platform/postgres/place.ts'
import { openStore, type Store } from './database.ts'
import { type Client, makeClient, type System } from './journey/client.ts'
import { supplyOf } from './journey/travel.ts'
import { type Partners, registerPartners, startPartners, startProgram, stopProgram } from './partners.ts'
import { say } from './say.ts'
import { makeSystemKeys } from './seed/keys.ts'
import { openMerchant } from './seed/merchant.ts'

/** A merchant of its own on a server of its own, with the partners and the five keys: where journeys and trials happen. */
export type Stage = Readonly<{
  store: Store
  vault: Vault
  partners: Partners
  demo: Demo
  context: Context
  tokens: Readonly<Record<System, string>>
  systems: Readonly<Record<System, Client>>
  base(): string
  /** Kills the server with SIGKILL and starts another one. @returns the milliseconds until it served again */
  killServer(): Promise<number>
  /**
   * Kills Kontor's own PostgreSQL with SIGKILL and starts it again.
   * @returns the milliseconds until it answered; null when the database is somebody else's
   */
  killPostgres(): Promise<number | null>
  stop(): Promise<void>
}>

export async function openStage(demo: Demo = loadDemo()): Promise<Stage> {
  const config = readConfig()
  const store = await openStore(config, say.detail)
  const vault = openVault(store.secret)
  const folder = await mkdtemp(join(tmpdir(), 'kontor-stage-'))
  const partners = await startPartners(folder, vault)
  const serve = () =>
    startProgram('src/cli/kontor', ['serve'], {
      DATABASE_URL: store.url,
      KONTOR_SECRET: store.secret,
      LOG_LEVEL: 'warn',
    })
  let server = await serve()
  const restarted: EmbeddedPostgres[] = []
  const context = await openMerchant(store.db, `stage-${randomBytes(4).toString('hex')}`, demo, supplyOf(demo).opening)
  await registerPartners(store.db, context, vault, partners, server.url)
  await store.db.write(context, (tx) =>
    writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'release.when', 'on_request'),
  )
  const tokens = await makeSystemKeys(store.db, context, vault)
  const base = () => server.url
  const systems = Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [name, makeClient(base, token)]),
  ) as Record<System, Client>
  return {
    store,
    vault,
    partners,
    demo,
    context,
    tokens,
    systems,
    base,
    async killServer() {
      const began = Date.now()
      await killed(server.child)
      server = await serve()
      await registerPartners(store.db, context, vault, partners, server.url)
      return Date.now() - began
    },
    async killPostgres() {
      if (!store.embedded) return null
      const began = Date.now()
      const folder = resolve(config.KONTOR_FOLDER)
      process.kill(await postmasterOf(folder), 'SIGKILL')
      restarted.push(await startEmbeddedPostgres({ folder, log: say.detail }))
      return Date.now() - began
    },
    async stop() {
      await stopProgram(server.child)
      await partners.stop()
      await store.stop()
      for (const one of restarted) await one.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function postmasterOf(folder: string): Promise<number> {
  const { dataFolder } = await findPlace(folder, () => undefined)
  return Number.parseInt(await readFile(join(dataFolder, 'postmaster.pid'), 'utf8'), 10)
}
