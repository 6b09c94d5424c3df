import type { Arena } from './arena.ts'
import type { Figure } from './figures.ts'
import type { Plan } from './pairs.ts'

/** What a scenario measures on, how long, and whom it tells how it gets on. */
export type Bench = Readonly<{
  cluster: string
  plan: Plan
  tell: (line: string) => void
  /** The usual merchant with 10,000 orders, served by one process; scenarios share it. */
  usual(): Promise<Arena>
}>

export type Scenario = (bench: Bench) => Promise<readonly Figure[]>
