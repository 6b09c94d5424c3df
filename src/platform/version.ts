import { type Refusal, refuse } from './refusal.ts'

/** Refuses a change of another version than the one that was seen; null seen means that it does not matter. */
export function checkVersion(seen: number | null, version: number): Refusal | null {
  if (seen === null || seen === version) return null
  return refuse.stale_version(`it is at version ${version}, you saw ${seen}`, { more: { version } })
}
