import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, type OrderRow, type Story } from '../api.ts'
import { useStatus } from '../parts/status.tsx'
import { useMay } from '../session/session.ts'
import { isOver, runOnAll, useRunning } from './running.ts'

const ACTS = {
  release: { right: 'fulfillment.release', reason: false },
  hold: { right: 'order.hold', reason: true },
  lift_hold: { right: 'order.lift_hold', reason: true },
  cancel: { right: 'order.cancel', reason: true },
} as const
type Name = keyof typeof ACTS

/** What can be done with the chosen orders together: each gets its own verdict from the server. */
export function Bulk({ rows, onClear }: Readonly<{ rows: readonly OrderRow[]; onClear: () => void }>) {
  const { t } = useTranslation()
  const may = useMay()
  const running = useRunning()
  const [open, setOpen] = useState<Name | null>(null)
  const busy = running !== null && !isOver(running)
  const offered = (Object.keys(ACTS) as Name[]).filter((name) => may(ACTS[name].right))
  if (rows.length === 0 || offered.length === 0) return null
  return (
    <section className="bulk" aria-label={t('orders.bulk')}>
      <Text size="sm" fw={550} role="status">
        {t('orders.chosen', { count: rows.length })}
      </Text>
      {offered.map((name) => (
        <Button key={name} size="compact-sm" variant="default" disabled={busy} onClick={() => setOpen(name)}>
          {t(`action.${name}`)}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t('orders.chooseNone')}
      </Button>
      {busy && (
        <Text size="xs" className="quiet">
          {t('orders.oneAtATime')}
        </Text>
      )}
      {open && <Confirm name={open} rows={rows} onClose={() => setOpen(null)} onBegin={onClear} />}
    </section>
  )
}

type ConfirmProps = Readonly<{ name: Name; rows: readonly OrderRow[]; onClose: () => void; onBegin: () => void }>

function Confirm({ name, rows, onClose, onBegin }: ConfirmProps) {
  const { t } = useTranslation()
  const status = useStatus()
  const [reason, setReason] = useState('')
  const title = t('orders.bulkTitle', { act: t(`action.${name}`), count: rows.length })
  const wanted = !ACTS[name].reason || reason.trim() !== ''
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (!wanted) return
    void runOnAll(title, rows, async (order, key) => {
      const why = await doTo(name, order, reason.trim(), key)
      if (why !== null) throw new Error(t('orders.notReleased', { why: why.map(status).join(', ') }))
    })
    onBegin()
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('act.cancel') }}>
      <form onSubmit={begin}>
        <Stack gap="md">
          <section className="preview" aria-label={t('act.preview')}>
            <Text size="sm">{t(`orders.bulk_${name}`, { count: rows.length })}</Text>
            <Text size="sm" className="quiet">
              {t('orders.bulkHow')}
            </Text>
          </section>
          {ACTS[name].reason && (
            <TextInput
              label={t('act.reason')}
              required
              maxLength={300}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" disabled={!wanted}>
              {t(`action.${name}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** @returns why nothing could be done though nothing was refused; null when it was done */
async function doTo(name: Name, order: string, reason: string, key: string): Promise<readonly string[] | null> {
  const how = { params: { path: { order } }, headers: { 'idempotency-key': key } }
  if (name === 'release') {
    const params = { ...how.params, query: { preview: false } }
    const { fulfillmentOrders, left } = await answer(
      kontor.POST('/v1/orders/{order}/releases', { ...how, params, body: {} }),
    )
    // Answered well, and yet nothing went anywhere: that is no release.
    return fulfillmentOrders.length > 0 ? null : [...new Set(left.map(({ why }) => why))]
  }
  if (name === 'cancel') {
    const params = { ...how.params, query: { preview: false } }
    await answer(kontor.POST('/v1/orders/{order}/cancellations', { ...how, params, body: { reason } }))
    return null
  }
  if (name === 'hold') {
    await answer(kontor.POST('/v1/orders/{order}/holds', { ...how, body: { reason, stops: ['sourcing', 'release'] } }))
    return null
  }
  const story = (await answer(kontor.GET('/v1/orders/{order}', { params: { path: { order } } }))) as Story
  // All that stop it: lifting one of two would leave it where it is.
  for (const hold of story.holds.filter(({ liftedAt }) => liftedAt === null))
    await answer(
      kontor.POST('/v1/orders/{order}/holds/{hold}/lifts', {
        params: { path: { order, hold: hold.id } },
        headers: { 'idempotency-key': `${key}-${hold.id}` },
        body: { reason },
      }),
    )
  return null
}
