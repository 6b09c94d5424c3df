import { PassThrough } from 'node:stream'
import type { ItemRights } from '../catalog/index.ts'
import type { Context, Db } from '../platform/db/db.ts'
import { type KindName, withKind } from './kinds.ts'
import { BrokenFile, type FileRecord, type Format, openRecords } from './records.ts'
import { type Refused, runImport, type Tally } from './run.ts'

export type SentFile = Readonly<{ kind: KindName; path: string; format: Format; rights: ItemRights }>

/** Nobody reads more: a file of the wrong kind would be refused line by line. They are counted all the same. */
const TOLD = 10_000

/**
 * Writes a file and tells of it as lines of JSON, as it goes. Who leaves ends it behind the batch that is being written;
 * what is in stays in, and the same file can be sent again.
 */
export async function* writeFile(db: Db, context: Context, file: SentFile): AsyncGenerator<string> {
  const { kind: name, path, format, rights } = file
  const { records, bytes, bytesRead, modifiedAt } = await openRecords(path, format)
  const out = new PassThrough({ objectMode: true })
  let [told, left, broken] = [0, false, null as string | null]
  const readable = async function* (): AsyncGenerator<FileRecord> {
    try {
      for await (const record of records) {
        if (left) return
        yield record
      }
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error
      broken = error.message
    }
  }
  const written = withKind(name, { format, modifiedAt, asHistory: false, rights }, (kind) =>
    runImport(db, context, kind, readable(), {
      refused: (one) => void (told++ < TOLD && out.write(tellRefused(one))),
      written: () => void out.write({ of: bytes, read: Math.min(bytesRead(), bytes) }),
    }),
  )
  void written
    .then((tally) => announce(db, context, name, tally))
    .then(
      (tally) => out.end({ end: true, ...tally, broken }),
      (error: Error) => out.destroy(error),
    )
  try {
    for await (const line of out) yield `${JSON.stringify(line)}\n`
  } finally {
    left = true
  }
}

function tellRefused({ line, key, refusal: { refused, detail, path } }: Refused) {
  return { line, key, refused, detail, path: path ?? null }
}

/** The trail of who changed what knows of the file, not of each of its lines. */
async function announce(db: Db, context: Context, kind: string, tally: Tally): Promise<Tally> {
  await db.write(context, async (tx) => tx.announce({ type: 'file.imported', data: { kind, ...tally } }))
  return tally
}
