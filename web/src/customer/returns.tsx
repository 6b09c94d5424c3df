import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import type { Order } from './api.ts'

/** What was sent back, and what has become of it. */
export function Returns({ order }: Readonly<{ order: Order }>) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  if (order.returns.length === 0) return null
  const said = ({ closed, received, expected, refundMinor }: Order['returns'][number]) => {
    if (closed) return t('returnClosed', { value: format.money(refundMinor, order.money.currency) })
    return received > 0 ? t('returnThere') : t('returnOpen', { count: expected })
  }
  return (
    <section aria-labelledby="returns">
      <h2 id="returns">{t('returns')}</h2>
      {order.returns.map((one) => (
        <article key={one.number} className="card">
          <h3>{one.number}</h3>
          <p>{said(one)}</p>
        </article>
      ))}
    </section>
  )
}
