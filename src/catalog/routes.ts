import type { App } from '../platform/http/app.ts'
import type { CommandDeps } from '../platform/http/command.ts'
import { itemRoutes } from './items/route.ts'
import { priceRoutes } from './prices/route.ts'

/** What is sold, and for how much. */
export function catalogRoutes(app: App, deps: CommandDeps): void {
  itemRoutes(app, deps)
  priceRoutes(app, deps)
}
