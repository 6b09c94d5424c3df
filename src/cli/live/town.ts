import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../journey/client.ts'
import type { Assortment, Life } from './draw.ts'

/** The address of a partner's own book, and what opens it. */
export type PartnerDoor = Readonly<{ url: string; secret: string }>

/** Everybody around the demo merchant, each with the key of their own work. */
export type Town = Readonly<{
  shop: Client
  care: Client
  wms: Client
  till: Client
  customers: Client
  driver: Client
  payment: PartnerDoor
  carrier: PartnerDoor
  assortment: Assortment
  seed: number
  /** Seconds of the story as milliseconds of the clock: 1000 is a human pace, 0 does not wait. */
  pace: number
  stop: AbortSignal
  /** A person's word on what happens. */
  say(line: string): void
  /** Orders that were placed here, by id. */
  lives: Map<string, Life>
  /** When it began to live: what is older is left to people. */
  began: string
  /** Tells runs apart, so that a key of idempotency is never used twice. */
  run: string
}>

/** Waits for seconds of the story. @returns false when the story has ended meanwhile */
export async function pass({ pace, stop }: Town, seconds: number): Promise<boolean> {
  await sleep(seconds * pace, undefined, { signal: stop }).catch(() => undefined)
  return !stop.aborted
}

/** Asks a partner as the world outside does: its own faults, its own scans. */
export async function tellPartner(
  door: PartnerDoor,
  method: 'PUT' | 'POST',
  path: string,
  body: unknown,
): Promise<void> {
  const answer = await fetch(`${door.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${door.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}
