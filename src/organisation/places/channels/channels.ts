import { RetryTransaction, type Tx } from '../../../platform/db/db.ts'
import { type ChannelId, newId } from '../../../platform/ids.ts'
import { type Refusal, refuse } from '../../../platform/refusal.ts'
import { isCountry } from '../../geography/locate.ts'
import { refusePlace } from '../../refusals.ts'
import { readBrands } from '../brands/store.ts'
import { decidePlace } from '../decide.ts'
import { type ChannelSetup, insertChannel, lockChannels, updateChannel } from './store.ts'

/** What the organisation asks of the catalog: which price lists there are. */
export type ReadPriceLists = (
  tx: Tx,
) => Promise<readonly Readonly<{ id: string; currency: string; includesTax: boolean }>[]>

const FIRST_NUMBER = 10_001

export type NewChannelSetup = Omit<ChannelSetup, 'id' | 'numberPrefix'> & Readonly<{ numberPrefix?: string }>

/** Adds a channel. Its orders are numbered from 10001 behind its prefix, by default the code in capitals. */
export async function addChannel(
  tx: Tx,
  wanted: NewChannelSetup,
  readPriceLists: ReadPriceLists,
): Promise<{ id: ChannelId } | Refusal> {
  const others = await lockChannels(tx)
  const numberPrefix = wanted.numberPrefix ?? `${wanted.code.toUpperCase()}-`
  const channel: ChannelSetup = { ...wanted, id: newId<ChannelId>(), numberPrefix }
  if (others.some((one) => one.code === channel.code))
    return refusePlace.code_taken(`there is a channel ${channel.code}`, { path: '/code' })
  if (!(await readBrands(tx)).some((brand) => brand.id === channel.brand))
    return refusePlace.unknown_brand('there is no brand with this id', { path: '/brand' })
  const refusal =
    decidePlace({ currency: channel.currency }, isCountry) ??
    decideNumbers(channel, others) ??
    (await decidePriceList(tx, channel, readPriceLists))
  if (refusal) return refusal
  if (!(await insertChannel(tx, channel, FIRST_NUMBER))) throw new RetryTransaction('another channel came first')
  tx.announce({ type: 'channel.created', subject: channel.id, channel: channel.id })
  return { id: channel.id }
}

/** Code, kind, brand, currency and the way of prices stay: orders were made with them. */
export type ChannelChange = Partial<Pick<ChannelSetup, 'name' | 'mayRefuse' | 'priceList' | 'numberPrefix' | 'active'>>

export async function changeChannel(
  tx: Tx,
  id: string,
  change: ChannelChange,
  readPriceLists: ReadPriceLists,
): Promise<ChannelSetup | Refusal> {
  const channels = await lockChannels(tx)
  const before = channels.find((one) => one.id === id)
  if (!before) return refuse.not_found('there is no such channel')
  const channel = { ...before, ...change }
  const others = channels.filter((one) => one.id !== id)
  const refusal =
    decideNumbers(channel, others) ??
    (change.priceList === undefined ? null : await decidePriceList(tx, channel, readPriceLists))
  if (refusal) return refusal
  await updateChannel(tx, channel)
  tx.announce({ type: 'channel.changed', subject: id, channel: id, data: { fields: Object.keys(change) } })
  return channel
}

function decideNumbers(channel: ChannelSetup, others: readonly ChannelSetup[]): Refusal | null {
  const twin = others.find((one) => one.numberPrefix === channel.numberPrefix)
  if (!twin) return null
  return refusePlace.number_prefix_taken(`${twin.code} numbers its orders with it`, { path: '/numberPrefix' })
}

async function decidePriceList(tx: Tx, channel: ChannelSetup, readPriceLists: ReadPriceLists): Promise<Refusal | null> {
  if (channel.priceList === null) return null
  const list = (await readPriceLists(tx)).find((one) => one.id === channel.priceList)
  const path = '/priceList'
  if (!list) return refusePlace.unknown_price_list('there is no price list with this id', { path })
  if (list.currency !== channel.currency)
    return refusePlace.unknown_price_list(`the list is in ${list.currency}, the channel in ${channel.currency}`, {
      path,
    })
  if (list.includesTax !== channel.pricesIncludeTax)
    return refusePlace.unknown_price_list('list and channel differ in whether prices include tax', { path })
  return null
}
