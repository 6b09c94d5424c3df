import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrokenFile, type Format, formatOf, openRecords } from './records.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(format: Format, content: string | Buffer) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  const found: unknown[] = []
  for await (const one of (await openRecords(path, format)).records)
    found.push('refusal' in one ? [one.line, one.refusal.refused, one.refusal.detail] : [one.line, one.record])
  return found
}

describe('a CSV file', () => {
  it('is read record by record, each with the line on which it begins', async () => {
    expect(await read('csv', '\ufeffsku,name\nA-1,Chair\n\n"A-2","A table,\nround"\nA-3,Größe\n')).toEqual([
      [2, { sku: 'A-1', name: 'Chair' }],
      [4, { sku: 'A-2', name: 'A table,\nround' }],
      [6, { sku: 'A-3', name: 'Größe' }],
    ])
  })

  it('refuses a record with more or fewer cells than the header, and goes on', async () => {
    expect(await read('csv', 'sku,name\nA-1\nA-2,Table,x\nA-3,Chair\n')).toEqual([
      [2, 'bad_record', 'it has 1 cells, the header line has 2'],
      [3, 'bad_record', 'it has 3 cells, the header line has 2'],
      [4, { sku: 'A-3', name: 'Chair' }],
    ])
  })

  it('stops where a quote is wrong, because nobody knows what it swallowed', async () => {
    await expect(read('csv', 'sku,name\nA-1,"Chair\nA-2,Table\n')).rejects.toThrow(/line 3; what follows was not read/)
    await expect(read('csv', 'sku,name\nA-1,"Chair"x\nA-2,Table\n')).rejects.toThrow(
      /at line 2 .*; what follows was not read/,
    )
  })

  it('is not read when it is in another encoding, or names a column twice', async () => {
    await expect(read('csv', Buffer.from('sku,name\nA-1,Gr\xf6\xdfe\n', 'latin1'))).rejects.toThrow(BrokenFile)
    await expect(read('csv', 'sku,sku\nA-1,A-2\n')).rejects.toThrow('the header line names the column "sku" twice')
  })
})

describe('an NDJSON file', () => {
  it('is read line by line; a line that is no object is refused', async () => {
    const lines = [
      '{"sku":"A-1"}',
      '',
      '[1]',
      '{"sku":',
      '{"sku":"A\\u0000"}',
      '{"sku":"\\\\u0000"}',
      '{"__proto__":{}}',
    ]
    expect(await read('ndjson', lines.join('\n'))).toEqual([
      [1, { sku: 'A-1' }],
      [3, 'bad_record', 'a line holds one JSON object'],
      [4, 'bad_record', 'the line is not JSON'],
      [5, 'bad_record', 'a text holds a NUL or half a character'],
      [6, { sku: '\\u0000' }],
      [7, 'bad_record', 'the line is not JSON'],
    ])
  })

  it('refuses a line that is too long to be held, and reads the next', async () => {
    const long = `{"sku":"${'x'.repeat(2_100_000)}"}`
    expect(await read('ndjson', `{"sku":"A-1"}\n${long}\n{"sku":"A-3"}\n`)).toEqual([
      [1, { sku: 'A-1' }],
      [2, 'bad_record', 'a record has at most 2000000 characters'],
      [3, { sku: 'A-3' }],
    ])
  })
})

it('tells the format by the ending of the file', () => {
  expect(['items.CSV', 'a.ndjson', 'a.jsonl', 'a.txt'].map(formatOf)).toEqual(['csv', 'ndjson', 'ndjson', null])
})
