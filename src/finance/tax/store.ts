import type { Tx } from '../../platform/db/db.ts'
import { putRows } from '../../platform/db/rows.ts'
import { recall } from '../../platform/events/kept.ts'
import { keepMaster, masterChanged } from '../../platform/events/master.ts'
import type { TaxRate } from './decide.ts'

export function readTaxRates(tx: Tx): Promise<readonly TaxRate[]> {
  return recall(tx, taxRates)
}

const taxRates = keepMaster(
  'finance.tax_rates',
  ['tax_rates'],
  (tx): Promise<readonly TaxRate[]> =>
    tx.rows<TaxRate>(
      'finance.read_tax_rates',
      `select country, tax_class as "taxClass", valid_from as "validFrom", category, rate::text from finance.tax_rate where tenant_id = $1`,
      [tx.tenant],
    ),
)

/** Writes tax rates by country, class and first day. */
export async function writeTaxRates(tx: Tx, rates: readonly TaxRate[]): Promise<void> {
  const rows = rates.map((rate) => ({
    country: rate.country,
    tax_class: rate.taxClass,
    valid_from: rate.validFrom,
    category: rate.category,
    rate: rate.rate,
  }))
  await putRows(tx, 'finance.tax_rate', ['country', 'tax_class', 'valid_from', 'category', 'rate'], rows, {
    on: 'country, tax_class, valid_from',
    do: 'update',
  })
  masterChanged(tx, 'tax_rates')
}
