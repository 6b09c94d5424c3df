import type { Context, Db, Tx } from '../platform/db/db.ts'
import type { Refusal } from '../platform/refusal.ts'
import type { FileRecord } from './records.ts'
import { refuseImport } from './refusals.ts'

export type Verdict =
  | Readonly<{ key: string; done: 'made' | 'changed' | 'unchanged' }>
  | Readonly<{ key: string; done: 'refused'; refusal: Refusal }>

/**
 * What is written as one: a record, or the rows of an order. `line` is where it begins, or where it is wrong; `rows` are
 * the lines of its parts, so that a refusal of `/lines/3` is told with the line of the file.
 */
export type Entry<T> = Readonly<
  { line: number; key: string } & ({ value: T; rows?: readonly number[] } | { refusal: Refusal })
>

/** A kind of file: how its records are read, and what writes a list of them. */
export type Kind<T> = Readonly<{
  noun: string
  /** Entries of one transaction. */
  atOnce: number
  entries(records: AsyncIterable<FileRecord>): AsyncIterable<Entry<T>>
  write(tx: Tx, values: readonly T[]): Promise<readonly Verdict[]>
}>

export type Refused = Readonly<{ line: number; key: string; refusal: Refusal }>
export type Tally = Readonly<Record<Verdict['done'], number>>

/**
 * Writes a file's entries batch by batch, each batch in one transaction, and counts what became of them. A batch that
 * breaks is written entry by entry, so that only the guilty one is refused.
 * @throws when the database is gone; what was committed before stays, and the same file may be run again
 */
export async function runImport<T>(
  db: Db,
  context: Context,
  kind: Kind<T>,
  records: AsyncIterable<FileRecord>,
  tell: { refused(refused: Refused): void; written(): void },
): Promise<Tally> {
  const tally = { made: 0, changed: 0, unchanged: 0, refused: 0 }
  for await (const batch of batches(kind.entries(records), kind.atOnce)) {
    for (const { line, verdict } of await writeBatch(db, context, kind, batch)) {
      tally[verdict.done]++
      if (verdict.done === 'refused') tell.refused({ line, key: verdict.key, refusal: verdict.refusal })
    }
    tell.written()
  }
  return tally
}

async function* batches<T>(entries: AsyncIterable<T>, atOnce: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const entry of entries) {
    batch.push(entry)
    if (batch.length < atOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

type Good<T> = Readonly<{ line: number; key: string; value: T; rows?: readonly number[] }>
type Judged = Readonly<{ line: number; verdict: Verdict }>

async function writeBatch<T>(db: Db, context: Context, kind: Kind<T>, batch: readonly Entry<T>[]): Promise<Judged[]> {
  const good = batch.flatMap((entry): Good<T>[] => ('value' in entry ? [entry] : []))
  const verdicts = (await writeGood(db, context, kind, good)).values()
  return batch.map((entry) => {
    const { line, key } = entry
    if ('refusal' in entry) return { line, verdict: { key, done: 'refused', refusal: entry.refusal } }
    const verdict = verdicts.next().value
    if (!verdict) throw new Error('fewer verdicts than entries')
    const part = verdict.done === 'refused' ? /^\/lines\/(\d+)/.exec(verdict.refusal.path ?? '')?.[1] : undefined
    return { line: entry.rows?.[Number(part)] ?? line, verdict }
  })
}

async function writeGood<T>(
  db: Db,
  context: Context,
  kind: Kind<T>,
  good: readonly Good<T>[],
): Promise<readonly Verdict[]> {
  const write = (some: readonly Good<T>[]) =>
    db.write(context, (tx) =>
      kind.write(
        tx,
        some.map((entry) => entry.value),
      ),
    )
  if (good.length > 1)
    try {
      return await write(good)
    } catch (error) {
      await mustBeThere(db, error)
    }
  const verdicts: Verdict[] = []
  for (const entry of good) {
    try {
      verdicts.push(...(await write([entry])))
    } catch (error) {
      await mustBeThere(db, error)
      verdicts.push(guilty(entry.key, error))
    }
  }
  return verdicts
}

function guilty(key: string, error: unknown): Verdict {
  const detail = error instanceof Error ? error.message : String(error)
  return { key, done: 'refused', refusal: refuseImport.unexpected_error(detail) }
}

/** A record is guilty only while the database answers. */
async function mustBeThere(db: Db, error: unknown): Promise<void> {
  try {
    await db.pool.query('select 1')
  } catch {
    throw error
  }
}
