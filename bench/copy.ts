import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { newId } from '../src/platform/ids.ts'
import { asOwner } from './arena.ts'
import { ITEM_ID_PREFIX } from './merchant.ts'
import { run } from './process.ts'
import { type Cell, EVENTS, isOwn, type Part, RESERVATIONS, type Sample } from './sample.ts'

export const BATCH = 10_000
const CLIENTS = 2
const FAR = 10 ** 12

type Target = Readonly<{ tenant: string; items: number }>

/** Orders as files for COPY; the next position of the log is counted on. */
type Batch = Readonly<{ folder: string; script: string }>

/**
 * B3, the speed of light: COPY of the rows of orders in batches of 10,000 by two clients, as the owner of the tables, no
 * logic, no update of stock. Making the files is not counted.
 * @returns orders a second
 */
export async function copyOrders(url: string, sample: Sample, target: Target, batches: number): Promise<number> {
  // Far from those that the other baselines take from their sequence.
  const position = Math.max(FAR, await highestPosition(url, target.tenant))
  const made: Batch[] = []
  try {
    for (let n = 0; n < CLIENTS * batches; n++)
      made.push(await makeBatch(sample, target, BATCH, position + n * BATCH * eventsOf(sample)))
    const began = performance.now()
    const client = async (n: number) => {
      for (let one = n; one < made.length; one += CLIENTS) await psql(url, made[one] as Batch)
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)))
    return (made.length * BATCH) / ((performance.now() - began) / 1000)
  } finally {
    for (const { folder } of made) await rm(folder, { recursive: true, force: true })
  }
}

/** Fills a tenant with copies of an order until it has so many, its books in order. */
export async function fillWithOrders(
  url: string,
  sample: Sample,
  target: Target,
  count: number,
  tell: (done: number) => void,
): Promise<void> {
  for (let done = 0; done < count; ) {
    const orders = Math.min(BATCH, count - done)
    const position = await highestPosition(url, target.tenant)
    const batch = await makeBatch(sample, target, orders, position)
    try {
      await psql(url, batch)
    } finally {
      await rm(batch.folder, { recursive: true, force: true })
    }
    done += orders
    tell(done)
  }
  await asOwner(url, async (client) => {
    await client.query(
      `update platform.event_head set position = (select max(position) from platform.event where tenant_id = $1) where tenant_id = $1`,
      [target.tenant],
    )
    await client.query(
      `update inventory.stock s set reserved = r.units
         from (select item_id, location_id, sum(units)::int as units from ${RESERVATIONS} where tenant_id = $1 group by 1, 2) r
        where s.tenant_id = $1 and (s.item_id, s.location_id) = (r.item_id, r.location_id) and s.reserved <> r.units`,
      [target.tenant],
    )
  })
}

const eventsOf = (sample: Sample) => sample.parts.find(({ table }) => table === EVENTS)?.rows.length ?? 0

async function highestPosition(url: string, tenant: string): Promise<number> {
  return asOwner(url, async (client) => {
    const { rows } = await client.query<{ position: string }>(
      'select coalesce(max(position), 0)::text as position from platform.event where tenant_id = $1',
      [tenant],
    )
    return Number(rows[0]?.position ?? 0)
  })
}

async function makeBatch(sample: Sample, target: Target, orders: number, after: number): Promise<Batch> {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-copy-'))
  const files = sample.parts.map((part, n) => ({ part, file: join(folder, `${n}.txt`) }))
  const streams = files.map(({ file }) => createWriteStream(file, { highWaterMark: 1 << 22 }))
  let position = after
  for (let n = 0; n < orders; n++) {
    const order = newId()
    const drawn = sample.items.map(() => itemId(Math.floor(Math.random() * target.items)))
    for (const [at, { part }] of files.entries()) {
      const lines = part.rows.map((row) =>
        row
          .map((cell, column) =>
            part.columns[column] === 'position' ? String(++position) : cellOf(part, column, cell, order, drawn),
          )
          .join('\t'),
      )
      streams[at]?.write(`${lines.join('\n')}\n`)
    }
    // Lets the streams write what they hold.
    if (n % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  for (const stream of streams) stream.end()
  await Promise.all(streams.map((stream) => finished(stream)))
  const script = join(folder, 'copy.sql')
  const copies = files.map(({ part, file }) => `\\copy ${part.table} (${part.columns.join(', ')}) from '${file}'`)
  await writeFile(script, ['begin;', ...copies, 'commit;', ''].join('\n'))
  return { folder, script }

  function cellOf(part: Part, column: number, cell: Cell, order: string, drawn: readonly string[]): string {
    if (cell === null) return '\\N'
    if (cell === sample.tenant) return target.tenant
    if (cell === sample.order) return order
    const item = sample.items.indexOf(cell)
    if (item >= 0) return drawn[item] as string
    const own = isOwn(part.table, part.columns[column] as string)
    if (own === 'id') return newId()
    if (own === 'text') return `c${order}`
    return cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n')
  }
}

const itemId = (index: number) => `${ITEM_ID_PREFIX}${index.toString(16).padStart(12, '0')}`

function psql(url: string, { script }: Batch): Promise<unknown> {
  return run('psql', ['-q', '-X', '-v', 'ON_ERROR_STOP=1', '-f', script, url])
}
