/** What disturbs an order of the journey. */
export type Disturbance = Readonly<{
  cancel: boolean
  short: boolean
  decline: boolean
  failedDelivery: boolean
  returned: boolean
}>
export const UNDISTURBED: Disturbance = {
  cancel: false,
  short: false,
  decline: false,
  failedDelivery: false,
  returned: false,
}

/** Shares of the orders that are disturbed, in percent. */
export const SHARES = { cancel: 4, short: 3, decline: 3, failedDelivery: 2, returned: 5 } as const

/** The same seed draws the same for the same order, in whatever sequence orders are asked for. */
export function drawDisturbance(seed: number, order: number): Disturbance {
  const random = mulberry32(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(order, 0x85ebca6b))
  const hit = (percent: number) => random() * 100 < percent
  return {
    cancel: hit(SHARES.cancel),
    short: hit(SHARES.short),
    decline: hit(SHARES.decline),
    failedDelivery: hit(SHARES.failedDelivery),
    returned: hit(SHARES.returned),
  }
}

/** A small generator with 32 bits of state, after Tommy Ettinger's mulberry32 (public domain). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
