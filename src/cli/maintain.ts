import { resolve } from 'node:path'
import { createKey } from '../organisation/index.ts'
import { openVault } from '../platform/auth/secrets.ts'
import { readConfig } from '../platform/config/config.ts'
import { verify } from '../platform/db/verify.ts'
import { isRefusal } from '../platform/refusal.ts'
import { openStore, type Store } from './database.ts'
import { writeGenerated } from './gen.ts'
import { startPartners, startProgram, stopProgram } from './partners.ts'
import { progressBar, say } from './say.ts'
import { findTenant, seedDemo } from './seed/seed.ts'

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

export async function makeKey(options: { tenant: string; name: string; scopes: string }): Promise<void> {
  await withStore(async (store) => {
    const context = await findTenant(store.db, options.tenant)
    if (!context) throw new Error(`there is no tenant ${options.tenant}`)
    const made = await store.db.write(context, (tx) =>
      createKey(tx, openVault(store.secret), {
        name: options.name,
        scopes: options.scopes.split(',').map((scope) => scope.trim()),
      }),
    )
    if (isRefusal(made)) throw new Error(made.detail)
    process.stdout.write(`${made.token}\n`)
  })
}

export async function generate(): Promise<void> {
  await withStore(async ({ db, url }) => {
    for (const path of await writeGenerated(db, url)) say.detail(`wrote ${path}`)
  })
}
