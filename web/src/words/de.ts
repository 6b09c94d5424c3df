import { admin } from './de/admin.ts'
import { exceptions } from './de/exceptions.ts'
import { frame } from './de/frame.ts'
import { house } from './de/house.ts'
import { newOrder } from './de/new-order.ts'
import { order } from './de/order.ts'
import { orders } from './de/orders.ts'
import { process } from './de/process.ts'
import { sourcing } from './de/sourcing.ts'
import { stock } from './de/stock.ts'
import { store } from './de/store.ts'
import { tower } from './de/tower.ts'
import type { Words } from './en.ts'

export const de: Words = {
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
