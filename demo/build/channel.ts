import type { ChannelKind, DemoOrder } from '../model.ts'
import { goodsMinor } from './amounts.ts'

type Facts = Pick<DemoOrder, 'employeeId' | 'lines' | 'shipTo'>

/** Vice president and manager of sales: they look after the large accounts. */
const accountManagers = [2, 5]
const insideSales = 8
const largeOrderMinor = 2_500_00
const storeCountries = ['AT', 'BE', 'CH', 'DE', 'ES', 'FR', 'GB', 'NL', 'SE', 'US']
const tillLines = 2
const tillUnits = 60
const consumerOrderMinor = 1_000_00

/** The channel an order came through. The first rule that fits decides; the rules are told in the README. */
export function channelOf(order: Facts): ChannelKind {
  if (accountManagers.includes(order.employeeId) || goodsMinor(order) >= largeOrderMinor) return 'b2b'
  if (order.employeeId === insideSales) return 'telephone'
  if (!storeCountries.includes(order.shipTo.country)) return 'marketplace'
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return order.lines.length <= tillLines && units <= tillUnits ? 'till' : 'web'
}

/** Orders small enough for a household, from the channels where households buy. */
export function suitsConsumer(channel: ChannelKind, order: Pick<DemoOrder, 'lines'>): boolean {
  return (channel === 'web' || channel === 'till') && goodsMinor(order) < consumerOrderMinor
}
