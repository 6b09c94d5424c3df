import type { App } from '../../platform/http/app.ts'
import type { CommandDeps } from '../../platform/http/command.ts'
import { allotmentRoutes } from './availability/allotments.ts'
import { capacityRoutes } from './availability/capacities.ts'
import { availabilityRoutes } from './availability/route.ts'
import { backorderRoutes } from './backorder/route.ts'
import { quoteRoutes } from './quote/route.ts'

/** What can be promised, before anybody orders. */
export function promiseRoutes(app: App, deps: CommandDeps): void {
  availabilityRoutes(app, deps)
  allotmentRoutes(app, deps)
  capacityRoutes(app, deps)
  backorderRoutes(app, deps)
  quoteRoutes(app, deps)
}
