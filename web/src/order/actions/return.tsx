import { NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, type Story } from '../../api.ts'
import { useStatus } from '../../parts/status.tsx'
import { Act } from './act.tsx'
import type { ActionProps } from './actions.tsx'
import { type Chosen, chosenLines, Units } from './units.tsx'

const REASONS = ['unwanted', 'wrong_item', 'damaged', 'not_as_described', 'too_late', 'other'] as const
const WAYS = ['post', 'store', 'refused_at_door'] as const

const delivered = (line: Story['lines'][number]) => (line.kind === 'physical' ? (line.buckets['delivered'] ?? 0) : 0)

export function Return({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const status = useStatus()
  const [chosen, setChosen] = useState<Chosen>({})
  const [reason, setReason] = useState<(typeof REASONS)[number]>('unwanted')
  const [way, setWay] = useState<(typeof WAYS)[number]>('post')
  const lines = chosenLines(chosen)
  return (
    <Act
      order={story.id}
      title={t('action.returnTitle', { number: story.number })}
      doing={t('action.returnDo')}
      onClose={onClose}
      wish={lines.length === 0 ? null : { lines, reason, way }}
      showPreview={() => (
        <Text size="sm">{t('action.returnPreview', { count: lines.reduce((sum, { units }) => sum + units, 0) })}</Text>
      )}
      act={(key) =>
        answer(
          kontor.POST('/v1/orders/{order}/returns', {
            params: { path: { order: story.id } },
            body: { way, lines: lines.map((line) => ({ ...line, reason })) },
            headers: { 'idempotency-key': key },
          }),
        )
      }
      done={({ number }) => t('action.returnDone', { number })}
    >
      <Units lines={story.lines} upTo={delivered} chosen={chosen} onChange={setChosen} />
      <NativeSelect
        label={t('act.reason')}
        value={reason}
        data={REASONS.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
        onChange={(event) => setReason(event.currentTarget.value as typeof reason)}
      />
      <NativeSelect
        label={t('action.way')}
        value={way}
        data={WAYS.map((one) => ({ value: one, label: status(one) }))}
        onChange={(event) => setWay(event.currentTarget.value as typeof way)}
      />
    </Act>
  )
}
