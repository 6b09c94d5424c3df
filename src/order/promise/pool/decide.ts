/** When the window in which something happens closes: windows lie on the clock, so all who are in one close together. */
export function windowEnd(at: Date, minutes: number): Date {
  const length = minutes * 60_000
  return new Date((Math.floor(at.getTime() / length) + 1) * length)
}

/** A name for a moment, in the form of a UUID (version 8: custom): a window has one timer, whoever set it. */
export function idOfMoment(at: Date): string {
  return `00000000-0000-8000-8000-${at.getTime().toString(16).padStart(12, '0')}`
}

type Delivery = Readonly<{
  method: string
  pickupLocation: string | null
  lines: readonly Readonly<{ kind: string }>[]
}>

/**
 * May an order wait for others? What is urgent may not, what was promised on a quote has its place already, and a pickup
 * has no other.
 */
export function mayWait(
  order: Readonly<{ priority: number; quote?: string | null | undefined; deliveries: readonly Delivery[] }>,
): boolean {
  return (
    order.priority <= 0 &&
    !order.quote &&
    order.deliveries.some((one) => one.method === 'ship' && one.lines.some((line) => line.kind === 'physical')) &&
    order.deliveries.every((one) => one.pickupLocation === null && one.method !== 'carry_out')
  )
}
