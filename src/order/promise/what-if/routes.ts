import type { App } from '../../../platform/http/app.ts'
import { type DecisionDeps, decisionRoutes } from '../decision/route.ts'
import { type ReoptimizeDeps, reoptimizeRoute } from '../reoptimize/route.ts'
import { strategyRoutes } from '../strategy/route.ts'
import { whatIfRoutes } from './route.ts'

export type SourcingDeps = DecisionDeps & ReoptimizeDeps

/** How locations are chosen: written, tried, explained, proven, and compared with what was. */
export function sourcingRoutes(app: App, deps: SourcingDeps): void {
  strategyRoutes(app, deps)
  decisionRoutes(app, deps)
  whatIfRoutes(app, deps)
  reoptimizeRoute(app, deps)
}
