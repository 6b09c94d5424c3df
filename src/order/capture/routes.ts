import type { Action } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { App } from '../../platform/http/app.ts'
import type { CommandDeps } from '../../platform/http/command.ts'
import type { OrderId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { amendRoute } from './amend/route.ts'
import { cancelRoute } from './cancel/route.ts'
import type { ChangeSteps } from './cancel/steps.ts'
import { checkRoute } from './check/route.ts'
import { holdRoutes } from './hold/route.ts'
import { importRoute } from './import/route.ts'
import { placeRoute } from './place/route.ts'
import type { SourceStep } from './place/sourcing.ts'
import { repeatRoute } from './repeat/route.ts'

/** Refuses an order that the principal may not know of (as absent), or may not treat so. */
export type GuardOrder = (tx: Tx, principal: Principal, action: Action, order: OrderId) => Promise<Refusal | null>

export type CaptureDeps = CommandDeps & Readonly<{ source: SourceStep; changes: ChangeSteps; guardOrder: GuardOrder }>

export function captureRoutes(app: App, deps: CaptureDeps): void {
  placeRoute(app, deps)
  checkRoute(app, deps)
  importRoute(app, deps)
  amendRoute(app, deps)
  cancelRoute(app, deps)
  holdRoutes(app, deps)
  repeatRoute(app, deps)
}
