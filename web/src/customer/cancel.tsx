import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { answer, kontor } from './api.ts'
import type { ChangeProps } from './changes.tsx'
import { useRefusal } from './refusal.ts'
import { type Chosen, chosenLines, Units } from './units.tsx'
import { useAct } from './use-act.ts'

/** Takes units out of the order, as long as nobody has picked them; what it means for the money is said before. */
export function Cancel({ order, done }: ChangeProps) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const refusal = useRefusal()
  const [chosen, setChosen] = useState<Chosen>({})
  const lines = chosenLines(chosen)
  const count = lines.reduce((sum, { units }) => sum + units, 0)
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/orders/{order}/cancellations', {
        params: { path: { order: order.order }, query: { preview } },
        headers: { 'idempotency-key': key },
        body: { lines },
      }),
    )
  const preview = useQuery({
    queryKey: ['cancel', order.version, lines],
    enabled: count > 0,
    refetchInterval: false,
    queryFn: () => send(true, crypto.randomUUID()),
  })
  const act = useAct(
    (key) => send(false, key),
    () => done(t('cancelDone')),
  )
  const { valueMinor, refundMinor, currency } = preview.data?.money ?? {}
  const money = (minor: number) => format.money(minor, currency ?? order.money.currency)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (count > 0 && preview.isSuccess && !act.isPending) act.mutate()
      }}
    >
      <p>{t('cancelLead')}</p>
      <Units
        lines={order.lines
          .filter(({ cancellable }) => cancellable > 0)
          .map(({ line, name, cancellable }) => ({ line, name, all: cancellable }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <div className="preview" aria-live="polite">
        {preview.data && (
          <>
            <strong>{t('consequence')}</strong>
            <ul>
              <li>{t('thenValue', { value: money(valueMinor ?? 0) })}</li>
              {(refundMinor ?? 0) > 0 && <li>{t('thenRefund', { value: money(refundMinor ?? 0) })}</li>}
              <li>{t('thenCosts', { value: money(order.money.dueMinor - (valueMinor ?? 0)) })}</li>
            </ul>
          </>
        )}
      </div>
      {(act.error ?? preview.error) && (
        <p className="late" role="alert">
          {refusal(act.error ?? preview.error)}
        </p>
      )}
      <button type="submit" disabled={count === 0 || !preview.isSuccess || act.isPending}>
        {t('cancelDo', { count })}
      </button>
    </form>
  )
}
