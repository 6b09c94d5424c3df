import { Checkbox, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { useStatus } from '../../parts/status.tsx'
import { Act } from './act.tsx'
import type { ActionProps } from './actions.tsx'

const STOPS = ['sourcing', 'release', 'capture_funds', 'invoice'] as const

export function Hold({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const status = useStatus()
  const [reason, setReason] = useState('')
  const [stops, setStops] = useState<(typeof STOPS)[number][]>(['sourcing', 'release'])
  return (
    <Act
      order={story.id}
      title={t('action.holdTitle', { number: story.number })}
      doing={t('action.holdDo')}
      onClose={onClose}
      wish={reason.trim() === '' || stops.length === 0 ? null : { reason, stops }}
      showPreview={() => <Text size="sm">{t('action.holdPreview', { stops: stops.map(status).join(', ') })}</Text>}
      act={(key) =>
        answer(
          kontor.POST('/v1/orders/{order}/holds', {
            params: { path: { order: story.id } },
            body: { reason: reason.trim(), stops },
            headers: { 'idempotency-key': key },
          }),
        )
      }
      done={() => t('action.heldDone', { number: story.number })}
      undo={(held) =>
        answer(
          kontor.POST('/v1/orders/{order}/holds/{hold}/lifts', {
            params: { path: { order: story.id, hold: held.id } },
            body: { reason: t('act.undone') },
          }),
        )
      }
    >
      <TextInput
        label={t('act.reason')}
        required
        maxLength={300}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox.Group label={t('action.holdStops')} value={stops} onChange={(next) => setStops(next as typeof stops)}>
        <Group mt="xs">
          {STOPS.map((stop) => (
            <Checkbox key={stop} value={stop} label={status(stop)} />
          ))}
        </Group>
      </Checkbox.Group>
    </Act>
  )
}
