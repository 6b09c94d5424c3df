import type { App } from '../platform/http/app.ts'
import { customerRoutes } from './accounts/route.ts'
import { addressRoutes } from './addresses/route.ts'
import { consentRoutes } from './consents/route.ts'
import { type PrivacyDeps, privacyRoutes } from './privacy/route.ts'

export type CustomersDeps = PrivacyDeps

/** Who buys: accounts, addresses, consents, and what people may ask of us about their data. */
export function customersRoutes(app: App, deps: CustomersDeps): void {
  customerRoutes(app, deps)
  addressRoutes(app, deps)
  consentRoutes(app, deps)
  privacyRoutes(app, deps)
}
