import { type Action, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { ChannelId, LocationId, OrderId } from '../../platform/ids.ts'

/** Who asks and under which right; null is Kontor itself, which no bound holds. */
export type Asker = Readonly<{ principal: Principal; action: Action }> | null

type Work = Readonly<{ location: LocationId; supplier: string | null; channel: ChannelId; order: OrderId }>

/** Is this work of the asker's own places, supplier, channel or order, as far as the right is bound to them? */
export function within(asker: Asker, { location, supplier, channel, order }: Work): boolean {
  return !asker || mayTouch(asker.principal, asker.action, { location, supplier, channel, order })
}
