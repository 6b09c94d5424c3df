import { NativeSelect, NumberInput, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { useStatus } from '../../parts/status.tsx'
import { Act } from './act.tsx'
import type { ActionProps } from './actions.tsx'
import { useAmount } from './amount.ts'

const METHODS = ['card', 'bank_transfer', 'invoice', 'cash', 'external'] as const

/** Money set aside by a payment service, or money that is expected. The card itself never comes here, only its token. */
export function Pay({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  const { money } = story
  const currency = money?.currency ?? 'EUR'
  const due = money ? money.dueMinor - money.capturedMinor + money.refundedMinor - money.authorizedMinor : 0
  const amount = useAmount(currency, due, due)
  const providers = useProviders()
  const [chosen, setChosen] = useState('')
  const [method, setMethod] = useState<(typeof METHODS)[number]>('card')
  const [instrument, setInstrument] = useState('')
  const provider = chosen || (providers[0] ?? '')
  const value = format.money(amount.minor, currency)
  return (
    <Act
      order={story.id}
      title={t('action.payTitle', { number: story.number })}
      doing={t('action.payDo', { value })}
      onClose={onClose}
      wish={provider === '' || amount.minor === 0 ? null : { provider, method, instrument, amount: amount.minor }}
      showPreview={() => <Text size="sm">{t('action.payPreview', { value, due: format.money(due, currency) })}</Text>}
      act={(key) =>
        answer(
          kontor.POST('/v1/orders/{order}/payments', {
            params: { path: { order: story.id } },
            body: {
              ...{ provider, method, amountMinor: amount.minor },
              ...(instrument.trim() !== '' && { instrument: instrument.trim() }),
            },
            headers: { 'idempotency-key': key },
          }),
        )
      }
      done={({ state }) => t('action.payDone', { state: status(state) })}
    >
      {providers.length > 0 ? (
        <NativeSelect
          label={t('action.provider')}
          value={provider}
          data={[...providers]}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          label={t('action.provider')}
          required
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label={t('action.method')}
        value={method}
        data={METHODS.map((one) => ({ value: one, label: t(`method.${one}`) }))}
        onChange={(event) => setMethod(event.currentTarget.value as typeof method)}
      />
      {method === 'card' && (
        <TextInput
          label={t('action.instrument')}
          maxLength={200}
          value={instrument}
          onChange={(event) => setInstrument(event.currentTarget.value)}
        />
      )}
      <NumberInput {...amount.input} label={t('action.amount', { currency })} />
    </Act>
  )
}

/** The codes of the payment services; empty for those who may not read them, who then type one. */
function useProviders(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['providers'],
    staleTime: 300_000,
    queryFn: () => answer(kontor.GET('/v1/providers', {})),
    retry: false,
  })
  return data?.items.filter(({ kind }) => kind === 'payment').map(({ code }) => code) ?? []
}
