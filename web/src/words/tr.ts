import type { Words } from './en.ts'
import { admin } from './tr/admin.ts'
import { exceptions } from './tr/exceptions.ts'
import { frame } from './tr/frame.ts'
import { house } from './tr/house.ts'
import { newOrder } from './tr/new-order.ts'
import { order } from './tr/order.ts'
import { orders } from './tr/orders.ts'
import { process } from './tr/process.ts'
import { sourcing } from './tr/sourcing.ts'
import { stock } from './tr/stock.ts'
import { store } from './tr/store.ts'
import { tower } from './tr/tower.ts'

export const tr: Words = {
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
