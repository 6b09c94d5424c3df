import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import type { Order } from './api.ts'
import { useDay } from './day.ts'
import { isLate, stageOf } from './stage.ts'

type Delivery = Order['deliveries'][number]

/** Where the order is, in one sentence; when it comes; and how far it is on its way. */
export function Where({ order }: Readonly<{ order: Order }>) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const stage = stageOf(order)
  return (
    <section className="card hero">
      <p className="quiet">{t('order', { number: order.number, day: format.day(order.placedAt) })}</p>
      <h1>{t(stage.word, { place: stage.place })}</h1>
      {stage.reached !== null &&
        order.deliveries.map((delivery) => <When key={delivery.delivery} delivery={delivery} />)}
      {stage.reached !== null && (
        <ol className="steps" aria-label={t('steps')}>
          {stage.steps.map((step, index) => (
            <li
              key={step}
              data-reached={index <= (stage.reached ?? 0) || undefined}
              aria-current={index === stage.reached ? 'step' : undefined}
            >
              {t(step)}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function When({ delivery }: Readonly<{ delivery: Delivery }>) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const day = useDay()
  const { promisedOn, firstPromisedOn, arrivedAt, pickup, city, ready, collectBy } = delivery
  const late = isLate(delivery, new Date().toISOString().slice(0, 10))
  const said = () => {
    if (arrivedAt !== null) return t(pickup ? 'collected' : 'arrived', { day: day(arrivedAt) })
    if (ready && collectBy !== null) return t('collectBy', { time: format.instant(collectBy) })
    if (promisedOn === null) return t('promisedNot')
    if (late) return t('promisedLate', { day: day(promisedOn) })
    return t(pickup ? 'promisedPickup' : 'promised', { day: day(promisedOn) })
  }
  return (
    <div className="when">
      <p className={late ? 'late' : 'day'}>{said()}</p>
      {firstPromisedOn !== null && arrivedAt === null && (
        <p className="quiet">{t('promisedFirst', { day: day(firstPromisedOn) })}</p>
      )}
      {pickup ? (
        <address className="quiet">
          {[pickup.name, pickup.street, [pickup.postalCode, pickup.city].filter(Boolean).join(' ')]
            .filter(Boolean)
            .join(', ')}
        </address>
      ) : (
        city !== null && <p className="quiet">{t('goesTo', { place: city })}</p>
      )}
    </div>
  )
}
