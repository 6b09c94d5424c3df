import { createReadStream } from 'node:fs'
import { appendFile, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'

const NEWLINE = 10

/** A partner's own book: one JSON line for each accepted operation, only ever added to. */
export type Book<Entry> = {
  /** Takes an entry at once; it is on disk when the next `flushed()` resolves. */
  append: (entry: Entry) => void
  /** Resolves when all that was appended so far is on disk; rejects for good after a failed write. */
  flushed: () => Promise<void>
  /** The entries on disk as the text of one JSON array. */
  asJsonArray: () => Readable
  close: () => Promise<void>
}

const replayLines = <Entry>(file: string, whole: Buffer, replay: (entry: Entry) => void): void => {
  const lines = whole.toString('utf8').split('\n').slice(0, -1)
  for (const [index, line] of lines.entries()) {
    try {
      // Proven boundary: whole lines of this file are written by `append` below and by nobody else.
      replay(JSON.parse(line) as Entry)
    } catch (cause) {
      throw new Error(`${file} is damaged at line ${index + 1}`, { cause })
    }
  }
}

async function* jsonArray(file: string, sizeB: number): AsyncGenerator<string> {
  let separator = '['
  if (sizeB > 0) {
    const lines = createInterface({ input: createReadStream(file, { end: sizeB - 1 }), crlfDelay: Infinity })
    for await (const line of lines) {
      yield `${separator}\n${line}`
      separator = ','
    }
  }
  yield separator === '[' ? '[]' : '\n]'
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/**
 * Opens `book.ndjson` in `folder` and hands every entry to `replay` in order.
 * A last line without its newline was never answered (killed while writing) and is cut off; any other damage throws.
 */
export const openBook = async <Entry>(folder: string, replay: (entry: Entry) => void): Promise<Book<Entry>> => {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'book.ndjson')
  await appendFile(file, '')
  const found = await readFile(file)
  let sizeB = found.lastIndexOf(NEWLINE) + 1
  replayLines(file, found.subarray(0, sizeB), replay)
  const handle = await open(file, 'a')
  if (sizeB < found.length) await handle.truncate(sizeB)
  await handle.sync()
  await syncFolder(folder)

  let waiting: string[] = []
  let tail = Promise.resolve()
  const writeOut = async (): Promise<void> => {
    const lines = waiting.join('')
    waiting = []
    await handle.appendFile(lines)
    await handle.datasync()
    sizeB += Buffer.byteLength(lines)
  }
  return {
    append: (entry) => {
      waiting.push(`${JSON.stringify(entry)}\n`)
      // One write and one fsync for all that waits: the first of a batch schedules it, the others ride along.
      if (waiting.length > 1) return
      tail = tail.then(writeOut)
      tail.catch(() => undefined)
    },
    flushed: () => tail,
    asJsonArray: () => Readable.from(jsonArray(file, sizeB)),
    close: () => tail.finally(() => handle.close()),
  }
}
