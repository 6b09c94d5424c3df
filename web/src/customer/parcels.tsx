import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { answer, kontor, type Order, queries, Refused } from './api.ts'
import { useRefusal } from './refusal.ts'

type Parcel = Order['parcels'][number]
const STATES = [
  'packed',
  'under_way',
  'out_for_delivery',
  'failed',
  'delivered',
  'going_back',
  'came_back',
  'lost',
] as const
const SCANS = [
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'delivery_failed',
  'returned_to_sender',
  'damaged',
  'lost',
] as const
/** What a carrier did not say in our words is told as “with the carrier”. */
const known = <const Word extends string>(words: readonly Word[], word: string): Word | undefined =>
  words.find((one) => one === word)

/** Each parcel with what its carrier said of it, and where to follow it. */
export function Parcels({ order }: Readonly<{ order: Order }>) {
  const { t } = useTranslation('customer')
  if (order.parcels.length === 0) return null
  return (
    <section aria-labelledby="parcels">
      <h2 id="parcels">{t('parcels')}</h2>
      {order.parcels.map((parcel, index) => (
        <ParcelCard key={parcel.id} parcel={parcel} number={index + 1} order={order} />
      ))}
    </section>
  )
}

function ParcelCard({ parcel, number, order }: Readonly<{ parcel: Parcel; number: number; order: Order }>) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const state = known(STATES, parcel.state)
  const name = (line: number) => order.lines.find((one) => one.line === line)?.name
  const contents = parcel.contents.filter(({ line }) => name(line) !== undefined)
  return (
    <article className="card">
      <div className="row">
        <h3>{t('parcel', { number })}</h3>
        <strong>{t(state ? `parcel_${state}` : 'parcel_unknown')}</strong>
      </div>
      <ul className="plain">
        {contents.map(({ line, units }) => (
          <li key={line}>
            {units} × {name(line)}
          </li>
        ))}
      </ul>
      {parcel.trackingNumber !== null && (
        <p>
          <span className="quiet">{t('trackingNumber')}</span> {parcel.trackingNumber}
        </p>
      )}
      {parcel.trackingUrl !== null && (
        <a className="button" href={parcel.trackingUrl} target="_blank" rel="noreferrer">
          {t('track')}
        </a>
      )}
      {parcel.scans.length > 0 && (
        <ol className="scans">
          {[...parcel.scans].reverse().map((scan) => {
            const code = known(SCANS, scan.code)
            return (
              <li key={`${scan.code} ${scan.occurredAt}`}>
                {t(code ? `scan_${code}` : 'parcel_unknown')}
                {scan.place !== null && `, ${scan.place}`}
                <span className="quiet"> · {format.instant(scan.occurredAt)}</span>
              </li>
            )
          })}
        </ol>
      )}
      {parcel.state === 'delivered' && <NotReceived parcel={parcel} />}
    </article>
  )
}

/** Said to be delivered, but not there: somebody must look into it. */
function NotReceived({ parcel }: Readonly<{ parcel: Parcel }>) {
  const { t } = useTranslation('customer')
  const refusal = useRefusal()
  const key = useRef(crypto.randomUUID())
  const say = useMutation({
    mutationFn: () =>
      answer(
        kontor.POST('/v1/packages/{package}/confirmations', {
          params: { path: { package: parcel.id } },
          headers: { 'idempotency-key': key.current },
          body: { received: false },
        }),
      ),
    onError: (error) => {
      if (error instanceof Refused) key.current = crypto.randomUUID()
    },
    onSettled: () => queries.invalidateQueries(),
  })
  if (parcel.contested || say.isSuccess) return <p role="status">{t('notReceivedDone')}</p>
  return (
    <>
      {say.isError && (
        <p className="late" role="alert">
          {refusal(say.error)}
        </p>
      )}
      <button type="button" className="second" disabled={say.isPending} onClick={() => say.mutate()}>
        {t('notReceived')}
      </button>
    </>
  )
}
