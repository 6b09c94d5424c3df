import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { useStatus } from '../parts/status.tsx'
import { wayOf } from './way.ts'

const WIDTH = 1000
const EDGE = 12

/** Promise against fact of one fulfillment order on a line of time; what it shows is said in words as well. */
export function Timescale({ work, story }: Readonly<{ work: Story['fulfillmentOrders'][number]; story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  const way = wayOf(work, story, Date.now())
  const span = Math.max(1, way.until - way.from)
  const at = (moment: number) => EDGE + ((moment - way.from) / span) * (WIDTH - 2 * EDGE)
  const name = (step: string) => (step === 'placed' ? t('orders.placed') : status(step))
  const last = way.stops.at(-1)
  const promisedAt = way.promisedOn === null ? null : Date.parse(way.promisedOn) + 86_400_000
  const reached = last?.step === 'delivered' ? Date.parse(last.at) : way.until
  const late = promisedAt !== null && reached > promisedAt
  const said = [
    ...way.stops.map((stop) => `${name(stop.step)} ${format.instant(stop.at)}`),
    ...(way.promisedOn === null ? [] : [t('order.promisedBy', { date: format.day(way.promisedOn) })]),
  ]
  return (
    <figure className="timescale">
      <svg viewBox={`0 0 ${WIDTH} 34`} role="img" aria-label={said.join(', ')} preserveAspectRatio="none">
        <rect className="all" x={EDGE} y={15} width={WIDTH - 2 * EDGE} height={4} rx={2} />
        <rect
          className={late ? 'gone over' : 'gone'}
          x={EDGE}
          y={15}
          width={Math.max(0, at(Date.parse(last?.at ?? '')) - EDGE)}
          height={4}
          rx={2}
        />
        {promisedAt !== null && (
          <rect className={late ? 'promised over' : 'promised'} x={at(promisedAt) - 2} y={2} width={4} height={30} />
        )}
        {way.stops.map((stop) => (
          <rect key={stop.step} className="stop" x={at(Date.parse(stop.at)) - 5} y={10} width={10} height={14} rx={3}>
            <title>{`${name(stop.step)} ${format.instant(stop.at)}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption className="quiet">
        <span>{format.instant(way.stops[0]?.at ?? story.placedAt)}</span>
        <span>{last && `${name(last.step)} ${format.instant(last.at)}`}</span>
        <span className={late ? 'late' : undefined}>
          {way.promisedOn === null
            ? t('order.notPromised')
            : t('order.promisedBy', { date: format.day(way.promisedOn) })}
        </span>
      </figcaption>
    </figure>
  )
}
