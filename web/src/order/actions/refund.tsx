import { NativeSelect, NumberInput, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { Act } from './act.tsx'
import type { ActionProps } from './actions.tsx'
import { useAmount } from './amount.ts'

const REASONS = ['goodwill', 'returned', 'cancelled', 'damaged', 'late', 'price', 'duplicate', 'other'] as const

export function Refund({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const currency = story.money?.currency ?? 'EUR'
  const kept = (story.money?.capturedMinor ?? 0) - (story.money?.refundedMinor ?? 0)
  const amount = useAmount(currency, kept, kept)
  const [reason, setReason] = useState<(typeof REASONS)[number]>('goodwill')
  const value = format.money(amount.minor, currency)
  return (
    <Act
      order={story.id}
      title={t('action.refundTitle', { number: story.number })}
      doing={t('action.refundDo', { value })}
      onClose={onClose}
      wish={amount.minor > 0 ? { amount: amount.minor, reason } : null}
      showPreview={() => (
        <Text size="sm">{t('action.refundPreview', { value, kept: format.money(kept, currency) })}</Text>
      )}
      act={(key) =>
        answer(
          kontor.POST('/v1/orders/{order}/refunds', {
            params: { path: { order: story.id } },
            body: { amountMinor: amount.minor, reason },
            headers: { 'idempotency-key': key },
          }),
        )
      }
      done={() => t('action.refundDone')}
    >
      <NumberInput {...amount.input} label={t('action.amount', { currency })} data-autofocus />
      <NativeSelect
        label={t('act.reason')}
        value={reason}
        data={REASONS.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
        onChange={(event) => setReason(event.currentTarget.value as typeof reason)}
      />
    </Act>
  )
}
