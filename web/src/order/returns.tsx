import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { useStatus } from '../parts/status.tsx'

export function Returns({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  if (story.returns.length === 0) return null
  return (
    <Card title={t('order.returns')}>
      <Stack gap="sm">
        {story.returns.map((one) => (
          <Group key={one.id} justify="space-between">
            <div>
              <Text fw={600}>{one.number}</Text>
              <Text size="sm" className="quiet">
                {status(one.way)} · {format.instant(one.authorizedAt)}
              </Text>
            </div>
            <Text size="sm">
              {t('order.expected', { count: one.expected, received: one.received, accepted: one.accepted })}
              {story.money && one.refundMinor > 0 && ` · ${format.money(one.refundMinor, story.money.currency)}`}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}
