import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../parts/status.tsx'
import { useMay } from '../session/session.ts'
import { ACTS, type ActName, DO } from './acts.ts'
import { isOver, runOnAll, useRunning } from './running.ts'

type Target = Readonly<{ id: string; number: string }>
type BulkProps = Readonly<{ acts: readonly ActName[]; chosen: readonly Target[]; onClear: () => void }>

/** Of acts those that a person may do. */
export function useOffered(acts: readonly ActName[]): readonly ActName[] {
  const may = useMay()
  return acts.filter((name) => may(ACTS[name].right))
}

/** What can be done with the chosen orders together: each gets its own verdict from the server. */
export function Bulk({ acts, chosen, onClear }: BulkProps) {
  const { t } = useTranslation()
  const offered = useOffered(acts)
  const running = useRunning()
  const [open, setOpen] = useState<ActName | null>(null)
  const busy = running !== null && !isOver(running)
  if (chosen.length === 0 || offered.length === 0) return null
  return (
    <section className="bulk" aria-label={t('orders.bulk')}>
      <Text size="sm" fw={550} role="status">
        {t('orders.chosen', { count: chosen.length })}
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
      {open && <Confirm name={open} chosen={chosen} onClose={() => setOpen(null)} onBegin={onClear} />}
    </section>
  )
}

type ConfirmProps = Readonly<{ name: ActName; chosen: readonly Target[]; onClose: () => void; onBegin: () => void }>

function Confirm({ name, chosen, onClose, onBegin }: ConfirmProps) {
  const { t } = useTranslation()
  const status = useStatus()
  const [reason, setReason] = useState('')
  const title = t('orders.bulkTitle', { act: t(`action.${name}`), count: chosen.length })
  const wanted = !ACTS[name].reason || reason.trim() !== ''
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (!wanted) return
    void runOnAll(title, chosen, async (order, key) => {
      const why = await DO[name]({ order, reason: reason.trim(), key })
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
            <Text size="sm">{t(`orders.bulk_${name}`, { count: chosen.length })}</Text>
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
