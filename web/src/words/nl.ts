import type { Words } from './en.ts'
import { admin } from './nl/admin.ts'
import { exceptions } from './nl/exceptions.ts'
import { frame } from './nl/frame.ts'
import { house } from './nl/house.ts'
import { newOrder } from './nl/new-order.ts'
import { order } from './nl/order.ts'
import { orders } from './nl/orders.ts'
import { process } from './nl/process.ts'
import { sourcing } from './nl/sourcing.ts'
import { stock } from './nl/stock.ts'
import { store } from './nl/store.ts'
import { tower } from './nl/tower.ts'

export const nl: Words = {
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
