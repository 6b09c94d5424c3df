// The door of finance: taxes, and the journal that every sale and payment is posted to.
export { decideTax, type TaxLine, type TaxQuestion, type TaxRate } from './tax/decide.ts'
export { readTaxRates } from './tax/store.ts'
