import type { Figure } from './figures.ts'
import type { Plan } from './pairs.ts'

/** What a scenario measures on, how long, and whom it tells how it gets on. */
export type Bench = Readonly<{ cluster: string; plan: Plan; tell: (line: string) => void }>

export type Scenario = (bench: Bench) => Promise<readonly Figure[]>
