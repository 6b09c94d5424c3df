import { Alert, Button, Kbd, NumberInput, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { sayError } from '../parts/states.tsx'
import type { Check } from './ask.ts'
import type { Part } from './new-order.tsx'

type Props = Part &
  Readonly<{
    check: Check | undefined
    currency: string
    /** Prices hold their tax: it is no part of the sum of its own. */
    gross: boolean
    /** What the chosen way costs, unless somebody says otherwise. */
    costMinor: number
    /** Why it cannot be placed yet. */
    open: unknown
    failed: unknown
    placing: boolean
  }>

/** What it comes to, what would hold it or keep it waiting, and the act. */
export function Summary({ draft, change, check, currency, gross, costMinor, open, failed, placing, errorOf }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = (minor: number) => format.money(minor, currency)
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return (
    <section className="card sum-up" aria-label={t('newOrder.sum')}>
      <dl className="facts money">
        <dt>{t('newOrder.goods', { count: draft.lines.reduce((sum, line) => sum + line.quantity, 0) })}</dt>
        <dd>{check ? say(check.goodsMinor) : '–'}</dd>
        <dt>{t('newOrder.charges')}</dt>
        <dd>{check ? say(check.chargesMinor) : '–'}</dd>
        <dt>{t(gross ? 'newOrder.taxIncluded' : 'newOrder.taxes')}</dt>
        <dd>{check ? say(check.taxMinor) : '–'}</dd>
        <dt className="sum">{t('newOrder.total')}</dt>
        <dd className="sum" aria-live="polite">
          {check ? say(check.totalMinor) : '–'}
        </dd>
      </dl>
      <NumberInput
        mt="sm"
        name="shipping"
        label={t('newOrder.shipping', { currency })}
        hideControls
        min={0}
        decimalScale={digits}
        fixedDecimalScale
        error={errorOf('charges')}
        value={(draft.shippingMinor ?? costMinor) / 10 ** digits}
        onChange={(value) => {
          const minor = Math.round((Number(value) || 0) * 10 ** digits)
          if (minor !== (draft.shippingMinor ?? costMinor)) change({ shippingMinor: minor })
        }}
      />
      <ul className="consequences" aria-label={t('act.preview')}>
        {(check?.backordered ?? 0) > 0 && (
          <li className="late">{t('newOrder.waits', { count: check?.backordered ?? 0 })}</li>
        )}
        {check?.holds.map((hold) => (
          <li key={`${hold.type}-${hold.reason}`} className="late">
            {t('newOrder.willBeHeld', { reason: hold.reason })}
          </li>
        ))}
      </ul>
      {failed ? (
        <Alert color="red" variant="light" title={t('newOrder.refused')} role="alert">
          {sayError(failed, t('state.unreachable'))}
        </Alert>
      ) : (
        open !== null && (
          <Text size="sm" className="quiet" role="status">
            {typeof open === 'string' ? open : sayError(open, t('state.unreachable'))}
          </Text>
        )
      )}
      <Button type="submit" fullWidth mt="sm" loading={placing} rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}>
        {t('newOrder.place')}
      </Button>
    </section>
  )
}
