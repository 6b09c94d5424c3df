import { Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useMay } from '../session/session.ts'
import { usePaymentOptions } from './ask.ts'
import type { Part } from './new-order.tsx'

/** How it is paid: what the merchant's payment services take, the customer's terms, at the counter, or later. */
export function PaymentPart({ draft, change, errorOf }: Part) {
  const { t } = useTranslation()
  const permitted = useMay()('payment.authorize')
  const options = usePaymentOptions(permitted)
  const { buyer, method, payment } = draft
  const ofSeveral = (method: string) =>
    options.filter(({ methods }) => methods.some((one) => one === method)).length > 1
  const services = options.flatMap(({ provider, methods }) =>
    methods.map((one) => ({
      value: `${provider}/${one}`,
      label: ofSeveral(one) ? t('newOrder.by', { method: t(`method.${one}`), provider }) : t(`method.${one}`),
    })),
  )
  const days = buyer?.terms?.replace(/\D/g, '')
  const choices = [
    ...services,
    ...(days === undefined ? [] : [{ value: 'terms', label: t('newOrder.onTerms', { days }) }]),
    ...(method === 'collect' ? [{ value: 'pickup', label: t('newOrder.atPickup') }] : []),
    { value: 'later', label: t('newOrder.later') },
  ]
  const needsInstrument = options.find(({ provider }) => payment.startsWith(`${provider}/`))?.needsInstrument ?? false
  return (
    <Card title={t('newOrder.payment')}>
      <Stack gap="sm">
        <Radio.Group
          name="payment"
          aria-label={t('newOrder.payment')}
          value={choices.some(({ value }) => value === payment) ? payment : 'later'}
          error={errorOf('payment')}
          onChange={(next) => change({ payment: next })}
        >
          <div className="choices">
            {choices.map((choice) => (
              <Radio key={choice.value} {...choice} />
            ))}
          </div>
        </Radio.Group>
        {needsInstrument && (
          <TextInput
            name="instrument"
            label={t('newOrder.instrument')}
            description={t('newOrder.instrumentHow')}
            autoComplete="off"
            maxLength={200}
            value={draft.instrument}
            error={errorOf('instrument')}
            onChange={(event) => change({ instrument: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Card>
  )
}
