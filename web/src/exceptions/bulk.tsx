import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOver, runOnAll, useRunning } from '../orders/running.ts'
import { useStatus } from '../parts/status.tsx'
import { useMay } from '../session/session.ts'
import { ACTS, type ActName, doTo, OFFERED } from './acts.ts'
import type { Kind } from './search.ts'

type Target = Readonly<{ id: string; number: string }>
type BulkProps = Readonly<{ kind: Kind; chosen: readonly Target[]; onBegin: () => void }>

/** What can be done with the chosen ones together, each with its own verdict. */
export function Bulk({ kind, chosen, onBegin }: BulkProps) {
  const { t } = useTranslation()
  const may = useMay()
  const running = useRunning()
  const [open, setOpen] = useState<ActName | null>(null)
  const busy = running !== null && !isOver(running)
  const offered = OFFERED[kind].filter((name) => may(ACTS[name].right))
  if (offered.length === 0)
    return (
      <Text size="sm" className="quiet">
        {t(OFFERED[kind].length === 0 ? 'exceptions.oneByOne' : 'act.noRight')}
      </Text>
    )
  return (
    <section className="bulk" aria-label={t('exceptions.together')}>
      <Text size="sm" fw={550} role="status">
        {t('exceptions.chosen', { count: chosen.length })}
      </Text>
      {offered.map((name) => (
        <Button
          key={name}
          size="compact-sm"
          variant="default"
          disabled={busy || chosen.length === 0}
          onClick={() => setOpen(name)}
        >
          {t(`exceptions.act_${name}`)}
        </Button>
      ))}
      {open && <Confirm name={open} chosen={chosen} onClose={() => setOpen(null)} onBegin={onBegin} />}
    </section>
  )
}

type ConfirmProps = Readonly<{ name: ActName; chosen: readonly Target[]; onClose: () => void; onBegin: () => void }>

function Confirm({ name, chosen, onClose, onBegin }: ConfirmProps) {
  const { t } = useTranslation()
  const status = useStatus()
  const [reason, setReason] = useState('')
  const title = `${t(`exceptions.act_${name}`)} · ${t('exceptions.chosen', { count: chosen.length })}`
  const wanted = !ACTS[name].reason || reason.trim() !== ''
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (!wanted) return
    void runOnAll(title, chosen, async (order, key) => {
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
            <Text size="sm">{t(`exceptions.will_${name}`)}</Text>
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
              {t(`exceptions.act_${name}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
