import { readFileSync } from 'node:fs'
import { rootFile } from '../src/platform/files.ts'
import { expected } from './build/expected.ts'
import type {
  DemoCompany,
  DemoConsumer,
  DemoEmployee,
  DemoExpected,
  DemoExtra,
  DemoItem,
  DemoLocation,
  DemoOrder,
  DemoShipper,
  DemoSupplier,
} from './model.ts'

export type Demo = Readonly<{
  items: readonly DemoItem[]
  extras: readonly DemoExtra[]
  customers: readonly DemoCompany[]
  consumers: readonly DemoConsumer[]
  suppliers: readonly DemoSupplier[]
  shippers: readonly DemoShipper[]
  employees: readonly DemoEmployee[]
  orders: readonly DemoOrder[]
  locations: readonly DemoLocation[]
  expected: DemoExpected
}>

/** Reads the committed demo merchant, all ten files. */
export function loadDemo(): Demo {
  return {
    items: read('items'),
    extras: read('extras'),
    customers: read('customers'),
    consumers: read('consumers'),
    suppliers: read('suppliers'),
    shippers: read('shippers'),
    employees: read('employees'),
    orders: read('orders'),
    locations: read('locations'),
    expected: read('expected'),
  }
}

/** The merchant's first orders alone, with what they must end with. */
export function firstOrders(demo: Demo, count: number): Demo {
  const orders = demo.orders.slice(0, count)
  return { ...demo, orders, expected: expected(orders) }
}

/** The files are made by `demo/build` from the same types and held to them by `load.test.ts`. */
function read<T>(name: string): T {
  return JSON.parse(readFileSync(rootFile('demo', 'northwind', `${name}.json`), 'utf8')) as T
}
