import type { Tx } from '../../../platform/db/db.ts'
import { masterChanged } from '../../../platform/events/master.ts'
import type { ChannelId } from '../../../platform/ids.ts'
import type { Channel } from '../store.ts'

/** A channel as it is set up; what it inherits from brand and legal entity is not in it. */
export type ChannelSetup = Pick<
  Channel,
  'id' | 'code' | 'name' | 'kind' | 'brand' | 'currency' | 'pricesIncludeTax' | 'mayRefuse' | 'priceList' | 'active'
> &
  Readonly<{ numberPrefix: string }>

const CHANNEL = `id, code, name, kind, brand_id as brand, currency, prices_include_tax as "pricesIncludeTax", may_refuse as "mayRefuse",
  price_list_id as "priceList", number_prefix as "numberPrefix", active`

export function readChannelSetups(tx: Tx): Promise<ChannelSetup[]> {
  return tx.rows<ChannelSetup>(
    'organisation.read_channel_setups',
    `select ${CHANNEL} from organisation.channel where tenant_id = $1 order by code`,
    [tx.tenant],
  )
}

/** All channels, locked: a new number prefix must differ from all others at the same moment. */
export function lockChannels(tx: Tx): Promise<ChannelSetup[]> {
  return tx.rows<ChannelSetup>(
    'organisation.lock_channels',
    `select ${CHANNEL} from organisation.channel where tenant_id = $1 order by id for update`,
    [tx.tenant],
  )
}

/** @returns false when code or number prefix were taken meanwhile */
export async function insertChannel(tx: Tx, channel: ChannelSetup, firstNumber: number): Promise<boolean> {
  const made = await tx.rows<{ id: ChannelId }>(
    'organisation.insert_channel',
    `insert into organisation.channel (tenant_id, id, code, name, kind, brand_id, currency, prices_include_tax, may_refuse, price_list_id, number_prefix, active, next_number)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`,
    [
      tx.tenant,
      channel.id,
      channel.code,
      channel.name,
      channel.kind,
      channel.brand,
      channel.currency,
      channel.pricesIncludeTax,
      channel.mayRefuse,
      channel.priceList,
      channel.numberPrefix,
      channel.active,
      firstNumber,
    ],
  )
  masterChanged(tx, 'organisation')
  return made.length === 1
}

export async function updateChannel(tx: Tx, channel: ChannelSetup): Promise<void> {
  await tx.rows(
    'organisation.update_channel',
    `update organisation.channel set name = $3, may_refuse = $4, price_list_id = $5, number_prefix = $6, active = $7
      where tenant_id = $1 and id = $2`,
    [tx.tenant, channel.id, channel.name, channel.mayRefuse, channel.priceList, channel.numberPrefix, channel.active],
  )
  masterChanged(tx, 'organisation')
}
