import { Type } from 'typebox'
import type { Tx } from '../platform/db/db.ts'
import { id, Nullable } from '../platform/http/schema.ts'

const Numbers = Type.Object({
  onHand: Type.Integer(),
  unavailable: Type.Integer(),
  reserved: Type.Integer(),
  allocated: Type.Integer(),
  free: Type.Integer(),
  incoming: Type.Integer(),
})
const Standing = Type.Object({
  reserved: Type.Integer({ description: 'on a shelf' }),
  pegged: Type.Integer({ description: 'held of what is still to come' }),
  allocated: Type.Integer({ description: 'being worked on' }),
  waiting: Type.Integer({ description: 'nothing covers them' }),
  locations: Type.Array(Type.String({ description: 'where they are held' })),
  deliverBy: Nullable(Type.String()),
})

/** What an act would change beyond its own rows; only what differs is named. */
export const Foreseen = Type.Object({
  stock: Type.Array(Type.Object({ sku: Type.String(), location: Type.String(), before: Numbers, after: Numbers })),
  orders: Type.Array(
    Type.Object({
      order: id('order'),
      number: Type.String(),
      line: Type.Integer(),
      sku: Type.String(),
      before: Standing,
      after: Standing,
    }),
  ),
})
export type Foreseen = Type.Static<typeof Foreseen>

/**
 * Looks at balances of SKUs (at `locations`, null: at all) and at who holds or awaits their units, and, asked again in the same transaction, says what
 * has become different. Orders belong to later modules: it is joined where all of them meet.
 */
export type WatchStep = (
  tx: Tx,
  skus: readonly string[],
  locations: readonly string[] | null,
) => Promise<() => Promise<Foreseen>>
