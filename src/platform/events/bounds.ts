import type { Principal } from '../auth/principal.ts'
import type { CommandDeps } from '../http/command.ts'
import type { LoggedEvent } from './log.ts'

/** What limits what somebody hears of; null means not limited by it. */
export type EventBounds = Readonly<{ channel: string | null; locations: readonly string[] | null }>

export type EventDeps = CommandDeps & Readonly<{ eventBounds(principal: Principal): EventBounds }>

/** An event that does not say where it belongs is not for those who are bound to a place. */
export function seenBy(principal: Principal, deps: EventDeps): (event: LoggedEvent) => boolean {
  const { channel, locations } = deps.eventBounds(principal)
  return (event) =>
    (channel === null || event.channel === channel) &&
    (locations === null || (event.location !== null && locations.includes(event.location)))
}
