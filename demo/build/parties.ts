import type { Address, DemoCompany, DemoEmployee, DemoShipper, DemoSupplier } from '../model.ts'
import { countryCode } from './countries.ts'
import { cell, optionalCell, type Row } from './source.ts'

export function companies(rows: readonly Row[]): DemoCompany[] {
  return rows.map((row) => ({ id: cell(row, 'customerID'), ...party(row) })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function suppliers(rows: readonly Row[]): DemoSupplier[] {
  return rows.map((row) => ({ id: Number(cell(row, 'supplierID')), ...party(row) })).sort((a, b) => a.id - b.id)
}

export function shippers(rows: readonly Row[]): DemoShipper[] {
  return rows
    .map((row) => ({ id: Number(cell(row, 'shipperID')), name: cell(row, 'companyName'), phone: cell(row, 'phone') }))
    .sort((a, b) => a.id - b.id)
}

/** Name only: birthdays, homes and notes of the source stay out. */
export function employees(rows: readonly Row[]): DemoEmployee[] {
  return rows
    .map((row) => ({ id: Number(cell(row, 'employeeID')), name: `${cell(row, 'firstName')} ${cell(row, 'lastName')}` }))
    .sort((a, b) => a.id - b.id)
}

type AddressColumns = Readonly<Record<'street' | 'city' | 'region' | 'postalCode' | 'country', string>>

const partyColumns: AddressColumns = {
  street: 'address',
  city: 'city',
  region: 'region',
  postalCode: 'postalCode',
  country: 'country',
}

export function readAddress(row: Row, columns: AddressColumns): Address {
  const country = countryCode(cell(row, columns.country))
  const region = optionalCell(row, columns.region)
  const postalCode = optionalCell(row, columns.postalCode)
  return {
    lines: [cell(row, columns.street)],
    city: cell(row, columns.city),
    ...(region && { region }),
    ...(postalCode && { postalCode: cleanPostalCode(country, postalCode) }),
    country,
  }
}

/** Drops a country prefix (`S-958 22`, `B-1180`) and gives Spanish codes their lost leading zero back. */
export function cleanPostalCode(country: string, code: string): string {
  const bare = code.replace(/^[A-Z]{1,3}-(?=\d)/, '')
  return country === 'ES' ? bare.padStart(5, '0') : bare
}

function party(row: Row) {
  return {
    name: cell(row, 'companyName'),
    contact: { name: cell(row, 'contactName'), title: cell(row, 'contactTitle') },
    address: readAddress(row, partyColumns),
    phone: cell(row, 'phone'),
  }
}
