import type { App } from '../../platform/http/app.ts'
import type { DeliverDeps } from './answer.ts'
import { confirmRoute } from './confirm/route.ts'
import { resolveRoute } from './resolve/route.ts'
import { trackRoute } from './track/route.ts'
import { carrierWebhookRoute } from './track/webhook-route.ts'

/** What happens to packages on their way to the door, in the order in which it happens. */
export function deliverRoutes(app: App, deps: DeliverDeps): void {
  trackRoute(app, deps)
  carrierWebhookRoute(app, deps)
  resolveRoute(app, deps)
  confirmRoute(app, deps)
}
