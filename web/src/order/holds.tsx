import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { useStatus } from '../parts/status.tsx'

/** What stops this order: first of all, because nothing else goes on until it is lifted. */
export function Holds({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  return story.holds
    .filter((hold) => hold.liftedAt === null)
    .map((hold) => (
      <Alert key={hold.id} color="red" variant="light" title={t('order.heldBecause', { reason: hold.reason })}>
        {t('order.stops', { what: hold.stops.map(status).join(', ') })} · {format.instant(hold.raisedAt)}
      </Alert>
    ))
}
