import type { Tx } from '../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../platform/ids.ts'

export type TransferLine = Readonly<{
  line: number
  item: ItemId
  units: number
  sent: number
  received: number
  lost: number
}>
export type Transfer = Readonly<{
  id: string
  number: string
  from: LocationId
  to: LocationId
  sentAt: Date | null
  closedAt: Date | null
  expectedAt: Date | null
  /** The fulfillment order that waits for it. */
  demand: string | null
  lines: readonly TransferLine[]
}>

export async function writeTransfer(tx: Tx, transfer: Omit<Transfer, 'sentAt' | 'closedAt'>): Promise<void> {
  await tx.rows(
    'inventory.write_transfer',
    'insert into inventory.transfer (tenant_id, id, number, from_location_id, to_location_id, expected_at, created_at, demand_id) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      tx.tenant,
      transfer.id,
      transfer.number,
      transfer.from,
      transfer.to,
      transfer.expectedAt,
      tx.occurredAt,
      transfer.demand,
    ],
  )
  await tx.rows(
    'inventory.write_transfer_lines',
    'insert into inventory.transfer_line (tenant_id, transfer_id, line, item_id, units) select $1, $2, n.* from unnest($3::int[], $4::uuid[], $5::int[]) as n',
    [
      tx.tenant,
      transfer.id,
      transfer.lines.map((line) => line.line),
      transfer.lines.map((line) => line.item),
      transfer.lines.map((line) => line.units),
    ],
  )
}

export async function lockTransfer(tx: Tx, id: string): Promise<Transfer | undefined> {
  const [header] = await tx.rows<Omit<Transfer, 'lines'>>(
    'inventory.lock_transfer',
    `select id, number, from_location_id as "from", to_location_id as "to", sent_at as "sentAt", closed_at as "closedAt", expected_at as "expectedAt", demand_id as demand
       from inventory.transfer where tenant_id = $1 and id = $2 for update`,
    [tx.tenant, id],
  )
  if (!header) return undefined
  const lines = await tx.rows<TransferLine>(
    'inventory.read_transfer_lines',
    'select line, item_id as item, units, sent, received, lost from inventory.transfer_line where tenant_id = $1 and transfer_id = $2 order by line',
    [tx.tenant, id],
  )
  return { ...header, lines }
}

export async function changeTransfer(
  tx: Tx,
  id: string,
  lines: readonly TransferLine[],
  moment: { sent: boolean; closed: boolean },
): Promise<void> {
  await tx.rows(
    'inventory.change_transfer_lines',
    `update inventory.transfer_line t set sent = n.sent, received = n.received, lost = n.lost
       from unnest($3::int[], $4::int[], $5::int[], $6::int[]) as n(line, sent, received, lost) where t.tenant_id = $1 and t.transfer_id = $2 and t.line = n.line`,
    [
      tx.tenant,
      id,
      lines.map((l) => l.line),
      lines.map((l) => l.sent),
      lines.map((l) => l.received),
      lines.map((l) => l.lost),
    ],
  )
  await tx.rows(
    'inventory.change_transfer',
    `update inventory.transfer set sent_at = case when $3 then $5 else sent_at end, closed_at = case when $4 then $5 else closed_at end, version = version + 1 where tenant_id = $1 and id = $2`,
    [tx.tenant, id, moment.sent, moment.closed, tx.occurredAt],
  )
}
