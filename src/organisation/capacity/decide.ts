/** Units of one demand that leave a place together: they take one of its days. */
export type DayWish = Readonly<{
  demand: string
  location: string
  /** The first day on which they could leave. */
  from: string
  lines: readonly Readonly<{ line: number; units: number }>[]
}>

/** What a day of a place has taken already, and how much it may take; null is no limit. */
export type DayRoom = { orders: number; units: number }
export type DayLimits = Readonly<{ ordersADay: number | null; unitsADay: number | null }>

/**
 * The first of the days that has room for an order of so many units. A day without an order takes any: what is larger
 * than a day has one for itself.
 * @param known the demand counts there already
 */
export function chooseDay(
  days: Iterable<string>,
  roomOf: (day: string) => DayRoom,
  limits: DayLimits,
  wish: Readonly<{ units: number; known: (day: string) => boolean }>,
): string | null {
  for (const day of days) {
    const { orders, units } = roomOf(day)
    const more = wish.known(day) ? 0 : 1
    const ordersFit = limits.ordersADay === null || orders + more <= limits.ordersADay
    const unitsFit =
      limits.unitsADay === null || units + wish.units <= limits.unitsADay || (orders === 0 && limits.unitsADay > 0)
    if (ordersFit && unitsFit) return day
  }
  return null
}
