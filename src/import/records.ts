import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { parse as parseJson } from 'secure-json-parse'
import type { RawRecord } from '../platform/import/cells.ts'
import type { Refusal } from '../platform/refusal.ts'
import { refuseImport } from './refusals.ts'

export const FORMATS = ['csv', 'ndjson'] as const
export type Format = (typeof FORMATS)[number]

/** A record and the line of the file on which it begins, from 1. */
export type FileRecord = Readonly<{ line: number } & ({ record: RawRecord } | { refusal: Refusal })>
export type RecordFile = Readonly<{
  records: AsyncIterable<FileRecord>
  bytes: number
  bytesRead(): number
  modifiedAt: Date
}>

/** The file as a whole cannot be read on: what stands behind the line is not known. */
export class BrokenFile extends Error {
  override name = 'BrokenFile'
}

/** One record may have so many characters; nothing more of a file is ever held at once. */
const LONGEST_RECORD = 2_000_000

/** The format that a file's ending says; null when it says none. */
export function formatOf(path: string): Format | null {
  if (/\.csv$/i.test(path)) return 'csv'
  return /\.(ndjson|jsonl)$/i.test(path) ? 'ndjson' : null
}

/**
 * Opens a file of records in UTF-8; it is read as far as the records are asked for.
 * @throws when there is no such file; while reading, BrokenFile when it cannot be read on
 */
export async function openRecords(path: string, format: Format): Promise<RecordFile> {
  const { size, mtime } = await stat(path)
  const source = createReadStream(path)
  const text = source.pipe(utf8())
  source.on('error', (error) => text.destroy(error))
  return {
    records: format === 'csv' ? csvRecords(text) : jsonRecords(text),
    bytes: size,
    bytesRead: () => source.bytesRead,
    modifiedAt: mtime,
  }
}

/** Strict: a file in another encoding is not imported with broken letters. */
function utf8(): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk: Buffer | undefined, done: (error: Error | null, text?: string) => void) => {
    try {
      done(null, decoder.decode(chunk, { stream: chunk !== undefined }))
    } catch {
      done(new BrokenFile('the file is not in UTF-8'))
    }
  }
  return new Transform({
    readableObjectMode: true,
    transform: (chunk: Buffer, _encoding, done) => decode(chunk, done),
    flush: (done) => decode(undefined, done),
  })
}

type CsvRow = Readonly<{ record: string[]; info: Readonly<{ lines: number }> }>

async function* csvRecords(text: Transform): AsyncGenerator<FileRecord> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  })
  text.on('error', (error) => parser.destroy(error))
  let header: readonly string[] | null = null
  try {
    for await (const { record, info } of text.pipe(parser) as AsyncIterable<CsvRow>) {
      const line = info.lines - record.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
      if (header) yield { line, ...named(header, record) }
      else header = headerOf(record)
    }
  } catch (error) {
    // What a wrong quote swallowed cannot be told from what it meant: nothing behind it is guessed.
    if (error instanceof CsvError)
      throw new BrokenFile(`${error.message.split('\n')[0] ?? ''}; what follows was not read`, { cause: error })
    throw error
  }
}

function headerOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((name) => name.trim())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new BrokenFile(`the header line names the column "${twice}" twice`)
  return names
}

type Read = Readonly<{ record: RawRecord } | { refusal: Refusal }>

const wrong = (detail: string): Read => ({ refusal: refuseImport.bad_record(detail) })

function named(header: readonly string[], cells: readonly string[]): Read {
  if (cells.length !== header.length) return wrong(`it has ${cells.length} cells, the header line has ${header.length}`)
  return { record: Object.fromEntries(header.map((name, index) => [name, cells[index]])) }
}

async function* jsonRecords(text: Transform): AsyncGenerator<FileRecord> {
  let line = 0
  for await (const one of linesOf(text)) {
    line++
    if (one === null) yield { line, ...wrong(`a record has at most ${LONGEST_RECORD} characters`) }
    else if (one.trim() !== '') yield { line, ...readJson(one) }
  }
}

/** Line by line; null for one that is too long to be held. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  let rest = ''
  let tooLong = false
  for await (const chunk of text) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      yield tooLong || part.length > LONGEST_RECORD ? null : part
      tooLong = false
    }
    if (rest.length > LONGEST_RECORD) [rest, tooLong] = ['', true]
  }
  if (tooLong) yield null
  else if (rest !== '') yield rest
}

/** What PostgreSQL cannot store as text, as JSON writes it: NUL, and half of a surrogate pair. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(0000|d[89a-f])/i

function readJson(text: string): Read {
  try {
    const value: unknown = parseJson(text, null, { protoAction: 'error', constructorAction: 'error' })
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong('a line holds one JSON object')
    if (UNSTORABLE.test(JSON.stringify(value))) return wrong('a text holds a NUL or half a character')
    return { record: value as RawRecord }
  } catch {
    return wrong('the line is not JSON')
  }
}
