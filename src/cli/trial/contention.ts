import { writePolicy } from '../../organisation/index.ts'
import { verify } from '../../platform/db/verify.ts'
import { progressBar, say } from '../say.ts'
import { openStage, type Stage } from '../stage.ts'
import { receiveUnits, stockOf } from './stock.ts'
import { FULL_STORM, SHORT_STORM, type StormOptions } from './storm/plan.ts'
import { storm } from './storm/storm.ts'

export type ContentionOptions = Readonly<{ rounds: number; buyers: number; units: number; storm: StormOptions }>
export const FULL: ContentionOptions = { rounds: 10, buyers: 300, units: 100, storm: FULL_STORM }
export const SHORT: ContentionOptions = { rounds: 2, buyers: 120, units: 40, storm: SHORT_STORM }

const LOCATION = 'warehouse-munich'

/**
 * So many buyers at once for an item of which there are fewer units, over HTTP, backorders off: exactly the units are
 * sold, everybody else is refused by name. Then a storm of buyers who let go again, during which server and database
 * are killed.
 * @returns what was wrong; nothing is right
 */
export async function contention(options: ContentionOptions): Promise<string[]> {
  const stage = await openStage()
  try {
    await stage.store.db.write(stage.context, (tx) =>
      writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'stock.shortage', 'refuse'),
    )
    const faults: string[] = []
    const bar = progressBar('rounds', options.rounds)
    for (let round = 1; round <= options.rounds; round++) {
      faults.push(...(await oneRound(stage, round, options)))
      bar.tick(round)
    }
    bar.end()
    if (faults.length === 0)
      say.detail(
        `${options.rounds} rounds: ${options.units} of ${options.buyers} buyers served in each, ${options.buyers - options.units} refused by name`,
      )
    faults.push(...(await storm(stage, options.storm)))
    const { checked, broken } = await verify(stage.store.db, { tenant: stage.context.tenant })
    for (const { invariant } of broken) faults.push(`broken ${invariant.name}: ${invariant.says}`)
    say.detail(`${checked - broken.length} of ${checked} invariants hold`)
    return faults
  } finally {
    await stage.stop()
  }
}

async function oneRound(stage: Stage, round: number, { buyers, units }: ContentionOptions): Promise<string[]> {
  // An item that nothing else of the demo sells: each round brings its own units.
  const sku = `TRIAL-${round}`
  await receiveUnits(stage, sku, LOCATION, units)
  const answers = await Promise.all(Array.from({ length: buyers }, (_, buyer) => buy(stage, sku, `${round}-${buyer}`)))
  const served = answers.filter(({ status }) => status === 201).length
  const refused = answers.filter(
    ({ status, body }) => status === 409 && body['type'] === '/problems/stock_short',
  ).length
  const stock = await stockOf(stage, sku)
  const faults: string[] = []
  if (served !== units) faults.push(`round ${round}: ${served} served instead of ${units}`)
  if (refused !== buyers - units)
    faults.push(
      `round ${round}: ${refused} refused by name instead of ${buyers - units}; others: ${JSON.stringify(answers.find(({ status }) => status !== 201 && status !== 409) ?? null)}`,
    )
  if (stock.reserved !== units) faults.push(`round ${round}: ${stock.reserved} units are reserved instead of ${units}`)
  return faults
}

export function buy(stage: Stage, sku: string, key: string) {
  return stage.systems.shop.raw(
    'POST',
    '/v1/orders',
    {
      channel: 'web',
      currency: 'EUR',
      deliveries: [
        {
          method: 'ship',
          shipTo: { name: 'A buyer', lines: ['Marienplatz 1'], city: 'München', postalCode: '80331', country: 'DE' },
        },
      ],
      lines: [{ sku, quantity: 1 }],
    },
    key,
  )
}
