import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { paths } from '../../../sdk/schema.d.ts'
import { answer, type Got, kontor, type Story } from '../api.ts'
import { type CheckBody, type Draft, written } from './draft.ts'

const TYPING_MS = 250
const CALLER_LETTERS = 3
const SHOWN = 8

export type FoundCustomer = Got<'/v1/customers'>['items'][number]
export type FoundItem = Got<'/v1/items'>['items'][number]
export type PaymentOption = Got<'/v1/payment-options'>['items'][number]
type Answered<Path extends '/v1/quotes' | '/v1/orders/checks'> =
  paths[Path]['post']['responses'][200]['content']['application/json']
export type Quote = Answered<'/v1/quotes'>
export type Check = Answered<'/v1/orders/checks'>

/** Customers by what a caller says: number, e-mail, phone, or how a name begins. */
export function useCustomers(said: string) {
  const [find] = useDebouncedValue(said.trim(), TYPING_MS)
  return useQuery({
    queryKey: ['customers', 'find', find],
    enabled: find.length >= CALLER_LETTERS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(kontor.GET('/v1/customers', { params: { query: { find, limit: SHOWN } }, signal })),
  })
}

/** A customer, and where their goods go most likely: their own first address, else that of their last order. */
export async function readCustomer(customer: string) {
  const found = await answer(kontor.GET('/v1/customers/{customer}', { params: { path: { customer } } }))
  const [own] = found.addresses
  // A masked street is not one to send to.
  if (own && !found.masked)
    return { customer: found, address: written({ ...own, name: own.name ?? found.company ?? found.name }) }
  const { items } = await answer(kontor.GET('/v1/orders', { params: { query: { customer, limit: 1 } } }))
  const last = items[0]
  if (!last) return { customer: found, address: null }
  const story = (await answer(kontor.GET('/v1/orders/{order}', { params: { path: { order: last.id } } }))) as Story
  const to = story.parties.find(({ party }) => party === story.deliveries[0]?.shipTo)
  return { customer: found, address: to?.lines?.length ? written(to) : null }
}

export function useItems(typed: string) {
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS)
  return useQuery({
    queryKey: ['items', 'find', q],
    enabled: q !== '' && q.length <= 100,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => findItems(q, signal),
  })
}

function findItems(q: string, signal?: AbortSignal) {
  return answer(kontor.GET('/v1/items', { params: { query: { q, limit: SHOWN } }, ...(signal && { signal }) }))
}

/** What a scanner or a hurried hand sent: the item whose GTIN or SKU it is, or the only one that fits. */
export async function readScan(text: string): Promise<FoundItem | null> {
  const { items } = await findItems(text)
  const exact = items.find(({ gtin, sku }) => gtin === text || sku.toLowerCase() === text.toLowerCase())
  return exact ?? (items.length === 1 ? (items[0] ?? null) : null)
}

/** What the order would cost, be held for and wait for, as it stands now. */
export function useCheck(wanted: CheckBody | null) {
  const [asked] = useDebouncedValue(JSON.stringify(wanted), TYPING_MS)
  const query = useQuery({
    queryKey: ['order-check', asked],
    enabled: asked !== 'null',
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(kontor.POST('/v1/orders/checks', { body: JSON.parse(asked) as CheckBody, signal })),
  })
  return { ...query, settled: asked === JSON.stringify(wanted) && !query.isFetching }
}

/** Ways of delivery with days and cost, for where the goods go as far as that is known. */
export function useQuote({ channel, lines, method, shipTo, requestedOn }: Draft) {
  const place = {
    country: shipTo.country,
    ...(shipTo.postalCode.trim() !== '' && { postalCode: shipTo.postalCode.trim() }),
  }
  const known = channel !== '' && lines.length > 0 && shipTo.country !== '' && method !== 'carry_out'
  const wanted = known
    ? {
        ...{ channel, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) },
        ...(method === 'ship' ? { shipTo: place } : { pickup: { near: place, withinKm: 1000 } }),
        ...(requestedOn !== '' && { requestedOn }),
      }
    : null
  const [asked] = useDebouncedValue(JSON.stringify(wanted), TYPING_MS)
  return useQuery({
    queryKey: ['quote', asked],
    enabled: asked !== 'null',
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    queryFn: ({ signal }) =>
      answer(kontor.POST('/v1/quotes', { body: JSON.parse(asked) as NonNullable<typeof wanted>, signal })),
  })
}

/** What can be promised now of each item, by SKU. */
export function useAvailable(channel: string, skus: readonly string[]) {
  const code = channel === '' ? {} : { channel }
  const { data } = useQuery({
    queryKey: ['availability', channel, skus],
    enabled: skus.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(kontor.POST('/v1/availability', { body: { skus: skus.slice(0, 100), form: 'totals', ...code }, signal })),
  })
  return new Map(data?.items?.map((item) => [item.sku, item]))
}

export function usePaymentOptions(permitted: boolean): readonly PaymentOption[] {
  const { data } = useQuery({
    queryKey: ['payment-options'],
    enabled: permitted,
    staleTime: 300_000,
    queryFn: () => answer(kontor.GET('/v1/payment-options', {})),
  })
  return data?.items ?? []
}

/** Places that hand goods over, and the country that an address is most likely in: that of the first place. */
export function usePlaces() {
  const { data } = useQuery({
    queryKey: ['locations'],
    staleTime: 300_000,
    queryFn: () => answer(kontor.GET('/v1/locations', { params: { query: { limit: 200 } } })),
  })
  const places = data?.items ?? []
  return { home: places[0]?.country ?? '', counters: places.filter(({ active, canPickup }) => active && canPickup) }
}
