import type { Tx } from '../../platform/db/db.ts'
import { recall } from '../../platform/events/kept.ts'
import { keepMaster } from '../../platform/events/master.ts'
import type { ChannelId } from '../../platform/ids.ts'

/** Numbers of a channel that are this process's own: from `next` up to but not including `end`. */
type Block = { readonly prefix: string; next: number; readonly end: number }

/** Whoever changes a channel's prefix ends the blocks that carry the old one. */
const blocks = keepMaster('organisation.number_blocks', ['organisation'], async () => new Map<ChannelId, Block>())

/** So many orders at once are a rush: what they take is taken for the next groups as well. */
const RUSH = 8
const GROUPS_AHEAD = 16

/**
 * Takes the next order numbers of channels; gaps are allowed, so a rolled back order leaves one. In a rush a process takes
 * a block: the channel's row, which every order of every process wants, is then locked once for many groups.
 */
export async function takeOrderNumbers(
  tx: Tx,
  wanted: ReadonlyMap<ChannelId, number>,
): Promise<Map<ChannelId, string[]>> {
  const own = await recall(tx, blocks)
  const taken = new Map([...wanted].map(([channel, count]) => [channel, takeOwn(own.get(channel), count)]))
  const missing = new Map([...wanted].map(([channel, count]) => [channel, count - (taken.get(channel)?.length ?? 0)]))
  for (const [channel, count] of missing) if (count === 0) missing.delete(channel)
  if (missing.size === 0) return taken
  const ahead = (channel: ChannelId) => {
    const count = wanted.get(channel) ?? 0
    return count < RUSH ? 0 : count * GROUPS_AHEAD
  }
  for (const { id, prefix, first, end } of await advance(tx, missing, ahead)) {
    const block: Block = { prefix, next: first, end }
    taken.get(id)?.push(...takeOwn(block, missing.get(id) ?? 0))
    // Only what is committed is ours: a block of a rolled back transaction is taken again by others.
    if (block.next < end) tx.onCommitted(() => void own.set(id, block))
  }
  return taken
}

function takeOwn(block: Block | undefined, count: number): string[] {
  const numbers: string[] = []
  if (block) while (numbers.length < count && block.next < block.end) numbers.push(`${block.prefix}${block.next++}`)
  return numbers
}

async function advance(tx: Tx, missing: ReadonlyMap<ChannelId, number>, ahead: (channel: ChannelId) => number) {
  const channels = [...missing.keys()].sort()
  const counts = channels.map((channel) => (missing.get(channel) ?? 0) + ahead(channel))
  const rows = await tx.rows<{ id: ChannelId; prefix: string; count: number; end: number }>(
    'organisation.take_order_numbers',
    `update organisation.channel c set next_number = c.next_number + w.count
       from unnest($2::uuid[], $3::int[]) as w(id, count)
      where c.tenant_id = $1 and c.id = w.id
      returning c.id, c.number_prefix as prefix, w.count, c.next_number as end`,
    [tx.tenant, channels, counts],
  )
  return rows.map((row) => ({ ...row, first: row.end - row.count }))
}
