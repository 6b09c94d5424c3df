import type { App } from '../../platform/http/app.ts'
import { acceptRoute } from './accept/route.ts'
import type { FulfillDeps } from './answer.ts'
import { declineRoute } from './decline/route.ts'
import { makeDesk } from './desk/desk.ts'
import { expireRoute } from './expire/route.ts'
import { handOverRoutes } from './hand-over/route.ts'
import { labelRoutes } from './label/route.ts'
import { receiveRoute } from './legs/route.ts'
import { moveRoute } from './move/route.ts'
import { packRoutes } from './pack/route.ts'
import { performRoute } from './perform/route.ts'
import { pickRoute } from './pick/route.ts'
import { ratesRoute } from './rates/route.ts'
import { readRoutes } from './read/route.ts'
import { readyRoute } from './ready/route.ts'
import { releaseRoute } from './release/route.ts'
import { shipRoute } from './ship/route.ts'
import { shortRoute } from './short/route.ts'
import { workListRoute } from './work-list/route.ts'

/** What a location does with an order, in the order in which it happens. */
export function fulfillRoutes(app: App, deps: FulfillDeps): void {
  const atDesk = { ...deps, desk: makeDesk(deps) }
  readRoutes(app, deps)
  workListRoute(app, deps)
  releaseRoute(app, deps)
  receiveRoute(app, deps)
  acceptRoute(app, atDesk)
  declineRoute(app, deps)
  moveRoute(app, deps)
  pickRoute(app, atDesk)
  shortRoute(app, deps)
  packRoutes(app, atDesk)
  ratesRoute(app, deps)
  labelRoutes(app, deps)
  shipRoute(app, atDesk)
  readyRoute(app, atDesk)
  handOverRoutes(app, atDesk)
  expireRoute(app, deps)
  performRoute(app, deps)
}
