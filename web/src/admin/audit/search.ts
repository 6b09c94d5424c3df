import type { paths } from '../../../../sdk/schema.d.ts'

type Query = NonNullable<paths['/v1/audit']['get']['parameters']['query']>
/** The filters of the trail: they stand in the address. */
export type AuditSearch = Pick<Partial<Query>, 'person' | 'area' | 'from' | 'until'>

export const AREAS = [
  ...(['location', 'channel', 'brand', 'legal_entity', 'user', 'key', 'policy', 'provider', 'price_list'] as const),
  ...(['catalog', 'master_data', 'strategy', 'hold_rule', 'capacity', 'webhook', 'file', 'test_service'] as const),
] as const satisfies readonly NonNullable<Query['area']>[]

const DAY = /^\d{4}-\d\d-\d\d$/
const ACTOR = /^(usr|key)_[0-9a-f]{32}$/

/** Reads an address: what is not a filter of the trail is left out. */
export function readAuditSearch(address: Readonly<Record<string, unknown>>): AuditSearch {
  const text = (key: string, form: RegExp) => {
    const value = address[key]
    return typeof value === 'string' && form.test(value) ? value : undefined
  }
  const [person, from, until] = [text('person', ACTOR), text('from', DAY), text('until', DAY)]
  const area = AREAS.find((one) => one === address['area'])
  return { ...(person && { person }), ...(area && { area }), ...(from && { from }), ...(until && { until }) }
}
