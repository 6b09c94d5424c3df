import { resolve } from 'node:path'
import { createKey, KEY_KINDS, readChannels, readLocations } from '../organisation/index.ts'
import { openVault } from '../platform/auth/secrets.ts'
import { readConfig } from '../platform/config/config.ts'
import { verify } from '../platform/db/verify.ts'
import { showId } from '../platform/ids.ts'
import { isRefusal } from '../platform/refusal.ts'
import { askSecret } from './ask.ts'
import { openStore, type Store } from './database.ts'
import { writeGenerated } from './gen.ts'
import { startPartners, startProgram, stopProgram } from './partners.ts'
import { progressBar, say } from './say.ts'
import { findTenant, seedDemo } from './seed/seed.ts'
import { openTenant } from './tenant/open.ts'

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(readConfig(), say.detail)
  try {
    return await work(store)
  } finally {
    await store.stop()
  }
}

export async function migrateOnly(): Promise<void> {
  await withStore(async () => say.headline('the database is up to date'))
}

/** Loads the demo merchant once; an existing one is left as it is. */
export async function seedOnly(): Promise<void> {
  await withStore(async (store) => {
    const config = readConfig()
    const vault = openVault(store.secret)
    const partners = await startPartners(resolve(config.KONTOR_FOLDER), vault)
    const server = await startProgram('src/cli/kontor', ['serve'], {
      DATABASE_URL: store.url,
      KONTOR_SECRET: store.secret,
      LOG_LEVEL: 'warn',
    })
    try {
      await seedDemo({ db: store.db, vault, partners, address: server.url, stop: new AbortController().signal })
    } finally {
      await stopProgram(server.child)
      await partners.stop()
    }
  })
}

const SHOWN = 5

/** Runs every invariant over every tenant and shows the rows of a broken one. @returns the exit code */
export async function verifyAll(): Promise<number> {
  return withStore(async ({ db }) => {
    const tenants = await db.tenants()
    const bar = progressBar('invariants', tenants.length)
    const { checked, broken } = await verify(db, {
      progress: (done, all) => bar.tick(Math.floor((done * tenants.length) / Math.max(all, 1))),
    })
    bar.end()
    for (const { invariant, tenant, rows } of broken) {
      say.headline(`broken: ${invariant.name} ${invariant.says} (tenant ${tenant})`)
      for (const row of rows.slice(0, SHOWN)) say.detail(JSON.stringify(row))
    }
    process.stdout.write(`${checked} checked, ${broken.length} broken\n`)
    return broken.length === 0 ? 0 : 1
  })
}

export type KeyOptions = Readonly<{
  tenant: string
  name: string
  kind?: string
  channel?: string
  locations?: string
  scopes?: string
}>

/** Makes a key as the operator, whom no rights bound, and prints its token. */
export async function makeKey(options: KeyOptions): Promise<void> {
  await withStore(async (store) => {
    const context = await findTenant(store.db, options.tenant)
    if (!context) throw new Error(`there is no tenant ${options.tenant}`)
    const kind = KEY_KINDS.find((one) => one === options.kind)
    if (options.kind !== undefined && !kind) throw new Error(`a key is of one of the kinds ${KEY_KINDS.join(', ')}`)
    const made = await store.db.write(context, async (tx) => {
      const channel = (await readChannels(tx)).find(({ code }) => code === options.channel)
      if (options.channel !== undefined && !channel) throw new Error(`there is no channel ${options.channel}`)
      const known = new Map((await readLocations(tx)).map(({ code, id }) => [code, id]))
      const locations = listOf(options.locations).map((code) => {
        const location = known.get(code)
        if (!location) throw new Error(`there is no location ${code}`)
        return location
      })
      return createKey(tx, openVault(store.secret), {
        name: options.name,
        locations,
        ...(kind && { kind }),
        ...(channel && { channel: channel.id }),
        ...(options.scopes !== undefined && { scopes: listOf(options.scopes) }),
      })
    })
    if (isRefusal(made)) throw new Error(made.detail)
    process.stdout.write(`${made.token}\n`)
  })
}

const listOf = (text = '') => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))

export type OpenOptions = Readonly<{
  code: string
  name: string
  country: string
  currency: string
  adminEmail: string
  adminName: string
  timeZone?: string
}>

/** Opens a merchant; the password is never an argument, because arguments stand in process lists and histories. */
export async function openMerchantOfYourOwn(options: OpenOptions): Promise<void> {
  const { code, name, country, currency, timeZone, adminEmail, adminName } = options
  const password = process.env['KONTOR_ADMIN_PASSWORD'] ?? (await askSecret(`password of ${adminEmail}`))
  await withStore(async ({ db }) => {
    const administrator = { email: adminEmail, name: adminName, password }
    const { tenant } = await openTenant(db, { code, name, country, currency, timeZone, administrator })
    process.stdout.write(`${showId('tenant', tenant)}\n`)
    say.headline(`${name} is open: log in at /v1/session as ${adminEmail} of ${code}`)
  })
}

export async function generate(): Promise<void> {
  await withStore(async ({ db, url }) => {
    for (const path of await writeGenerated(db, url)) say.detail(`wrote ${path}`)
  })
}
