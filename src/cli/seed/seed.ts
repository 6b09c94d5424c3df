import { type Demo, loadDemo } from '../../../demo/load.ts'
import {
  createUser,
  hashPassword,
  type Role,
  readLocations,
  readPolicies,
  writePolicy,
} from '../../organisation/index.ts'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { Context, Db } from '../../platform/db/db.ts'
import type { TenantId } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { type Client, makeClient, type System } from '../journey/client.ts'
import type { Calendar } from '../journey/plan.ts'
import { supplyOf, travel } from '../journey/travel.ts'
import { type Partners, registerPartners } from '../partners.ts'
import { progressBar } from '../say.ts'
import { makeSystemKeys } from './keys.ts'
import { openMerchant } from './merchant.ts'
import { openToday } from './today.ts'

export const DEMO_SLUG = 'northwind'
/** Known to everybody who reads this: the demo merchant has nothing to hide. */
export const DEMO_PASSWORD = 'northwind-demo'

const USERS: readonly { role: Role; name: string; places?: readonly string[] }[] = [
  { role: 'administrator', name: 'Andrew Fuller' },
  { role: 'lead', name: 'Steven Buchanan' },
  { role: 'care_agent', name: 'Nancy Davolio' },
  { role: 'store_associate', name: 'Janet Leverling', places: ['store-berlin'] },
  { role: 'warehouse_worker', name: 'Michael Suyama', places: ['warehouse-hamburg', 'warehouse-munich'] },
  { role: 'buyer', name: 'Margaret Peacock' },
  { role: 'finance', name: 'Laura Callahan' },
]
export const DEMO_LOGINS = USERS.map(({ role, name }) => ({
  role,
  email: `${name.split(' ')[0]?.toLowerCase()}@northwind.example`,
}))

export async function findTenant(db: Db, slug: string): Promise<Context | null> {
  const { rows } = await db.pool.query<{ id: TenantId }>('select id from platform.tenant where slug = $1', [slug])
  return rows[0] ? { tenant: rows[0].id, actor: { kind: 'system', id: null } } : null
}

export type SeedOptions = Readonly<{
  db: Db
  vault: Vault
  partners: Partners
  address: string
  stop: AbortSignal
  seed?: number
}>

/**
 * Loads the demo merchant and lets its two years of orders happen, so that the last one is of today. Interrupted, it
 * goes on where it was: what had happened is recognized by its keys and not done again.
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const { db, vault } = options
  const demo = loadDemo()
  const known = await findTenant(db, DEMO_SLUG)
  if (known && !(await isUnfinished(db, known)))
    return registerPartners(db, known, vault, options.partners, options.address)
  const context = known ?? (await openMerchant(db, DEMO_SLUG, demo, supplyOf(demo).opening))
  await registerPartners(db, context, vault, options.partners, options.address)
  if (!known) {
    await setRelease(db, context, UNFINISHED)
    await makeUsers(db, context)
  }
  const tokens = await makeSystemKeys(db, context, vault)
  const systems = Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [name, makeClient(() => options.address, token)]),
  ) as Record<System, Client>
  const bar = progressBar(known ? 'two years of orders, resumed' : 'two years of orders', demo.orders.length)
  await travel({
    systems,
    demo,
    seed: options.seed ?? 1,
    calendar: calendarOf(demo, await openedAt(db, context)),
    stop: options.stop,
    progress: (done, _all, note) => bar.tick(done, note),
  })
  if (options.stop.aborted) return
  bar.end()
  await openToday({ systems, demo, opened: await openedAt(db, context) })
  await setRelease(db, context, 'at_once')
}

/** While the past is made, work is released by the systems of the story; afterwards at once. */
const UNFINISHED = 'on_request'

async function isUnfinished(db: Db, context: Context): Promise<boolean> {
  return (await db.read(context.tenant, readPolicies))('release.when') === UNFINISHED
}

async function setRelease(db: Db, context: Context, when: 'at_once' | 'on_request'): Promise<void> {
  await db.write(context, (tx) => writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'release.when', when))
}

async function openedAt(db: Db, context: Context): Promise<Date> {
  const { rows } = await db.pool.query<{ at: Date }>('select created_at as at from platform.tenant where id = $1', [
    context.tenant,
  ])
  return rows[0]?.at ?? new Date()
}

/** The source's last day becomes the day on which the merchant was opened. */
function calendarOf(demo: Demo, opened: Date): Calendar {
  const last = demo.orders.reduce((day, order) => (order.orderedOn > day ? order.orderedOn : day), '')
  return { shiftDays: Math.floor((opened.getTime() - Date.parse(last)) / 86_400_000), until: opened }
}

async function makeUsers(db: Db, context: Context): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await db.write(context, async (tx) => {
    const places = new Map((await readLocations(tx)).map((location) => [location.code, location.id]))
    for (const [index, { role, name, places: own = [] }] of USERS.entries()) {
      const locations = own.flatMap((code) => places.get(code) ?? [])
      const made = await createUser(tx, {
        name,
        email: DEMO_LOGINS[index]?.email ?? '',
        passwordHash,
        grants: [{ role, locations, supplier: null }],
      })
      if (isRefusal(made)) throw new Error(`demo user ${name}: ${made.detail}`)
    }
  })
}
