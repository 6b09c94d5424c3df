// The door of finance: taxes, and the journal that every sale and payment is posted to.
export type { MoneyWay } from './journal/chart.ts'
export type { Sold } from './journal/decide.ts'
export { openBooks } from './journal/open-books.ts'
export {
  type HandOver,
  type MoneyMoved,
  type NewEntry,
  type OrderBooking,
  post,
  postCapture,
  postCredit,
  postHandOver,
  postRefund,
} from './journal/post.ts'
export { decideTax, type TaxLine, type TaxQuestion, type TaxRate } from './tax/decide.ts'
export { readTaxRates, writeTaxRates } from './tax/store.ts'
