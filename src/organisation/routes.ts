import type { App } from '../platform/http/app.ts'
import { keyRoutes } from './access/keys/route.ts'
import { peopleRoutes } from './access/people/route.ts'
import { sessionRoutes } from './access/session/route.ts'
import { savedViewRoutes } from './access/views/route.ts'
import { masterRoutes } from './carriers/route.ts'
import { demoRoutes, type LiveDemo } from './demo/route.ts'
import { brandRoutes } from './places/brands/route.ts'
import { type ChannelDeps, channelRoutes } from './places/channels/route.ts'
import { legalEntityRoutes } from './places/entities/route.ts'
import { locationRoutes } from './places/locations/route.ts'
import { policyRoutes } from './settings/policies.route.ts'
import { type ProviderDeps, providerRoutes } from './settings/providers.route.ts'
import { type TestServiceDeps, testServiceRoutes } from './settings/test-services.route.ts'

export type OrganisationDeps = ChannelDeps & ProviderDeps & TestServiceDeps & Readonly<{ liveDemo?: LiveDemo }>

/** Who works here with which rights; where; under which policies and with which providers. */
export function organisationRoutes(app: App, deps: OrganisationDeps): void {
  sessionRoutes(app, deps)
  savedViewRoutes(app, deps)
  peopleRoutes(app, deps)
  keyRoutes(app, deps)
  legalEntityRoutes(app, deps)
  brandRoutes(app, deps)
  channelRoutes(app, deps)
  locationRoutes(app, deps)
  policyRoutes(app, deps)
  providerRoutes(app, deps)
  testServiceRoutes(app, deps)
  masterRoutes(app, deps)
  demoRoutes(app, deps)
}
