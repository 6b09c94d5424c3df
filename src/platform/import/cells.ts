import { declareRefusals, type Refusal } from '../refusal.ts'
import { isDay } from '../time.ts'

export const refuseCell = declareRefusals({
  missing_cell: ['invalid', 'A cell is empty that must not be'],
  bad_cell: ['invalid', 'A cell cannot be read'],
  unknown_column: ['invalid', 'There is no such column'],
})

/** A record as a CSV or NDJSON file has it: every cell a text, or a value of JSON. */
export type RawRecord = Readonly<Record<string, unknown>>

/** The columns of a file: name and what stands in it; a name that ends in `.` begins a family (`names.` for `names.de`). */
export type Columns = Readonly<Record<string, string>>

/** Reads the cells of one record. What cannot be read is noted, and the first such cell refuses the record. */
export type Cells = Readonly<{
  text(column: string, maxLength: number): string | undefined
  needed(column: string, maxLength: number): string
  integer(column: string, range: { min: number; max: number }): number | undefined
  decimal(column: string): string | undefined
  yesNo(column: string): boolean | undefined
  day(column: string): string | undefined
  oneOf<const T extends string>(column: string, values: readonly T[]): T | undefined
  /** `carton=12;box=6`, or an object in NDJSON. */
  pairs(column: string): Record<string, number> | undefined
  /** The cells of a family, by what stands behind the dot. */
  family(prefix: string): Record<string, unknown>
  refuse(column: string, why: string): void
}>

/** Column names are recognized however they are written: `weight_g`, `Weight G` and `weightG` are one. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')

/** Reads a record with the columns that exist; a column that does not exist refuses it, so that no cell is lost. */
export function readRecord<T>(record: RawRecord, columns: Columns, read: (cells: Cells) => T): T | Refusal {
  const names = new Map(Object.keys(columns).map((name) => [plain(name), name]))
  const values = new Map<string, unknown>()
  for (const [header, value] of Object.entries(record)) {
    const dot = header.indexOf('.') + 1
    const name = names.get(plain(header)) ?? names.get(plain(header.slice(0, dot)))
    if (!name) return refuseCell.unknown_column(`there is no column ${header}`, { path: `/${header}` })
    values.set(name.endsWith('.') ? name + header.slice(dot) : name, typeof value === 'string' ? value.trim() : value)
  }
  const troubles: Refusal[] = []
  const result = read(cellsOf(values, troubles))
  return troubles[0] ?? result
}

function cellsOf(values: ReadonlyMap<string, unknown>, troubles: Refusal[]): Cells {
  const refuse = (column: string, why: string) => void troubles.push(refuseCell.bad_cell(why, { path: `/${column}` }))
  const cell = (column: string): unknown => {
    const value = values.get(column)
    return value === '' || value === null ? undefined : value
  }
  /** Takes the cell when `take` can read it; what it cannot read is noted with what would have been right. */
  const read = <T>(column: string, right: string, take: (value: unknown) => T | undefined): T | undefined => {
    const value = cell(column)
    if (value === undefined) return undefined
    const taken = take(value)
    if (taken === undefined) refuse(column, `${column} is not ${right}`) // without the cell: it may be personal
    return taken
  }
  const text = (column: string, maxLength: number) =>
    read(column, `a text of at most ${maxLength} characters`, (value) => {
      const written = typeof value === 'number' ? String(value) : value
      return typeof written === 'string' && written.length <= maxLength && !/[\0\ud800-\udfff]/u.test(written)
        ? written
        : undefined
    })
  return {
    text,
    refuse,
    needed(column, maxLength) {
      if (cell(column) === undefined)
        troubles.push(refuseCell.missing_cell(`${column} is needed`, { path: `/${column}` }))
      return text(column, maxLength) ?? ''
    },
    integer: (column, { min, max }) =>
      read(column, `a whole number from ${min} to ${max}`, (value) => {
        const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
        return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max
          ? number
          : undefined
      }),
    decimal: (column) =>
      read(column, 'a decimal number with a point', (value) => {
        const written = typeof value === 'number' ? String(value) : value
        return typeof written === 'string' && /^\d{1,13}(\.\d{1,4})?$/.test(written) ? written : undefined
      }),
    yesNo: (column) =>
      read(column, 'yes or no', (value) => {
        if (typeof value === 'boolean') return value
        const word = String(value).toLowerCase()
        if (['yes', 'true', '1'].includes(word)) return true
        return ['no', 'false', '0'].includes(word) ? false : undefined
      }),
    day: (column) =>
      read(column, 'a day as YYYY-MM-DD', (value) => (typeof value === 'string' && isDay(value) ? value : undefined)),
    oneOf: (column, values) =>
      read(column, `one of ${values.join(', ')}`, (value) => values.find((one) => one === value)),
    pairs: (column) => read(column, 'like carton=12;box=6', readPairs),
    family: (prefix) =>
      Object.fromEntries(
        [...values]
          .filter(([column, value]) => column.startsWith(prefix) && value !== '' && value !== null)
          .map(([column, value]) => [column.slice(prefix.length), value]),
      ),
  }
}

function readPairs(value: unknown): Record<string, number> | undefined {
  const pairs =
    typeof value === 'string'
      ? value.split(';').map((pair) => pair.split('=').map((part) => part.trim()))
      : Object.entries(value ?? {})
  const numbers = pairs.map(([name, number]) => [String(name ?? ''), Number(number)] as const)
  const fine = numbers.every(([name, number]) => name !== '' && Number.isInteger(number) && number > 0)
  return fine && numbers.length > 0 ? Object.fromEntries(numbers) : undefined
}
