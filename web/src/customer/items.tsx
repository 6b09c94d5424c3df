import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import type { Order } from './api.ts'

/** What was ordered and what it costs. */
export function Items({ order }: Readonly<{ order: Order }>) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const { currency, dueMinor, toPayMinor, refundedMinor } = order.money
  const money = (minor: number) => format.money(minor, currency)
  return (
    <section aria-labelledby="items">
      <h2 id="items">{t('items')}</h2>
      <div className="card">
        <ul className="plain lines">
          {order.lines.map((line) => {
            const cancelled = line.buckets['cancelled'] ?? 0
            return (
              <li key={line.line} className="row" data-gone={cancelled === line.quantity || undefined}>
                <span className="words">
                  {line.quantity} × {line.name}
                  {cancelled > 0 && <span className="quiet"> · {t('cancelledUnits', { units: cancelled })}</span>}
                </span>
                <span className="money">{money(line.grossMinor)}</span>
              </li>
            )
          })}
          {order.charges.map((charge) => (
            <li key={`${charge.kind} ${charge.name}`} className="row">
              <span className="words">{charge.kind === 'shipping' ? t('charge_shipping') : charge.name}</span>
              <span className="money">{money(charge.grossMinor)}</span>
            </li>
          ))}
        </ul>
        <dl className="sums">
          <dt>{t('total')}</dt>
          <dd>{money(dueMinor)}</dd>
          {toPayMinor > 0 && (
            <>
              <dt className="quiet">{t('owed')}</dt>
              <dd className="quiet">{money(toPayMinor)}</dd>
            </>
          )}
          {refundedMinor > 0 && (
            <>
              <dt className="quiet">{t('refunded')}</dt>
              <dd className="quiet">{money(refundedMinor)}</dd>
            </>
          )}
        </dl>
      </div>
    </section>
  )
}
