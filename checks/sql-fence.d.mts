export type Breach = { line: number; relation: string }
export function breaches(name: string, text: string): Breach[]
export function allBreaches(root?: string): (Breach & { file: string; name: string })[]
