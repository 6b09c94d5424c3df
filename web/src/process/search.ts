import type { paths } from '../../../sdk/schema.d.ts'

type Query = NonNullable<paths['/v1/reports/process']['get']['parameters']['query']>

export const OBJECTS = ['order', 'fulfillment_order', 'package'] as const satisfies readonly NonNullable<
  Query['object']
>[]
export const DAYS = [7, 30, 90] as const
export const SHARES = [50, 80, 90, 95, 100] as const

/** What of the process is looked at; it stands in the address. */
export type ProcessSearch = Readonly<{
  object?: (typeof OBJECTS)[number]
  days?: (typeof DAYS)[number]
  channel?: string
  location?: string
  /** How much of the flow is shown, in hundredths. */
  share?: (typeof SHARES)[number]
  view?: 'table'
  /** What is opened: an activity, or the way to it from another. */
  to?: string
  from?: string
}>

/** Another look: `undefined` takes away. */
export type ProcessChange = { readonly [Key in keyof ProcessSearch]?: ProcessSearch[Key] | undefined }

/** Reads an address: what is none of these is left out. A channel and a location do not go together. */
export function readProcessSearch(address: Readonly<Record<string, unknown>>): ProcessSearch {
  const text = (key: string) => {
    const value = address[key]
    return typeof value === 'string' && value !== '' && value.length <= 60 ? value : undefined
  }
  const object = OBJECTS.find((one) => one === address['object'])
  const days = DAYS.find((one) => one === Number(address['days']))
  const share = SHARES.find((one) => one === Number(address['share']))
  const [channel, location, to, from] = [text('channel'), text('location'), text('to'), text('from')]
  return {
    ...(object && { object }),
    ...(days && { days }),
    ...(share && { share }),
    ...(address['view'] === 'table' && { view: 'table' as const }),
    ...(channel !== undefined ? { channel } : location !== undefined && { location }),
    ...(to !== undefined && { to, ...(from !== undefined && { from }) }),
  }
}
