import type { Tx } from '../../platform/db/db.ts'
import type { TaxRate } from './decide.ts'

export function readTaxRates(tx: Tx): Promise<TaxRate[]> {
  return tx.rows<TaxRate>(
    'finance.read_tax_rates',
    `select country, tax_class as "taxClass", valid_from as "validFrom", category, rate::text from finance.tax_rate where tenant_id = $1`,
    [tx.tenant],
  )
}
