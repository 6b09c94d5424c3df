import { answer, type Got, kontor } from '../../api.ts'

export type WorkList = Got<'/v1/locations/{location}/work'>
export type Work = WorkList['items'][number]
export type LineUnits = Readonly<{ line: number; units: number }>

/** What a store does that may wait for a line: each is one request of the API. */
export type Doing =
  | Readonly<{ kind: 'accept' | 'ready' | 'expire' }>
  | Readonly<{ kind: 'decline'; lines: readonly LineUnits[]; reason: string }>
  | Readonly<{ kind: 'pick'; lines: readonly (LineUnits & { gtin?: string })[] }>
  | Readonly<{ kind: 'short' | 'pack' | 'receive'; lines: readonly LineUnits[] }>
  | Readonly<{ kind: 'ship'; carrier: string | null }>

export type Act = Readonly<{
  /** Sorts the queue, and names the act on this device. */
  id: string
  /** The Idempotency-Key: however often it is sent, it is done once. */
  key: string
  /** Whose act it is: nobody else sends it. */
  by: string
  work: string
  number: string
  doing: Doing
  /** Why the server did not do it, in its words; null while it waits. */
  refused: string | null
}>

/** Sends an act. @throws Refused, Unreachable */
export function send({ work, key, doing }: Act): Promise<unknown> {
  const to = { params: { path: { id: work } }, headers: { 'idempotency-key': key } }
  switch (doing.kind) {
    case 'accept':
      return answer(kontor.POST('/v1/fulfillment-orders/{id}/acceptances', { ...to, body: {} }))
    case 'decline':
      return answer(
        kontor.POST('/v1/fulfillment-orders/{id}/declines', {
          ...to,
          body: { lines: [...doing.lines], reason: doing.reason },
        }),
      )
    case 'pick':
      return answer(kontor.POST('/v1/fulfillment-orders/{id}/picks', { ...to, body: { lines: [...doing.lines] } }))
    case 'short':
      return answer(kontor.POST('/v1/fulfillment-orders/{id}/shorts', { ...to, body: { lines: [...doing.lines] } }))
    case 'receive':
      return answer(kontor.POST('/v1/fulfillment-orders/{id}/receipts', { ...to, body: { lines: [...doing.lines] } }))
    case 'pack':
      return answer(
        kontor.POST('/v1/fulfillment-orders/{id}/packages', {
          ...to,
          body: { packages: [{ contents: [...doing.lines] }] },
        }),
      )
    case 'ready':
      return answer(kontor.POST('/v1/fulfillment-orders/{id}/readiness', { ...to, body: {} }))
    case 'expire':
      return answer(kontor.POST('/v1/fulfillment-orders/{id}/expiries', { ...to, body: {} }))
    case 'ship':
      return answer(
        kontor.POST('/v1/fulfillment-orders/{id}/shipments', {
          ...to,
          body: doing.carrier === null ? {} : { carrier: doing.carrier },
        }),
      )
  }
}
