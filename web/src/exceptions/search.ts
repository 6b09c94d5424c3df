import type { Got } from '../api.ts'

export type Kind = Got<'/v1/reports/exceptions'>['items'][number]['kind']
export const KINDS = [
  ...(['late', 'at_risk', 'held', 'payment_unknown', 'payment_failed', 'short'] as const),
  ...(['delivery_failed', 'backordered'] as const),
] as const satisfies readonly Kind[]

/** Which exceptions are listed; it stands in the address. */
export type ExceptionSearch = Readonly<{ kind?: Kind }>

export function readExceptionSearch({ kind }: Readonly<Record<string, unknown>>): ExceptionSearch {
  const known = KINDS.find((one) => one === kind)
  return known ? { kind: known } : {}
}
