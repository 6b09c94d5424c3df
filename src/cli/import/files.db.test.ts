import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runImport } from '../../import/run.ts'
import { stockColumns } from '../../import/stock.ts'
import { historyColumns, orderColumns } from '../../order/capture/index.ts'
import { rootFile } from '../../platform/files.ts'
import { useImport } from '../../testing/import.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { importFile } from './import.ts'

const into = useImport()
afterAll(async () => {
  expect(await brokenInvariants(into.test.db, into.shop.context.tenant)).toEqual({})
})

const onHand = async (sku: string) =>
  (
    await into.read<{ place: string; units: number }>(
      `select l.code as place, s.on_hand as units from inventory.stock s join catalog.item i on i.id = s.item_id
         join organisation.location l on l.id = s.location_id where i.sku = $1 order by 1`,
      [sku],
    )
  ).map(({ place, units }) => `${place} ${units}`)

describe('importing items, prices and customers', () => {
  it('takes the good ones, names the line of the others, and says when nothing has changed', async () => {
    const items = 'sku,name,gtin\nA-1,Chair,4006381333931\nA-2,Table,123\nA-3,Lamp,\n'
    expect(await into.bring('items', 'items.csv', items)).toEqual([
      expect.stringMatching(/^line 3 \(A-2\): bad_gtin: .* at \/gtin$/),
      '3 items: 2 made, 1 refused',
    ])
    expect((await into.bring('items', 'items.csv', items)).at(-1)).toBe(
      '3 items: 2 unchanged, 1 refused; nothing has changed',
    )
    const prices = '{"priceList":"retail","sku":"A-1","amount":"49.90"}\n{"priceList":"gone","sku":"A-1","amount":1}\n'
    expect(await into.bring('prices', 'prices.ndjson', prices)).toEqual([
      'line 2 (A-1): price_list_not_found: there is no list gone at /priceList',
      '2 prices: 1 made, 1 refused',
    ])
    const customers = 'number,name,email\nK-1,Ada,ada@example.org\nK-2,Grace,nowhere\n'
    expect(await into.bring('customers', 'customers.csv', customers)).toEqual([
      expect.stringMatching(/^line 3 \(K-2\): bad_email: .* at \/email$/),
      '2 customers: 1 made, 1 refused',
    ])
    expect((await into.bring('customers', 'customers.csv', customers)).at(-1)).toBe(
      '2 customers: 1 unchanged, 1 refused; nothing has changed',
    )
  })

  it('says that a broken file was not read to its end, and keeps what was read', async () => {
    const [summary, broken] = await into.bring('items', 'broken.csv', 'sku,name\nB-1,Chair\nB-2,"Table\nB-3,Lamp\n')
    expect(summary).toBe('1 items: 1 made')
    expect(broken).toMatch(/line 4; what follows was not read/)
  })
})

describe('importing stock', () => {
  it('books figures as snapshots of their own time, two of one place one after the other', async () => {
    const file = `sku,location,units,asOf
tea,hamburg,7,2026-01-02T00:00:00Z
tea,munich,10,2026-01-02T00:00:00Z
tea,nowhere,1,
ghost,hamburg,1,
setup,hamburg,1,
cup,hamburg,-1,
cup,hamburg,1,yesterday
cup,munich,4,2026-01-02T00:00:00Z
cup,munich,6,2026-01-03T00:00:00Z
`
    const refused = [
      'line 4 (tea nowhere): unknown_place: there is no location nowhere at /location',
      'line 5 (ghost hamburg): unknown_item: there is no item ghost at /sku',
      'line 6 (setup hamburg): no_stock_kept: setup is a service at /sku',
      'line 7 (cup hamburg): bad_cell: units is not a whole number from 0 to 100000000 at /units',
      'line 8 (cup hamburg): bad_cell: asOf is not an instant like 2026-03-14T09:30:00Z at /asOf',
    ]
    // Ten units each were booked after that moment: they lie on top.
    expect(await into.bring('stock', 'stock.csv', file)).toEqual([
      ...refused,
      '9 stock figures: 2 made, 2 changed, 5 refused',
    ])
    expect(await onHand('tea')).toEqual(['berlin 5', 'hamburg 17', 'munich 20'])
    expect(await onHand('cup')).toEqual(['berlin 5', 'hamburg 10', 'munich 6'])
    expect(await into.bring('stock', 'stock.csv', file)).toEqual([
      ...refused,
      '9 stock figures: 4 unchanged, 5 refused; nothing has changed',
    ])
    expect(await onHand('tea')).toEqual(['berlin 5', 'hamburg 17', 'munich 20'])
  })

  it('takes figures without a time as of the moment at which the file was last changed', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'stock-')), 'stock.csv')
    writeFileSync(path, 'sku,location,units\ncup,berlin,40\n')
    const run = async () => {
      const report = { tell: () => undefined, end: async () => undefined }
      const file = { kind: 'stock', path, format: 'csv', asHistory: false, report } as const
      return (await importFile(into.test.db, into.shop.context, file)).summary
    }
    expect(await run()).toBe('1 stock figures: 1 changed')
    expect(await onHand('cup')).toContain('berlin 40')
    expect(await run()).toBe('1 stock figures: 1 unchanged; nothing has changed')
    utimesSync(path, new Date(0), new Date(0))
    expect(await run()).toBe('1 stock figures: 1 unchanged; nothing has changed')
  })
})

it('refuses only the guilty record of a batch that breaks', async () => {
  const told: string[] = []
  const lines = async function* () {
    for (const line of [1, 2, 3]) yield { line, record: { sku: `G-${line}` } }
  }
  const tally = await runImport(
    into.test.db,
    into.shop.context,
    {
      noun: 'things',
      atOnce: 200,
      async *entries(records) {
        for await (const { line } of records) yield { line, key: `G-${line}`, value: line }
      },
      async write(_tx, values: readonly number[]) {
        if (values.includes(2)) throw new Error('nobody expected this')
        return values.map((value) => ({ key: `G-${value}`, done: 'made' as const }))
      },
    },
    lines(),
    {
      refused: ({ line, refusal }) => void told.push(`${line} ${refusal.refused} ${refusal.detail}`),
      written: () => {},
    },
  )
  expect(tally).toEqual({ made: 2, changed: 0, unchanged: 0, refused: 1 })
  expect(told).toEqual(['2 unexpected_error nobody expected this'])
})

it('says in its page what stands in every column', () => {
  const page = readFileSync(rootFile('docs', 'reference', 'import-files.md'), 'utf8').replace(/ +/g, ' ')
  for (const columns of [orderColumns, historyColumns, stockColumns])
    for (const [column, about] of Object.entries(columns)) expect(page).toContain(`| \`${column}\` | ${about} |`)
})
