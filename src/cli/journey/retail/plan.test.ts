import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RETAIL_DAY, RETAIL_DAY_OUTCOMES } from '../../../testing/retail-day.ts'
import { type InputLine, readLines } from './lines.ts'
import { planDay } from './plan.ts'
import { differences, sumInput, tallyOutcomes } from './tally.ts'

async function linesOf(csv: string): Promise<InputLine[]> {
  const records: Record<string, string>[] = parse(csv, { columns: true })
  return readLines(
    (async function* () {
      for (const [index, record] of records.entries()) yield { line: index + 2, record }
    })(),
  )
}
const dayOf = async (rows: string) => planDay(await linesOf(`${RETAIL_DAY.split('\n')[0]}\n${rows}`))

describe('a day of a web shop', () => {
  it('ends every line as exactly one thing, with the reason where it is refused', async () => {
    const { outcomes } = planDay(await linesOf(RETAIL_DAY))
    expect(
      outcomes.map(({ line, kind, reason, units }) => [line.number, reason ?? kind, ...(units ? [units] : [])]),
    ).toEqual([
      [2, 'order_line'],
      [3, 'order_line'],
      [4, 'charge'],
      [5, 'order_line'],
      [6, 'cancellation', 12],
      [7, 'order_line'],
      [8, 'charge'],
      [9, 'charge'],
      [10, 'unmatched'],
      [11, 'no_description'],
      [12, 'negative_quantity'],
      [13, 'price_zero'],
      [14, 'money_without_goods'],
      [15, 'charge_without_goods'],
      [16, 'return', 2],
      [17, 'order_line'],
      [18, 'order_line'],
      [19, 'charge'],
      [20, 'cancellation', 3],
      [21, 'unmatched'],
      [22, 'money_without_goods'],
      [23, 'positive_on_credit'],
      [24, 'negative_price'],
      [25, 'unknown_country'],
      [26, 'unreadable'],
      [27, 'other_day'],
      [28, 'invoice_mixed'],
    ])
  })

  it('sums to what stands in the file: lines, units, money', async () => {
    const lines = await linesOf(RETAIL_DAY)
    const tally = tallyOutcomes(planDay(lines).outcomes)
    expect(tally).toEqual(RETAIL_DAY_OUTCOMES)
    expect(differences(sumInput(lines), tally)).toEqual([])
    expect(differences({ ...sumInput(lines), units: 0 }, tally)).toEqual(['0 units in the file, 62 in the outcomes'])
  })

  it('makes one order of an invoice, with its charges; goods leave at noon or in the evening', async () => {
    const { orders } = planDay(await linesOf(RETAIL_DAY))
    expect(
      orders.map(({ number, wave, customer, lines, charges }) => [
        number,
        wave,
        customer,
        lines.length,
        charges.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['100', 'noon', '17850', 2, ['shipping']],
      ['101', 'noon', '17850', 1, []],
      ['103', 'noon', null, 1, ['shipping', 'fee']],
      ['111', 'evening', '12583', 2, ['shipping']],
    ])
  })

  it('makes several orders of an invoice with more lines than an order takes', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => `7,S${index},THING,1,2011-01-05 08:00:00,1.0,1.0,France`)
    const { orders } = await dayOf([...rows, '7,POST,POSTAGE,1,2011-01-05 08:00:00,9.0,1.0,France'].join('\n'))
    expect(orders.map(({ number, lines, charges }) => [number, lines.length, charges.length])).toEqual([
      ['7', 1000, 1],
      ['7/2', 1, 0],
    ])
  })
})

describe('a credit note', () => {
  const sold = (invoice: string, at: string, units: number, over = '') =>
    `${invoice},A1,LANTERN,${units},2011-01-05 ${at}:00,2.55,1.0,France${over}`
  const takenBy = async (rows: string[]) =>
    (await dayOf(rows.join('\n'))).credits.map(({ kind, taken }) => [
      kind,
      ...taken.map(({ order, line, units }) => `${order.number}/${line}: ${units}`),
    ])

  it('takes from the newest line of the same customer, SKU and price, then from older ones', async () => {
    expect(await takenBy([sold('1', '08:00', 5), sold('2', '09:00', 5), sold('C3', '10:00', -7)])).toEqual([
      ['cancellation', '2/1: 5', '1/1: 2'],
    ])
  })

  it('leaves to a later credit note what is left', async () => {
    expect(await takenBy([sold('1', '08:00', 5), sold('C2', '09:00', -3), sold('C3', '10:00', -3)])).toEqual([
      ['cancellation', '1/1: 3'],
      ['cancellation', '1/1: 2'],
    ])
  })

  it('is a return when the goods have left, and does not mix both', async () => {
    expect(await takenBy([sold('1', '08:00', 5), sold('C2', '11:59', -1), sold('C3', '12:00', -1)])).toEqual([
      ['cancellation', '1/1: 1'],
      ['return', '1/1: 1'],
    ])
    expect(await takenBy([sold('1', '08:00', 5), sold('2', '13:00', 2), sold('C3', '14:00', -4)])).toEqual([
      ['cancellation', '2/1: 2'],
    ])
  })

  it('finds nothing in a later line, at another price, of another customer or without one', async () => {
    expect(await takenBy([sold('C1', '08:00', -1), sold('2', '09:00', 1)])).toEqual([])
    const other = (row: string, one: string, two: string) => takenBy([sold('1', '08:00', 5), row.replace(one, two)])
    expect(await other(sold('C2', '09:00', -1), '2.55', '2.50')).toEqual([])
    expect(await other(sold('C2', '09:00', -1), '1.0,', '2.0,')).toEqual([])
    expect(await other(sold('C2', '09:00', -1), '1.0,', ',')).toEqual([])
  })
})

it('accounts for every line of any day', async () => {
  const cell = {
    invoice: fc.constantFrom('1', '2', 'C3', 'C4', 'A5', ''),
    sku: fc.constantFrom('A1', 'A2', 'POST', 'D', 'M', 'BAD  SKU', ''),
    description: fc.constantFrom('THING', ''),
    quantity: fc.constantFrom('-3', '-1', '0', '1', '5', '2000000', 'x'),
    at: fc.constantFrom('2011-01-05 08:00:00', '2011-01-05 13:00:00', '2011-01-06 08:00:00', 'x'),
    price: fc.constantFrom('2.55', '0.0', '-1.0', '0.333', 'x'),
    customer: fc.constantFrom('1.0', '2.0', ''),
    country: fc.constantFrom('France', 'Atlantis'),
  }
  const rows = fc.array(fc.record(cell), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(rows, async (day) => {
      const csv = day.map((one) => Object.values(one).join(',')).join('\n')
      const lines = await linesOf(`${RETAIL_DAY.split('\n')[0]}\n${csv}`)
      const plan = planDay(lines)
      expect(plan.outcomes.map(({ line }) => line.number)).toEqual(lines.map(({ number }) => number))
      expect(differences(sumInput(lines), tallyOutcomes(plan.outcomes))).toEqual([])
      for (const order of plan.orders)
        for (const [index, line] of order.lines.entries()) {
          const taken = plan.credits
            .flatMap((credit) => credit.taken)
            .filter((one) => one.order === order && one.line === index + 1)
          expect(taken.reduce((sum, one) => sum + one.units, 0)).toBeLessThanOrEqual(line.quantity)
        }
    }),
  )
})
