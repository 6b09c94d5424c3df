import type { Seen } from './buyers.ts'
import type { Verdict } from './judge.ts'

export type Killed = Readonly<{ what: 'server' | 'database'; ms: number }>

type Outcome = Readonly<{ seen: Seen; kills: readonly Killed[]; seconds: number; verdict: Verdict }>

/** What a storm comes to, a figure a line. */
export function tableOf({ seen, kills, seconds, verdict }: Outcome): string[] {
  const { told } = seen
  const count = (outcome: (typeof told)[number]['outcome']) => told.filter((one) => one.outcome === outcome).length
  const reasons = new Map<string, number>()
  for (const { why } of told) if (why !== null) reasons.set(why, (reasons.get(why) ?? 0) + 1)
  const rows: [string, string | number][] = [
    ['attempts', told.length],
    ['served', told.length - count('refused')],
    ['  kept', count('kept')],
    ['  cancelled', count('cancelled')],
    ['  quote freed', count('freed')],
    ['  quote expired', count('abandoned')],
    ['refused', count('refused')],
    ...[...reasons].sort().map(([why, times]): [string, number] => [`  ${why}`, times]),
    ['units received', [...seen.received.values()].reduce((sum, units) => sum + units, 0)],
    ['requests repeated', seen.repeated],
    ['kills of the server', kills.filter(({ what }) => what === 'server').length],
    ['kills of PostgreSQL', kills.filter(({ what }) => what === 'database').length],
    ['longest away', `${Math.max(0, ...kills.map(({ ms }) => ms))} ms`],
    ['lasted', `${seconds.toFixed(0)} s`],
    ['oversold', verdict.oversold],
    ['lost', verdict.lost],
  ]
  return rows.map(([name, value]) => `${name.padEnd(22)}${String(value).padStart(10)}`)
}
