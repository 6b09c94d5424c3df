import { admin } from './en/admin.ts'
import { exceptions } from './en/exceptions.ts'
import { frame } from './en/frame.ts'
import { house } from './en/house.ts'
import { newOrder } from './en/new-order.ts'
import { order } from './en/order.ts'
import { orders } from './en/orders.ts'
import { process } from './en/process.ts'
import { sourcing } from './en/sourcing.ts'
import { stock } from './en/stock.ts'
import { store } from './en/store.ts'
import { tower } from './en/tower.ts'

/** The words of every screen, a file for each screen. English is the source: the other languages have the same keys, or they do not compile. */
export const en = {
  ...frame,
  ...admin,
  ...house,
  ...orders,
  ...order,
  ...newOrder,
  ...store,
  ...sourcing,
  ...stock,
  ...tower,
  ...process,
  ...exceptions,
}

/** A language: the same keys, other words. */
export type Words = { readonly [Area in keyof typeof en]: { readonly [Key in keyof (typeof en)[Area]]: string } }
