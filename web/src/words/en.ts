import { frame } from './en/frame.ts'
import { order } from './en/order.ts'
import { orders } from './en/orders.ts'
import { sourcing } from './en/sourcing.ts'
import { stock } from './en/stock.ts'
import { store } from './en/store.ts'
import { tower } from './en/tower.ts'

/** The words of every screen, a file for each screen. English is the source: the other languages have the same keys, or they do not compile. */
export const en = { ...frame, ...order, ...orders, ...sourcing, ...stock, ...store, ...tower }

/** A language: the same keys, other words. */
export type Words = { readonly [Area in keyof typeof en]: { readonly [Key in keyof (typeof en)[Area]]: string } }
