import type { Item, Price } from '../../../catalog/index.ts'
import type { TaxLine, TaxQuestion } from '../../../finance/index.ts'
import type { Channel, Location } from '../../../organisation/index.ts'
import { splitAmount } from '../../../platform/money.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { refuseOrder as refuse } from '../refusals.ts'
import type {
  AddressInput,
  DraftCharge,
  DraftDelivery,
  DraftLine,
  DraftOrder,
  DraftParty,
  Located,
  PlaceOrder,
  Split,
} from './model.ts'
import { discountedAmount, priceFor } from './price.ts'

/** What is known about the world when orders are placed. Pure data and pure functions, so that the decision is one too. */
export type Knowledge = Readonly<{
  channel: Channel
  items: ReadonlyMap<string, Item>
  itemsById: ReadonlyMap<string, Item>
  /** What the channel's list asks for an item. */
  pricesOf: (item: string) => readonly Price[]
  locations: ReadonlyMap<string, Location>
  buyerVatNumber: string | null
  mayPrice: boolean
  toleranceMinor: number
  on: string
  locate: (address: AddressInput) => Located | null
  tax: (amountMinor: number, question: TaxQuestion) => TaxLine | null
}>

type Trouble = DraftOrder['troubles'][number]

/**
 * Checks an order and prices it. A channel that has sold already is never refused for an unknown item or a price:
 * the trouble is noted, and becomes a hold.
 */
export function decideOrder(order: PlaceOrder, known: Knowledge): DraftOrder | Refusal {
  const { channel } = known
  if (!channel.active) return refuse.channel_inactive(`channel ${channel.code} takes no orders`, { path: '/channel' })
  if (order.currency !== channel.currency)
    return refuse.wrong_currency(`channel ${channel.code} sells in ${channel.currency}, not ${order.currency}`, {
      path: '/currency',
    })

  const parties: DraftParty[] = []
  const deliveries = decideDeliveries(order, known, parties)
  if (isRefusal(deliveries)) return deliveries
  addBuyer(order, parties)

  const troubles: Trouble[] = []
  const lines = decideLines(order, known, deliveries, troubles)
  if (isRefusal(lines)) return lines
  const charges = decideCharges(order, known, deliveries)
  if (isRefusal(charges)) return charges

  const base = (amounts: { netMinor: number; grossMinor: number }) =>
    channel.pricesIncludeTax ? amounts.grossMinor : amounts.netMinor
  const goodsMinor = sum(lines.map(base))
  const chargesMinor = sum(charges.map(base))
  const taxMinor = sum([...lines, ...charges].map((amounts) => amounts.taxMinor))
  const totalMinor = sum([...lines, ...charges].map((amounts) => amounts.grossMinor))
  if (order.totalMinor !== undefined && Math.abs(order.totalMinor - totalMinor) > known.toleranceMinor) {
    const detail = `the order says ${order.totalMinor}, its lines and charges sum to ${totalMinor}`
    if (channel.mayRefuse)
      return refuse.amounts_differ(detail, { path: '/totalMinor', more: { expectedMinor: totalMinor } })
    troubles.push({ type: 'price', reason: detail })
  }
  return { parties, deliveries, lines, charges, goodsMinor, chargesMinor, taxMinor, totalMinor, troubles }
}

function decideDeliveries(order: PlaceOrder, known: Knowledge, parties: DraftParty[]): DraftDelivery[] | Refusal {
  const decided: DraftDelivery[] = []
  for (const [index, delivery] of order.deliveries.entries()) {
    const path = `/deliveries/${index}`
    const pickup = decidePickup(delivery, known, path)
    if (isRefusal(pickup)) return pickup
    if (!pickup && (!delivery.shipTo?.city || !delivery.shipTo.lines?.length))
      return refuse.bad_delivery(`a delivery by ${delivery.method} needs an address with a street and a city`, {
        path: `${path}/shipTo`,
      })
    const address = delivery.shipTo
    const located = address ? known.locate(address) : null
    if (address && !located && known.channel.mayRefuse)
      return refuse.bad_delivery(`there is no country ${address.country}`, { path: `${path}/shipTo/country` })
    const party = address ? parties.length + 1 : null
    if (address && party)
      parties.push({ party, role: 'ship_to', address, located, instructions: delivery.instructions ?? null })
    decided.push({
      delivery: index + 1,
      method: delivery.method,
      shipTo: party,
      pickupLocation: pickup?.id ?? null,
      carrierService: delivery.carrierService ?? null,
      requestedOn: delivery.requestedOn ?? null,
      country: pickup?.country ?? address?.country ?? known.channel.country,
      located,
    })
  }
  return decided
}

/** The store of a delivery that has one; null for those that go to an address. */
function decidePickup(
  delivery: PlaceOrder['deliveries'][number],
  known: Knowledge,
  path: string,
): Location | null | Refusal {
  const inStore = delivery.method === 'collect' || delivery.method === 'reserve' || delivery.method === 'carry_out'
  if (!inStore) {
    if (delivery.pickupLocation)
      return refuse.bad_delivery(`a delivery by ${delivery.method} goes to an address`, {
        path: `${path}/pickupLocation`,
      })
    return null
  }
  if (!delivery.pickupLocation)
    return refuse.bad_delivery(`a delivery by ${delivery.method} names its location`, {
      path: `${path}/pickupLocation`,
    })
  const location = known.locations.get(delivery.pickupLocation)
  if (!location?.active)
    return refuse.unknown_location(`there is no location ${delivery.pickupLocation}`, {
      path: `${path}/pickupLocation`,
    })
  if (!location.canPickup)
    return refuse.location_cannot(`${location.code} hands nothing over`, { path: `${path}/pickupLocation` })
  return location
}

function addBuyer(order: PlaceOrder, parties: DraftParty[]): void {
  const { customer, billTo } = order
  const asBuyer = {
    ...(customer?.name && { name: customer.name }),
    ...(customer?.company && { company: customer.company }),
    ...(customer?.email && { email: customer.email }),
    ...(customer?.phone && { phone: customer.phone }),
  }
  const first = parties[0]?.address ?? {}
  const contact = Object.keys(asBuyer).length > 0 ? asBuyer : first
  parties.push({ party: parties.length + 1, role: 'sold_to', address: contact, located: null, instructions: null })
  if (billTo)
    parties.push({ party: parties.length + 1, role: 'bill_to', address: billTo, located: null, instructions: null })
}

function decideLines(
  order: PlaceOrder,
  known: Knowledge,
  deliveries: readonly DraftDelivery[],
  troubles: Trouble[],
): DraftLine[] | Refusal {
  const lines: DraftLine[] = []
  const numberOf: number[] = [] // the line number that an input line became; kits take more than one
  for (const [index, input] of order.lines.entries()) {
    const path = `/lines/${index}`
    const delivery = deliveries.find((one) => one.delivery === (input.delivery ?? 1))
    if (!delivery) return refuse.bad_delivery(`there is no delivery ${input.delivery}`, { path: `${path}/delivery` })
    if (input.relation && !(input.relationLine !== undefined && numberOf[input.relationLine - 1]))
      return refuse.bad_relation('a related line names an earlier line', { path: `${path}/relationLine` })
    if (input.shipAlone && input.shipTogether !== undefined)
      return refuse.bad_delivery('a line travels alone or together with others', { path: `${path}/shipAlone` })
    const made = decideLine(input, path, lines.length + 1, delivery, known, troubles)
    if (isRefusal(made)) return made
    const related = input.relationLine === undefined ? null : (numberOf[input.relationLine - 1] ?? null)
    numberOf.push(lines.length + 1)
    lines.push({ ...made.line, relation: input.relation ?? null, relationLine: related }, ...made.parts)
  }
  return lines
}

/** What a line may hold, so that an order's sums stay exact integers. */
const MOST_UNITS = 100_000_000
const MOST_VALUE = 10_000_000_000

function unitFactor(item: Item | undefined, unit: string): number | undefined {
  return item && Object.hasOwn(item.units, unit) ? item.units[unit] : undefined
}

type Made = { line: DraftLine; parts: DraftLine[] }

function decideLine(
  input: PlaceOrder['lines'][number],
  path: string,
  number: number,
  delivery: DraftDelivery,
  known: Knowledge,
  troubles: Trouble[],
): Made | Refusal {
  const { channel } = known
  const item = known.items.get(input.sku)
  if (!item) {
    if (channel.mayRefuse) return refuse.unknown_sku(`there is no item ${input.sku}`, { path: `${path}/sku` })
    troubles.push({ type: 'item', reason: `unknown item ${input.sku}` })
  }
  if (item?.discontinued && channel.mayRefuse && !known.mayPrice)
    return refuse.item_discontinued(`${item.sku} is not sold any more`, { path: `${path}/sku` })
  const factor = input.unit === undefined ? 1 : unitFactor(item, input.unit)
  if (factor === undefined)
    return refuse.unknown_unit(`${input.sku} is not sold by the ${input.unit}`, { path: `${path}/unit` })
  const quantity = input.quantity * factor

  if (input.unitPrice !== undefined && !known.mayPrice)
    return refuse.price_not_allowed('this key may not say prices', { path: `${path}/unitPrice` })
  if (input.discounts?.length && !known.mayPrice)
    return refuse.price_not_allowed('this key may not give discounts', { path: `${path}/discounts` })
  const listed = item && input.unitPrice === undefined ? priceFor(quantity, known.pricesOf(item.id)) : undefined
  const unitPrice = input.unitPrice ?? listed?.amount
  if (unitPrice === undefined) {
    if (channel.mayRefuse)
      return refuse.no_price(`${input.sku} has no price in channel ${channel.code}`, { path: `${path}/sku` })
    troubles.push({ type: 'price', reason: `no price for ${input.sku}` })
  }
  const priceBasis = listed?.priceBasis ?? 1
  if (quantity > MOST_UNITS || (Number(unitPrice ?? 0) * quantity) / priceBasis > MOST_VALUE)
    return refuse.too_large('a line may have 100 million units and be worth 10 thousand million', { path })
  const amount = discountedAmount(unitPrice ?? '0', quantity, priceBasis, channel.currency, input.discounts ?? [])
  if (!amount)
    return refuse.amounts_differ('the discounts take more than the line is worth', { path: `${path}/discounts` })
  const amounts = taxed(amount.amountMinor, item?.taxClass ?? 'standard', delivery, known)
  if (!amounts)
    return refuse.tax_unknown(`no tax rate for ${item?.taxClass ?? 'standard'} in ${delivery.country}`, { path })

  const line: DraftLine = {
    line: number,
    delivery: delivery.delivery,
    item: item?.id ?? null,
    sku: input.sku,
    name: item?.name ?? input.sku,
    kind: item?.kind ?? 'physical',
    taxClass: item?.taxClass ?? 'standard',
    weightG: item?.weightG ?? null,
    quantity,
    sellingUnit: input.unit ?? null,
    sellingQuantity: input.unit === undefined ? null : input.quantity,
    unitPrice: unitPrice ?? '0',
    priceBasis,
    priceSource: listed ? 'list' : 'channel',
    priceList: listed?.list ?? null,
    priceListVersion: listed?.listVersion ?? null,
    discounts: amount.discounts,
    relation: null,
    relationLine: null,
    releasedOn: item?.releasedOn ?? null,
    split: splitOf(input),
    ...amounts,
  }
  return item?.kind === 'kit' ? explodeKit(line, item, delivery, known) : { line, parts: [] }
}

/** How the line wants to travel; parts of a kit travel as their kit. */
function splitOf({ shipAlone, shipTogether }: PlaceOrder['lines'][number]): Split | null {
  if (shipAlone) return 'alone'
  return shipTogether === undefined ? null : `with ${shipTogether}`
}

/** A kit becomes its parts; its price is shared among them by their list prices and frozen here. */
function explodeKit(kit: DraftLine, item: Item, delivery: DraftDelivery, known: Knowledge): Made | Refusal {
  const weights = item.parts.map((part) => {
    const price = priceFor(part.units, known.pricesOf(part.item))
    return price ? Math.round(Number(price.amount) * 10_000) * part.units : 0
  })
  const base = known.channel.pricesIncludeTax ? kit.grossMinor : kit.netMinor
  const shares = splitAmount(base, weights.some((weight) => weight > 0) ? weights : weights.map(() => 1))
  const parts: DraftLine[] = []
  for (const [index, part] of item.parts.entries()) {
    const partItem = known.itemsById.get(part.item)
    const amounts = taxed(shares[index] ?? 0, partItem?.taxClass ?? kit.taxClass, delivery, known)
    if (!partItem || !amounts) return refuse.tax_unknown(`a part of ${item.sku} cannot be taxed in ${delivery.country}`)
    parts.push({
      ...kit,
      ...amounts,
      line: kit.line + 1 + index,
      item: partItem.id,
      sku: partItem.sku,
      name: partItem.name,
      kind: partItem.kind,
      taxClass: partItem.taxClass,
      weightG: partItem.weightG,
      quantity: kit.quantity * part.units,
      sellingUnit: null,
      sellingQuantity: null,
      unitPrice: '0',
      discounts: [],
      relation: 'component_of',
      relationLine: kit.line,
      releasedOn: partItem.releasedOn,
    })
  }
  return { line: { ...kit, netMinor: 0, taxMinor: 0, grossMinor: 0, taxes: [] }, parts }
}

function decideCharges(
  order: PlaceOrder,
  known: Knowledge,
  deliveries: readonly DraftDelivery[],
): DraftCharge[] | Refusal {
  const charges: DraftCharge[] = []
  for (const [index, input] of (order.charges ?? []).entries()) {
    const path = `/charges/${index}`
    if (!known.mayPrice) return refuse.price_not_allowed('this key may not say charges', { path })
    const delivery = deliveries.find((one) => one.delivery === (input.delivery ?? 1))
    if (!delivery) return refuse.bad_delivery(`there is no delivery ${input.delivery}`, { path: `${path}/delivery` })
    const taxClass = input.taxClass ?? 'standard'
    const amounts = taxed(input.amountMinor, taxClass, delivery, known)
    if (!amounts) return refuse.tax_unknown(`no tax rate for ${taxClass} in ${delivery.country}`, { path })
    charges.push({
      charge: index + 1,
      delivery: input.delivery ?? null,
      kind: input.kind,
      name: input.name,
      taxClass,
      ...amounts,
    })
  }
  return charges
}

function taxed(amountMinor: number, taxClass: string, delivery: DraftDelivery, known: Knowledge) {
  const tax = known.tax(amountMinor, {
    seller: known.channel,
    destination: delivery.country,
    taxClass,
    on: known.on,
    buyerVatNumber: known.buyerVatNumber,
    inclusive: known.channel.pricesIncludeTax,
    collectedBy: 'us',
  })
  if (!tax) return null
  return {
    netMinor: tax.baseMinor,
    taxMinor: tax.amountMinor,
    grossMinor: tax.baseMinor + tax.amountMinor,
    taxes: [tax],
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
