// The door of customers: who buys.
export { type Customer, type NewCustomer, readCustomers, writeCustomers } from './accounts/store.ts'
