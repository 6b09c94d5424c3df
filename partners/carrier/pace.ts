import type { Journal, ScanCode } from './model.ts'
import { SERVICES } from './tariff.ts'

/** After which share of a service's longest time a package takes its next step; together they make the whole. */
const NEXT_STEPS: Partial<Record<ScanCode | 'booked', { code: ScanCode; share: number }>> = {
  booked: { code: 'picked_up', share: 0.1 },
  picked_up: { code: 'in_transit', share: 0.2 },
  in_transit: { code: 'out_for_delivery', share: 0.5 },
  out_for_delivery: { code: 'delivered', share: 0.2 },
}

export type Pace = {
  /** Sets how many real seconds make one day; 0 stops all packages where they are. */
  set: (secondsPerDay: number) => void
  secondsPerDay: () => number
  /** Looks again at a package that was just booked or scanned. */
  consider: (trackingNumber: string) => void
}

/**
 * Lets packages progress by themselves through `take`, which refuses those of cancelled shipments. A failed, damaged or lost package waits for a scan by hand.
 * Timers end with `closing`, and a restart begins at pace 0.
 */
export const createPace = (
  journal: Journal,
  take: (trackingNumber: string, code: ScanCode) => void,
  closing: AbortSignal,
): Pace => {
  const timers = new Map<string, NodeJS.Timeout>()
  let secondsPerDay = 0

  const consider = (trackingNumber: string): void => {
    clearTimeout(timers.get(trackingNumber))
    timers.delete(trackingNumber)
    const tracking = journal.trackings.get(trackingNumber)
    const step = NEXT_STEPS[tracking?.scans.at(-1)?.code ?? 'booked']
    if (!tracking || !step || secondsPerDay === 0 || closing.aborted) return
    const days = SERVICES[tracking.shipment.service].days.max * step.share
    timers.set(
      trackingNumber,
      setTimeout(() => take(trackingNumber, step.code), days * secondsPerDay * 1000),
    )
  }
  closing.addEventListener('abort', () => {
    for (const timer of timers.values()) clearTimeout(timer)
  })
  return {
    set: (next) => {
      secondsPerDay = next
      for (const trackingNumber of journal.trackings.keys()) consider(trackingNumber)
    },
    secondsPerDay: () => secondsPerDay,
    consider,
  }
}
