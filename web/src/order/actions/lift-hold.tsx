import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from './act.tsx'
import type { ActionProps } from './actions.tsx'

export function LiftHold({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const holds = story.holds.filter((hold) => hold.liftedAt === null)
  const [hold, setHold] = useState(holds[0]?.id ?? '')
  const [reason, setReason] = useState('')
  return (
    <Act
      order={story.id}
      title={t('action.liftTitle', { number: story.number })}
      doing={t('action.liftDo')}
      onClose={onClose}
      wish={reason.trim() === '' || hold === '' ? null : { hold, reason }}
      showPreview={() => (
        <Text size="sm">
          {holds.length > 1 ? t('action.liftPreviewMore', { count: holds.length - 1 }) : t('action.liftPreviewLast')}
        </Text>
      )}
      act={(key) =>
        answer(
          kontor.POST('/v1/orders/{order}/holds/{hold}/lifts', {
            params: { path: { order: story.id, hold } },
            body: { reason: reason.trim() },
            headers: { 'idempotency-key': key },
          }),
        )
      }
      done={() => t('action.lifted')}
    >
      <Radio.Group label={t('order.holds')} value={hold} onChange={setHold}>
        <Stack gap="xs" mt="xs">
          {holds.map((one) => (
            <Radio key={one.id} value={one.id} label={one.reason} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('act.reason')}
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Act>
  )
}
