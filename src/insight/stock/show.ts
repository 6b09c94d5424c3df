import { Type } from 'typebox'
import { Instant, id, Nullable, page } from '../../platform/http/schema.ts'
import { showId, showOptionalId } from '../../platform/ids.ts'
import type { Balance, Holder, MovementRow, PositionKey, Supply, Waiting, Worked } from './position.ts'

export const PositionStory = Type.Object({
  item: id('item'),
  sku: Type.String(),
  name: Type.String(),
  location: id('location'),
  code: Type.String(),
  place: Type.String(),
  reorderLevel: Nullable(Type.Integer()),
  onHand: Type.Integer(),
  unavailable: Type.Integer(),
  reserved: Type.Integer(),
  allocated: Type.Integer(),
  free: Type.Integer(),
  ledgerOnHand: Type.Integer({ description: 'sum of the ledger; another number than onHand is a fault' }),
  heldReserved: Type.Integer({ description: 'sum of what is held; another number than reserved is a fault' }),
  holders: Type.Array(
    Type.Object({
      kind: Type.String({ description: 'order_line, quote or transfer' }),
      order: Nullable(id('order')),
      number: Nullable(Type.String()),
      line: Type.Integer(),
      units: Type.Integer(),
      supply: Nullable(id('supply', 'held of this supply; null: on the shelf')),
      madeAt: Instant,
      expiresAt: Nullable(Instant),
      deliverBy: Nullable(Type.String()),
    }),
  ),
  work: Type.Array(
    Type.Object({
      order: id('order'),
      number: Type.String(),
      fulfillmentOrder: id('fulfillmentOrder'),
      fulfillmentNumber: Type.String(),
      line: Type.Integer(),
      units: Type.Integer(),
      state: Type.String(),
    }),
  ),
  supplies: Type.Array(
    Type.Object({
      id: id('supply'),
      kind: Type.String(),
      reference: Type.String(),
      incoming: Type.Integer(),
      pegged: Type.Integer(),
      expectedAt: Instant,
    }),
  ),
  waiting: Type.Array(
    Type.Object({
      order: id('order'),
      number: Type.String(),
      line: Type.Integer(),
      units: Type.Integer(),
      neededBy: Nullable(Type.String()),
    }),
  ),
})

export const Ledger = page(
  Type.Object({
    id: Type.String(),
    kind: Type.String(),
    units: Type.Integer(),
    unavailable: Type.Integer(),
    onHand: Type.Integer({ description: 'what lay there after it' }),
    reason: Nullable(Type.String()),
    documentKind: Type.String(),
    document: Nullable(Type.String()),
    order: Nullable(id('order')),
    actorKind: Type.String(),
    actor: Nullable(Type.String()),
    occurredAt: Instant,
    recordedAt: Instant,
  }),
)

type Lists = Readonly<{
  holders: readonly Holder[]
  work: readonly Worked[]
  supplies: readonly Supply[]
  waiting: readonly Waiting[]
}>

export function showStory(key: PositionKey, { kind: _, ...balance }: Balance, lists: Lists) {
  return {
    ...balance,
    item: showId('item', key.item),
    location: showId('location', key.location),
    holders: lists.holders.map(({ demand, supply, ...one }) => ({
      ...one,
      order: one.kind === 'order_line' ? showId('order', demand) : null,
      supply: showOptionalId('supply', supply),
      madeAt: one.madeAt.toISOString(),
      expiresAt: one.expiresAt?.toISOString() ?? null,
    })),
    work: lists.work.map(({ work, workNumber, ...one }) => ({
      ...one,
      order: showId('order', one.order),
      fulfillmentOrder: showId('fulfillmentOrder', work),
      fulfillmentNumber: workNumber,
    })),
    supplies: lists.supplies.map((one) => ({
      ...one,
      id: showId('supply', one.id),
      expectedAt: one.expectedAt.toISOString(),
    })),
    waiting: lists.waiting.map((one) => ({ ...one, order: showId('order', one.order) })),
  }
}

export function showMovement(row: MovementRow) {
  return {
    ...row,
    order: showOptionalId('order', row.order),
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  }
}
