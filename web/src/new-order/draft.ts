import type { paths } from '../../../sdk/schema.d.ts'
import type { Story } from '../api.ts'

export type PlaceBody = paths['/v1/orders']['post']['requestBody']['content']['application/json']
export type CheckBody = paths['/v1/orders/checks']['post']['requestBody']['content']['application/json']

export type Wish = Readonly<{ sku: string; quantity: number }>
export type Buyer = Readonly<{
  /** A customer that Kontor knows; null: somebody new. */
  id: string | null
  name: string
  company: string
  email: string
  phone: string
  /** Payment terms that the customer was granted. */
  terms: string | null
  /** Somebody new is kept as a customer, not only on this order. */
  keep: boolean
}>
export type Address = Readonly<{ name: string; street: string; postalCode: string; city: string; country: string }>
export const METHODS = ['ship', 'collect', 'carry_out'] as const
export type Draft = Readonly<{
  channel: string
  buyer: Buyer | null
  lines: readonly Wish[]
  method: (typeof METHODS)[number]
  shipTo: Address
  /** What was chosen of the options: a carrier's service, or a place that hands over. */
  service: string | null
  pickup: string | null
  requestedOn: string
  instructions: string
  /** What the customer pays for delivery, in minor units; null: what the chosen option costs. */
  shippingMinor: number | null
  /** `provider/method`, `terms`, `pickup`, or `later`. */
  payment: string
  instrument: string
}>

export const NOBODY: Buyer = { id: null, name: '', company: '', email: '', phone: '', terms: null, keep: true }
export const EMPTY: Draft = {
  channel: '',
  buyer: null,
  lines: [],
  method: 'ship',
  shipTo: { name: '', street: '', postalCode: '', city: '', country: '' },
  service: null,
  pickup: null,
  requestedOn: '',
  instructions: '',
  shippingMinor: null,
  payment: 'later',
  instrument: '',
}
const MOST_UNITS = 100_000

/** Is there anything in it that somebody would miss? */
export function isWorthKeeping(draft: Draft): boolean {
  return draft.buyer !== null || draft.lines.length > 0
}

/** More units of an item: its own line counts up, or a new one comes last. */
export function addUnits(lines: readonly Wish[], { sku, quantity }: Wish): readonly Wish[] {
  const at = lines.findIndex((line) => line.sku === sku)
  if (at < 0) return [...lines, { sku, quantity }]
  return lines.map((line, index) =>
    index === at ? { sku, quantity: Math.min(line.quantity + quantity, MOST_UNITS) } : line,
  )
}

export type Pasted = Readonly<{ wishes: readonly Wish[]; refused: readonly string[] }>

/** Rows of a spreadsheet: a SKU, a tab (or semicolon), a quantity; without one it is one unit. The rest is refused as it stands. */
export function readPaste(text: string): Pasted {
  const wishes: Wish[] = []
  const refused: string[] = []
  for (const row of text.split(/\r?\n/)) {
    const [sku = '', amount = '1', ...more] = row.split(/[\t;]/).map((cell) => cell.trim())
    if (sku === '' && amount === '1') continue
    const quantity = /^\d{1,6}$/.test(amount) ? Number(amount) : 0
    if (sku === '' || sku.length > 64 || quantity < 1 || quantity > MOST_UNITS || more.some((cell) => cell !== ''))
      refused.push(row.trim())
    else wishes.push({ sku, quantity })
  }
  return { wishes, refused }
}

const filled = <Facts extends Readonly<Record<string, string>>>(facts: Facts): Partial<Facts> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  ) as Partial<Facts>

/** Lines of a street are written one below the other, or with commas. */
export function addressOf({ street, ...rest }: Address) {
  const lines = street
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
  const { country = '', ...facts } = filled(rest)
  return { country, ...facts, ...(lines.length > 0 && { lines }) }
}

/** Does the draft say where the goods go? Before that, nothing can be promised. */
export function hasPlace({ method, shipTo, pickup }: Draft): boolean {
  return method === 'ship'
    ? shipTo.country !== '' && shipTo.street.trim() !== '' && shipTo.city.trim() !== ''
    : pickup !== null
}

type Offer = Readonly<{ currency: string; costMinor: number; chargeName: string; kind: 'agent' | 'associate' }>

/** The order as the API takes it. */
export function bodyOf(draft: Draft, { currency, costMinor, chargeName, kind }: Offer): PlaceBody {
  const { buyer, method } = draft
  const amountMinor = draft.shippingMinor ?? costMinor
  const terms = draft.payment === 'terms' ? buyer?.terms : draft.payment === 'pickup' ? 'pickup' : null
  const pickup = method === 'ship' || draft.pickup === null ? {} : { pickupLocation: draft.pickup }
  return {
    channel: draft.channel,
    currency,
    placedBy: kind,
    ...(method === 'carry_out' && draft.pickup !== null && { placedAtLocation: draft.pickup }),
    ...(buyer && { customer: buyer.id === null ? newCustomer(buyer) : { id: buyer.id } }),
    ...(terms && { terms }),
    deliveries: [
      {
        method,
        ...pickup,
        ...(method === 'ship' && { shipTo: addressOf(draft.shipTo) }),
        ...(method === 'ship' && draft.service !== null && { carrierService: draft.service }),
        ...filled({ requestedOn: draft.requestedOn, instructions: draft.instructions }),
      },
    ],
    lines: draft.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    ...(amountMinor > 0 && { charges: [{ kind: 'shipping', name: chargeName, amountMinor, delivery: 1 }] }),
  }
}

function newCustomer(buyer: Buyer) {
  const { name, company, email, phone } = buyer
  return { ...filled({ name, company, email, phone }), kind: kindOf(buyer) }
}

export function kindOf({ company }: Buyer): 'person' | 'company' {
  return company.trim() === '' ? 'person' : 'company'
}

type Written = Readonly<
  { [Fact in 'name' | 'postalCode' | 'city' | 'country']?: string | null } & { lines?: readonly string[] | null }
>

/** An address as the fields of the screen have it. */
export function written({ name, lines, postalCode, city, country }: Written): Address {
  return {
    name: name ?? '',
    street: lines?.join(', ') ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
    country: country ?? '',
  }
}

/** The same order once more, to be looked over before it is placed. Parts of kits come with their kit. */
export function fromStory(story: Story): Draft {
  const delivery = story.deliveries[0]
  const to = story.parties.find(({ party }) => party === delivery?.shipTo)
  const sold = story.parties.find(({ role }) => role === 'sold_to')
  const method = METHODS.find((one) => one === delivery?.method) ?? 'ship'
  return {
    ...EMPTY,
    channel: story.channel.code,
    method,
    service: delivery?.carrierService ?? null,
    buyer:
      sold?.name === undefined && story.customer === null
        ? null
        : {
            ...NOBODY,
            id: story.customer,
            name: sold?.name ?? '',
            company: sold?.company ?? '',
            email: sold?.email ?? '',
            phone: sold?.phone ?? '',
            keep: false,
          },
    lines: story.lines
      .filter(({ relation }) => relation !== 'component_of')
      .reduce<readonly Wish[]>((lines, { sku, quantity }) => addUnits(lines, { sku, quantity }), []),
    shipTo: written(to ?? {}),
  }
}

/** Where on the screen a refusal belongs, by the JSON pointer that it names. */
export function fieldOf(path: string | undefined): string | null {
  if (path === undefined) return null
  const line = /^\/lines\/(\d+)/.exec(path)
  if (line) return `line-${line[1]}`
  const field =
    /^\/(?:deliveries\/0\/(?:shipTo\/)?|shipTo\/|customer\/|addresses\/0\/)?([A-Za-z]+)/.exec(path)?.[1] ?? null
  const names: Readonly<Record<string, string>> = {
    ...{
      lines: 'street',
      shipTo: 'street',
      near: 'country',
      pickupLocation: 'pickup',
      id: 'buyer',
      provider: 'payment',
    },
    ...{ method: 'payment', terms: 'payment', carrierService: 'service' },
  }
  if (/^\/lines/.test(path)) return 'items'
  return field === null
    ? null
    : (names[field] ?? (/^\/(customer\/|name|company|email|phone)/.test(path) ? `buyer-${field}` : field))
}
