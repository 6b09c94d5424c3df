import { Button, Group, Tooltip } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PositionStory } from '../../api.ts'
import { useMay } from '../../session/session.ts'
import { Adjust } from './adjust.tsx'
import { Receive } from './receive.tsx'
import { SetApart } from './set-apart.tsx'
import { AskTransfer } from './transfer.tsx'

export type StockActProps = Readonly<{ position: PositionStory; onClose: () => void }>

/** The acts of the API on a position, with the right that each needs. */
const ACTS = {
  adjust: { right: 'stock.adjust', dialog: Adjust },
  receive: { right: 'stock.receive', dialog: Receive },
  transfer: { right: 'stock.transfer', dialog: AskTransfer },
  setApart: { right: 'stock.adjust', dialog: SetApart },
} as const satisfies Record<string, { right: string; dialog: ComponentType<StockActProps> }>
type Name = keyof typeof ACTS

/** What can be done with a position; what one's role may not do says so. */
export function StockActs({ position }: Readonly<{ position: PositionStory }>) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState<Name | null>(null)
  const Dialog = open && ACTS[open].dialog
  return (
    <nav aria-label={t('order.actions')}>
      <Group gap="xs">
        {(Object.keys(ACTS) as Name[]).map((name) => {
          const allowed = may(ACTS[name].right)
          return (
            <Tooltip
              key={name}
              label={t('act.noRight')}
              disabled={allowed}
              events={{ hover: true, focus: true, touch: true }}
            >
              <Button
                variant="default"
                size="sm"
                // Not `disabled`: it must be reached by keyboard to say why.
                aria-disabled={!allowed}
                {...(!allowed && { 'data-disabled': true })}
                aria-description={allowed ? undefined : t('act.noRight')}
                onClick={() => allowed && setOpen(name)}
              >
                {t(`stock.${name}`)}
              </Button>
            </Tooltip>
          )
        })}
      </Group>
      {Dialog && <Dialog position={position} onClose={() => setOpen(null)} />}
    </nav>
  )
}
