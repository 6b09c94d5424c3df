import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Passages } from '../process/passages.tsx'

/** A step, and where it was done: the codes by which the orders behind it are asked for. */
export type AskedStep = Readonly<{
  to: string
  days: number
  title: string
  channel?: string
  location?: string
  carrier?: string
}>

/** The orders behind a step time, the slowest first. */
export function StepOrders({
  asked: { title, ...asked },
  onClose,
}: Readonly<{ asked: AskedStep; onClose: () => void }>) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={t('tower.slowestOf', { step: title })}
      closeButtonProps={{ 'aria-label': t('act.cancel') }}
    >
      <Passages asked={{ object: 'step', ...asked }} />
    </Drawer>
  )
}
