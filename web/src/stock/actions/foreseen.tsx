import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { paths } from '../../../../sdk/schema.d.ts'
import { useFormat } from '../../parts/format.ts'

type Foreseen = NonNullable<
  paths['/v1/adjustments']['post']['responses'][201]['content']['application/json']['foreseen']
>
type OrderChange = Foreseen['orders'][number]
const NUMBERS = ['onHand', 'unavailable', 'reserved', 'allocated', 'free', 'incoming'] as const

/** What the act changes: balances, each number before and after, and orders that are served, short, or moved. */
export function ShowForeseen({ foreseen }: Readonly<{ foreseen: Foreseen | undefined }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!foreseen) return null
  return (
    <>
      {foreseen.stock.length === 0 && <Text size="sm">{t('stock.changesNothing')}</Text>}
      <ul className="consequences">
        {foreseen.stock.map(({ location, before, after }) => (
          <li key={location}>
            <strong>{location}</strong>{' '}
            {NUMBERS.filter((name) => before[name] !== after[name])
              .map((name) =>
                t('stock.fromUntil', {
                  what: t(`stock.${name}`),
                  before: format.count(before[name]),
                  after: format.count(after[name]),
                }),
              )
              .join(' · ')}
          </li>
        ))}
      </ul>
      <Text size="sm" mt="xs" fw={550}>
        {foreseen.orders.length === 0
          ? t('stock.touchesNoOrder')
          : t('stock.touchesOrders', { count: foreseen.orders.length })}
      </Text>
      {foreseen.orders.length > 0 && (
        <ul className="consequences">
          {foreseen.orders.map((one) => (
            <OrderEffect key={`${one.order}-${one.line}`} change={one} />
          ))}
        </ul>
      )}
    </>
  )
}

/** An order in one sentence each: is it short now, served now, or moved; and its date when that moves. */
function OrderEffect({ change: { number, before, after } }: Readonly<{ change: OrderChange }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const short = after.waiting - before.waiting
  const places = (list: readonly string[]) => list.join(', ')
  const says = [
    ...(short > 0 ? [t('stock.getsShort', { count: short })] : []),
    ...(short < 0 ? [t('stock.getsServed', { count: -short })] : []),
    ...(short === 0 && places(before.locations) !== places(after.locations) && after.locations.length > 0
      ? [t('stock.movesTo', { places: places(after.locations) })]
      : []),
    ...(before.deliverBy !== after.deliverBy
      ? [
          t('stock.dateMoves', {
            before: before.deliverBy === null ? '–' : format.day(before.deliverBy),
            after: after.deliverBy === null ? '–' : format.day(after.deliverBy),
          }),
        ]
      : []),
  ]
  return (
    <li className={short > 0 ? 'late' : undefined}>
      <strong>{number}</strong> {says.length === 0 ? t('stock.heldOtherwise') : says.join(' · ')}
    </li>
  )
}
