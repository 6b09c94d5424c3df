import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from './act.tsx'
import type { ActionProps } from './actions.tsx'

export function Release({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const reserved = story.lines
    .filter((line) => line.kind !== 'kit')
    .reduce((sum, line) => sum + (line.buckets['reserved'] ?? 0), 0)
  return (
    <Act
      order={story.id}
      title={t('action.releaseTitle', { number: story.number })}
      doing={t('action.releaseDo')}
      onClose={onClose}
      wish={{}}
      showPreview={() => <Text size="sm">{t('action.releasePreview', { count: reserved })}</Text>}
      act={(key) =>
        answer(
          kontor.POST('/v1/orders/{order}/releases', {
            params: { path: { order: story.id } },
            body: {},
            headers: { 'idempotency-key': key },
          }),
        )
      }
      done={({ fulfillmentOrders }) => t('action.released', { count: fulfillmentOrders.length })}
    />
  )
}
