import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from './api.ts'
import type { ChangeProps } from './changes.tsx'
import { useRefusal } from './refusal.ts'
import { type Chosen, chosenLines, Units } from './units.tsx'
import { useAct } from './use-act.ts'

const REASONS = ['unwanted', 'wrong_item', 'damaged', 'not_as_described', 'too_late', 'other'] as const
type Reason = (typeof REASONS)[number]

/** Sends delivered units back by post. */
export function GiveBack({ order, done }: ChangeProps) {
  const { t } = useTranslation('customer')
  const refusal = useRefusal()
  const [chosen, setChosen] = useState<Chosen>({})
  const [reason, setReason] = useState<Reason>('unwanted')
  const lines = chosenLines(chosen).map((one) => ({ ...one, reason }))
  const count = lines.reduce((sum, { units }) => sum + units, 0)
  const act = useAct(
    (key) =>
      answer(
        kontor.POST('/v1/orders/{order}/returns', {
          params: { path: { order: order.order } },
          headers: { 'idempotency-key': key },
          body: { way: 'post', lines },
        }),
      ),
    ({ number }) => done(t('returnDone', { number })),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (count > 0 && !act.isPending) act.mutate()
      }}
    >
      <p>{t('returnLead')}</p>
      <Units
        lines={order.lines
          .filter(({ returnable }) => returnable > 0)
          .map(({ line, name, returnable }) => ({ line, name, all: returnable }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <label className="field">
        {t('reason')}
        <select
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(REASONS.find((one) => one === value) ?? reason)}
        >
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`reason_${one}`)}
            </option>
          ))}
        </select>
      </label>
      {act.isError && (
        <p className="late" role="alert">
          {refusal(act.error)}
        </p>
      )}
      <button type="submit" disabled={count === 0 || act.isPending}>
        {t('returnDo', { count })}
      </button>
    </form>
  )
}
