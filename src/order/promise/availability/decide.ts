/** Units that can be promised from a moment on; `at` is 0 for what stands on the shelf now. */
export type Step = Readonly<{ at: number; units: number }>

/** Available to promise, as it grows: the first step is now, the units are the sum so far. */
export type Atp = readonly Step[]

export type Coming = Readonly<{ at: number; units: number }>

/**
 * Available to promise over time: what is free now less what is withheld, then each expected supply (less what is
 * promised from it) on its date. Below zero nothing can be promised, and supply fills that up first.
 * @param free units on the shelf that nobody holds
 * @param coming earliest first; what is overdue counts from `now` on
 */
export function decideAtp(
  free: number,
  withheld: number,
  atMost: number | null,
  coming: readonly Coming[],
  now: number,
): Atp {
  const seen = (units: number) => Math.max(0, atMost === null ? units : Math.min(units, atMost))
  let sum = free - withheld
  const steps: { at: number; units: number }[] = [{ at: 0, units: seen(sum) }]
  for (const one of coming) {
    sum += one.units
    const last = steps[steps.length - 1] as Step
    const units = seen(sum)
    if (units <= last.units) continue
    const at = Math.max(one.at, now)
    if (last.at === at) steps[steps.length - 1] = { at, units }
    else steps.push({ at, units })
  }
  return steps
}

export function unitsAt(atp: Atp, at: number): number {
  let units = 0
  for (const step of atp) {
    if (step.at > at) break
    units = step.units
  }
  return units
}

/** The moment from which so many units can be promised; null: never, as far as is known. */
export function whenEnough(atp: Atp, units: number): number | null {
  return atp.find((step) => step.units >= units)?.at ?? null
}

/** Sums what several places can promise. */
export function sumAtp(all: readonly Atp[]): Atp {
  return combine(all, (now) => now.reduce((sum, units) => sum + units, 0))
}

/** A kit is as available as its scarcest part. */
export function kitAtp(parts: readonly Readonly<{ atp: Atp; units: number }>[]): Atp {
  if (parts.length === 0) return [{ at: 0, units: 0 }]
  return combine(
    parts.map((part) => part.atp),
    (now) => Math.min(...now.map((units, index) => Math.floor(units / (parts[index]?.units ?? 1)))),
  )
}

/** Works a number out at every moment at which one of several changes. */
function combine(all: readonly Atp[], sum: (now: readonly number[]) => number): Atp {
  if (all.every((atp) => atp.length === 1)) return [{ at: 0, units: sum(all.map((atp) => atp[0]?.units ?? 0)) }]
  const moments = [...new Set([0, ...all.flatMap((atp) => atp.map((step) => step.at))])].sort((a, b) => a - b)
  const steps: Step[] = []
  for (const at of moments) {
    const units = sum(all.map((atp) => unitsAt(atp, at)))
    if (steps.length === 0 || units > (steps.at(-1)?.units ?? 0)) steps.push({ at, units })
  }
  return steps
}
