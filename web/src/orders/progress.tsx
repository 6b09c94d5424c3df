import { Button, Group, Progress, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sayError } from '../parts/states.tsx'
import { isOver, putAway, stopRunning, useRunning } from './running.ts'

/** How far an act on many orders is, on whatever screen one is meanwhile, and what the server said of each. */
export function BulkProgress() {
  const { t } = useTranslation()
  const running = useRunning()
  if (!running) return null
  const refused = running.done.filter((one) => one.refused !== null)
  const over = isOver(running)
  return (
    <section className="card running" aria-label={running.title}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text fw={600} size="sm">
          {running.title}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={over ? putAway : stopRunning}>
          {t(over ? 'act.cancel' : 'orders.stop')}
        </Button>
      </Group>
      <Progress
        my="xs"
        value={(running.done.length / running.all) * 100}
        aria-label={t('orders.progress')}
        {...(refused.length > 0 && over && { color: 'orange' })}
      />
      <Text size="sm" role="status">
        {t('orders.doneOf', { count: running.done.length - refused.length, all: running.all })}
        {refused.length > 0 && ` · ${t('orders.refusedOf', { count: refused.length })}`}
        {running.stopped && ` · ${t('orders.stopped')}`}
      </Text>
      {refused.length > 0 && (
        <ul className="plain-list">
          {refused.map((one) => (
            <li key={one.order}>
              <Link to="/orders/$order" params={{ order: one.order }}>
                {one.number}
              </Link>
              <span>{sayError(one.refused, t('state.unreachable'))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
