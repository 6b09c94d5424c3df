import { KINDS, type KindName, withKind } from '../../import/kinds.ts'
import { BrokenFile, FORMATS, type Format, formatOf, openRecords } from '../../import/records.ts'
import { runImport, type Tally } from '../../import/run.ts'
import { readConfig } from '../../platform/config/config.ts'
import type { Context, Db } from '../../platform/db/db.ts'
import { openStore } from '../database.ts'
import { progressBar, say } from '../say.ts'
import { findTenant } from '../seed/seed.ts'
import { type Report, summaryOf, toFile, toPeople } from './report.ts'

export type ImportOptions = Readonly<{
  tenant: string
  format?: string
  /** A file for what is refused; without one it is told on standard error. */
  report?: string
  asHistory: boolean
}>

/** `kontor import <kind> <file>`: exit code 0 when something of the file is in, now or from before, else 1. */
export async function importCommand(kind: string, path: string, options: ImportOptions): Promise<number> {
  const wanted = readKind(kind)
  if (options.asHistory && wanted !== 'orders') throw new Error('only orders are imported as history')
  const format = readFormat(path, options.format)
  const store = await openStore(readConfig(), say.detail)
  try {
    const context = await findTenant(store.db, options.tenant)
    if (!context) throw new Error(`there is no tenant ${options.tenant}`)
    const report = options.report === undefined ? toPeople() : await toFile(options.report)
    const { asHistory } = options
    const outcome = await importFile(store.db, context, { kind: wanted, path, format, asHistory, report })
    await report.end()
    process.stdout.write(`${outcome.summary}\n`)
    if (outcome.broken !== null) say.detail(`the file was not read to its end: ${outcome.broken}`)
    const { made, changed, unchanged } = outcome.tally
    return outcome.broken === null && made + changed + unchanged > 0 ? 0 : 1
  } finally {
    await store.stop()
  }
}

export type FileToImport = Readonly<{
  kind: KindName
  path: string
  format: Format
  asHistory: boolean
  report: Report
}>
export type Imported = Readonly<{ tally: Tally; summary: string; broken: string | null }>

/** Imports one file; `broken` says why it was not read to its end. What was read before that is in. */
export async function importFile(db: Db, context: Context, file: FileToImport): Promise<Imported> {
  const { kind: name, path, format, asHistory, report } = file
  const { records, bytes, bytesRead, modifiedAt } = await openRecords(path, format)
  const bar = progressBar(name, bytes)
  return withKind(name, { format, modifiedAt, asHistory }, async (kind) => {
    let broken: string | null = null
    const readable = async function* () {
      try {
        yield* records
      } catch (error) {
        if (!(error instanceof BrokenFile)) throw error
        broken = error.message
      }
    }
    const tally = await runImport(db, context, kind, readable(), {
      refused: report.tell,
      written: () => bar.tick(bytesRead()),
    })
    if (broken === null) bar.end()
    return { tally, summary: summaryOf(kind.noun, tally), broken }
  })
}

function readKind(kind: string): KindName {
  const known = KINDS.find((one) => one === kind)
  if (!known) throw new Error(`there is nothing to import by the name ${kind}: ${KINDS.join(', ')}`)
  return known
}

function readFormat(path: string, given: string | undefined): Format {
  const format = given === undefined ? formatOf(path) : FORMATS.find((one) => one === given)
  if (!format) throw new Error(`say what the file is: --format ${FORMATS.join(' or --format ')}`)
  return format
}
