import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBook } from './book.ts'
import { temporaryFolder } from './test-kit.ts'

let folder: string
let remove: () => Promise<void>

beforeEach(async () => {
  const temporary = await temporaryFolder()
  folder = temporary.folder
  remove = temporary.remove
})
afterEach(() => remove())

test('has on disk what was appended before it says so, in order, and reads it back', async () => {
  const book = await openBook<number>(folder, () => undefined)
  for (let entry = 1; entry <= 50; entry += 1) book.append(entry)
  await book.flushed()
  expect(readFileSync(join(folder, 'book.ndjson'), 'utf8').split('\n')).toHaveLength(51)
  book.append(51)
  const all = Array.from({ length: 51 }, (_, index) => index + 1)
  await book.flushed()
  expect(JSON.parse(await text(book.asJsonArray()))).toEqual(all)
  await book.close()

  const readBack: number[] = []
  const again = await openBook<number>(folder, (entry) => readBack.push(entry))
  expect(readBack).toEqual(all)
  await again.close()
})

test('never says that all is well again after a write failed', async () => {
  const book = await openBook<number>(folder, () => undefined)
  await book.close()
  book.append(1)
  await expect(book.flushed()).rejects.toThrow()
  book.append(2)
  await expect(book.flushed()).rejects.toThrow()
})
