import { writeFileSync } from 'node:fs'
import { rootFile } from '../../src/platform/files.ts'

/** Writes a JSON array with one record a line, so that a change shows as the lines it touches. */
export function writeRecords(name: string, records: readonly unknown[]): number {
  return write(
    ['demo', 'northwind', `${name}.json`],
    `[\n${records.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`,
  )
}

/** Writes one JSON object, indented. */
export function writeObject(name: string, value: unknown): number {
  return write(['demo', 'northwind', `${name}.json`], `${JSON.stringify(value, null, 2)}\n`)
}

/** Writes a CSV of plain cells (no commas, no quotes) below the geography folder. */
export function writePostalCodes(country: string, rows: readonly (readonly string[])[]): number {
  const lines = [['postal_code', 'latitude', 'longitude'], ...rows].map((row) => `${row.join(',')}\n`)
  return write(['src', 'organisation', 'geography', 'postal', `${country}.csv`], lines.join(''))
}

function write(path: readonly string[], text: string): number {
  writeFileSync(rootFile(...path), text)
  return Buffer.byteLength(text)
}
