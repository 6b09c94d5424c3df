import type { App } from '../../platform/http/app.ts'
import type { PayDeps } from './answer.ts'
import { authorizeRoute } from './authorize/route.ts'
import { captureRoute } from './capture-funds/route.ts'
import { checkRoute } from './check/route.ts'
import { offerRoute } from './offer/route.ts'
import { readPaymentsRoute } from './read/route.ts'
import { recordRoute } from './record/route.ts'
import { refundRoute } from './refund/route.ts'
import { voidRoute } from './void/route.ts'
import { webhookRoute } from './webhook/route.ts'

export type { PayDeps } from './answer.ts'

export function payRoutes(app: App, deps: PayDeps): void {
  offerRoute(app, deps)
  readPaymentsRoute(app, deps)
  authorizeRoute(app, deps)
  captureRoute(app, deps)
  recordRoute(app, deps)
  voidRoute(app, deps)
  refundRoute(app, deps)
  checkRoute(app, deps)
  webhookRoute(app, deps)
}
