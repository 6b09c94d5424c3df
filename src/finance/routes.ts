import type { App } from '../platform/http/app.ts'
import type { CommandDeps } from '../platform/http/command.ts'
import { journalRoute, trialBalanceRoute } from './journal/route.ts'

export function financeRoutes(app: App, deps: CommandDeps): void {
  trialBalanceRoute(app, deps)
  journalRoute(app, deps)
}
