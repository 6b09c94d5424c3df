import { Button, Code, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'

type Decision = Story['decisions'][number]

/** Why the goods come from where they come from: each decision kept what it knew. */
export function Decisions({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState<Decision | null>(null)
  if (story.decisions.length === 0) return null
  return (
    <Card title={t('order.decisions')}>
      <Stack gap="xs">
        {story.decisions.map((decision) => (
          <Group key={decision.id} justify="space-between">
            <Text size="sm">
              {decision.rule} <span className="quiet">{format.instant(decision.decidedAt)}</span>
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => setOpen(decision)}>
              {t('order.certificate')}
            </Button>
          </Group>
        ))}
      </Stack>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        size="xl"
        title={t('order.certificateTitle', { rule: open?.rule ?? '' })}
        closeButtonProps={{ 'aria-label': t('act.cancel') }}
      >
        <ScrollArea.Autosize mah="70vh" viewportProps={{ tabIndex: 0 }}>
          <Code block>{JSON.stringify({ outcome: open?.outcome, inputs: open?.inputs }, null, 2)}</Code>
        </ScrollArea.Autosize>
      </Modal>
    </Card>
  )
}
