import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Status } from '../parts/status.tsx'

/** What the customer was told, and whether it went out. */
export function Messages({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('order.messages')}>
      {story.messages.length === 0 && <p className="quiet why">{t('order.noMessages')}</p>}
      <Stack gap="xs">
        {story.messages.map((one) => (
          <Group key={one.id} justify="space-between" gap="xs">
            <div>
              <Text size="sm">{one.kind.replaceAll('_', ' ')}</Text>
              <Text size="xs" className="quiet">
                {one.medium}, {one.locale} · {format.instant(one.sentAt ?? one.madeAt)}
              </Text>
            </div>
            <Status code={one.state} />
          </Group>
        ))}
      </Stack>
    </Card>
  )
}
