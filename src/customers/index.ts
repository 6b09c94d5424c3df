// The door of customers: who buys.
export { type Customer, type NewCustomer, readCustomers, writeCustomers } from './accounts/store.ts'
export { customerColumns } from './import/columns.ts'
export { type CustomerImportVerdict, importCustomers } from './import/import.ts'
export type { EraseOrders } from './privacy/erase.ts'
