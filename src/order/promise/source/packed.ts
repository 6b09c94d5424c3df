import { UNKNOWN_KM } from '../strategy/language.ts'
import { CELLS, COLUMNS, type Seen } from './question.ts'

/**
 * The numbers a decision saw, packed: a header, then one row for each location that has any of the goods. Locations
 * without are left out, they cannot serve. 50 candidates and 3 items take about 250 bytes.
 */
const FORMAT = 1

/** Scratch memory, grown when needed; the result is a copy. */
let buffer = new Uint8Array(4_096)
let at = 0

export function pack(seen: Seen, items: number): Uint8Array {
  const m = seen.km.length
  const columns = COLUMNS.filter((name) => seen.columns[name])
  const cells = CELLS.filter((name) => seen.cells[name])
  at = 0
  put(FORMAT)
  put(m)
  put(items)
  put(seen.wantedDays === null ? 0 : zigzag(seen.wantedDays) + 1)
  put(bits(COLUMNS, columns))
  put(bits(CELLS, cells))
  let last = -1
  for (let j = 0; j < m; j++) {
    if (!hasAny(seen, items, j)) continue
    put(j - last)
    last = j
    put(seen.km[j] as number)
    for (let i = 0; i < items; i++) put(Math.max(0, seen.free[i * m + j] as number))
    for (const name of columns) put(zigzag(seen.columns[name]?.[j] ?? 0))
    for (const name of cells) for (let i = 0; i < items; i++) put(zigzag(seen.cells[name]?.[i * m + j] ?? 0))
  }
  put(0)
  return Buffer.from(buffer.subarray(0, at))
}

/** @returns the numbers as they were seen; throws when the bytes are not ours */
export function unpack(bytes: Uint8Array): Seen & Readonly<{ items: number }> {
  const reader = { bytes, at: 0 }
  if (take(reader) !== FORMAT) throw new Error('a decision of an unknown format')
  const m = take(reader)
  const items = take(reader)
  const wanted = take(reader)
  const columns = chosen(COLUMNS, take(reader))
  const cells = chosen(CELLS, take(reader))
  const seen = {
    items,
    km: new Int32Array(m).fill(UNKNOWN_KM),
    free: new Int32Array(items * m),
    columns: Object.fromEntries(columns.map((name) => [name, new Int32Array(m)])) as Record<string, Int32Array>,
    cells: Object.fromEntries(cells.map((name) => [name, new Int32Array(items * m)])) as Record<string, Int32Array>,
    wantedDays: wanted === 0 ? null : unzigzag(wanted - 1),
  }
  let j = -1
  for (let step = take(reader); step > 0; step = take(reader)) {
    j += step
    seen.km[j] = take(reader)
    for (let i = 0; i < items; i++) seen.free[i * m + j] = take(reader)
    for (const name of columns) (seen.columns[name] as Int32Array)[j] = unzigzag(take(reader))
    for (const name of cells)
      for (let i = 0; i < items; i++) (seen.cells[name] as Int32Array)[i * m + j] = unzigzag(take(reader))
  }
  return seen
}

function hasAny(seen: Seen, items: number, j: number): boolean {
  for (let i = 0; i < items; i++) if ((seen.free[i * seen.km.length + j] as number) > 0) return true
  return false
}

function bits<T>(all: readonly T[], some: readonly T[]): number {
  return all.reduce((sum, name, index) => sum + (some.includes(name) ? 2 ** index : 0), 0)
}

function chosen<T>(all: readonly T[], mask: number): T[] {
  return all.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1)
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}
function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2
}

/** A variable-length number: seven bits a byte, the highest bit says that more follow. */
function put(value: number): void {
  if (at + 10 > buffer.length) {
    const larger = new Uint8Array(buffer.length * 2)
    larger.set(buffer)
    buffer = larger
  }
  let left = value
  while (left >= 128) {
    buffer[at++] = (left % 128) + 128
    left = Math.floor(left / 128)
  }
  buffer[at++] = left
}

function take(reader: { bytes: Uint8Array; at: number }): number {
  let [value, scale] = [0, 1]
  for (;;) {
    const byte = reader.bytes[reader.at++]
    if (byte === undefined) throw new Error('a decision ends too early')
    value += (byte % 128) * scale
    if (byte < 128) return value
    scale *= 128
  }
}
