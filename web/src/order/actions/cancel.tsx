import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, type Story } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { Act, Consequences } from './act.tsx'
import type { ActionProps } from './actions.tsx'
import { type Chosen, chosenLines, Units } from './units.tsx'

type Line = Story['lines'][number]

/** What is not with the customer or cancelled; whether it is too late, the server's preview says. */
const left = (line: Line) =>
  line.kind === 'kit'
    ? 0
    : line.quantity -
      ['shipped', 'delivered', 'cancelled', 'lost', 'sent_back'].reduce((sum, one) => sum + (line.buckets[one] ?? 0), 0)

export function Cancel({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  // What a colleague changes meanwhile is told, not overwritten.
  const [seen] = useState(story.version)
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(story.lines.map((line) => [line.line, left(line)])),
  )
  const [reason, setReason] = useState('')
  const lines = chosenLines(chosen)
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/orders/{order}/cancellations', {
        params: { path: { order: story.id }, query: { preview } },
        body: { lines, ...(reason.trim() !== '' && { reason: reason.trim() }) },
        headers: { 'idempotency-key': key, 'if-match': `"${seen}"` },
      }),
    )
  return (
    <Act
      order={story.id}
      title={t('action.cancelTitle', { number: story.number })}
      doing={t('action.cancelDo')}
      onClose={onClose}
      wish={lines.length === 0 ? null : lines}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) =>
        shown && (
          <Consequences
            lines={[
              t('action.cancelValue', { value: format.money(shown.money.valueMinor, shown.money.currency) }),
              t('action.cancelRefund', { value: format.money(shown.money.refundMinor, shown.money.currency) }),
              t('action.cancelDue', { value: format.money(shown.money.stillDueMinor, shown.money.currency) }),
              ...shown.stock.map(({ line, units }) => t('action.freed', { line, units })),
              ...shown.tooLate.map(({ line, units, why }) => t('action.tooLate', { line, units, why })),
              shown.messages.length === 0
                ? t('action.tellsNobody')
                : t('action.tells', { messages: shown.messages.join(', ') }),
            ]}
          />
        )
      }
      act={(key) => send(false, key)}
      done={() => t('action.cancelled')}
    >
      <Units lines={story.lines} upTo={left} chosen={chosen} onChange={setChosen} />
      <TextInput
        label={t('act.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Act>
  )
}
