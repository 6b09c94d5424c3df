import { Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'

/** Why the goods come from where they come from: each decision kept what it knew. */
export function Decisions({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (story.decisions.length === 0) return null
  return (
    <Card title={t('order.decisions')}>
      <Stack gap="xs">
        {story.decisions.map((decision) => (
          <Group key={decision.id} justify="space-between">
            <Text size="sm">
              {decision.rule} <span className="quiet">{format.instant(decision.decidedAt)}</span>
            </Text>
            <Button
              renderRoot={(props) => (
                <Link to="/sourcing/decisions/$decision" params={{ decision: decision.id }} {...props} />
              )}
              size="compact-sm"
              variant="default"
            >
              {t('order.certificate')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}
