import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useEventWord } from '../parts/event.ts'
import { useFormat } from '../parts/format.ts'

const SHOWN = 12

/** Everything that happened, newest first, and by whom. */
export function Timeline({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const word = useEventWord()
  const [all, setAll] = useState(false)
  const newest = [...story.timeline].reverse()
  const shown = all ? newest : newest.slice(0, SHOWN)
  return (
    <Card title={t('order.timeline')}>
      <ol className="story" reversed>
        {shown.map((event) => (
          <li key={event.id}>
            <Text size="sm">{word(event.type)}</Text>
            <Text size="xs" className="quiet">
              <time dateTime={event.time}>{format.instant(event.time)}</time> · {actorOf(event, t)}
            </Text>
          </li>
        ))}
      </ol>
      {newest.length > SHOWN && (
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
            {all ? t('order.fewerEvents') : t('order.allEvents', { count: newest.length })}
          </Button>
        </Group>
      )}
    </Card>
  )
}

const ACTORS = ['user', 'key', 'customer', 'system', 'provider', 'carrier'] as const
/** As much of `t` as is asked: with every key of the app the compiler would work itself to death. */
type Say = (key: `actor.${(typeof ACTORS)[number]}`) => string

function actorOf(event: Story['timeline'][number], t: Say): string {
  const kind = String(event.data['actor'] ?? '')
  const known = ACTORS.find((one) => one === kind)
  const named = event.data['actorName']
  return typeof named === 'string' ? named : known ? t(`actor.${known}`) : kind
}
