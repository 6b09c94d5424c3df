import { Anchor, Group, Text, Title } from '@mantine/core'
import { ArrowLeftIcon } from '@radix-ui/react-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { Status } from '../parts/status.tsx'

export function Header({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { statuses } = story
  return (
    <header>
      <Anchor component={Link} to="/orders" size="sm" className="back">
        <ArrowLeftIcon /> {t('order.back')}
      </Anchor>
      <Group gap="sm" mt={4}>
        <Title order={1}>{story.number}</Title>
        <Status code={statuses.fulfillment} />
        <Status code={statuses.payment} />
        {statuses.holds === 'held' && <Status code="held" />}
        {statuses.returns !== 'none' && (
          <Status
            code={statuses.returns}
            label={`${t('order.returns')}: ${t(`status.${statuses.returns as 'settled'}`)}`}
          />
        )}
      </Group>
      <Text size="sm" className="quiet">
        {[
          story.channel.code,
          t('order.placedOn', { date: format.instant(story.placedAt) }),
          ...(story.externalNumber === null ? [] : [story.externalNumber]),
          t('order.version', { version: story.version }),
        ].join(' · ')}
      </Text>
    </header>
  )
}
