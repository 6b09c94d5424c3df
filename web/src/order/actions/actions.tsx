import { Button, Group, Tooltip } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../api.ts'
import { useMay } from '../../session/session.ts'
import { AmendDelivery } from './amend.tsx'
import { Cancel } from './cancel.tsx'
import { Hold } from './hold.tsx'
import { LiftHold } from './lift-hold.tsx'
import { Pay } from './pay.tsx'
import { Refund } from './refund.tsx'
import { Release } from './release.tsx'
import { Repeat } from './repeat.tsx'
import { Return } from './return.tsx'

export type ActionProps = Readonly<{ story: Story; onClose: () => void }>

/** The acts of the API by the names it gives them, with the right that each needs. */
const ACTS = {
  cancel: { right: 'order.cancel', dialog: Cancel },
  amend_delivery: { right: 'order.amend', dialog: AmendDelivery },
  hold: { right: 'order.hold', dialog: Hold },
  lift_hold: { right: 'order.lift_hold', dialog: LiftHold },
  release: { right: 'fulfillment.release', dialog: Release },
  pay: { right: 'payment.authorize', dialog: Pay },
  refund: { right: 'refund.request', dialog: Refund },
  return: { right: 'return.authorize', dialog: Return },
  repeat: { right: 'order.repeat', dialog: Repeat },
} as const satisfies Record<string, { right: string; dialog: ComponentType<ActionProps> }>
type Name = keyof typeof ACTS

/** What may be done now, as the server says; what may not, says why. */
export function Actions({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState<Name | null>(null)
  const offered = story.actions.filter((action): action is typeof action & { name: Name } =>
    Object.hasOwn(ACTS, action.name),
  )
  const Dialog = open && ACTS[open].dialog
  return (
    <nav aria-label={t('order.actions')}>
      <Group gap="xs">
        {offered.map(({ name, allowed, why }) => {
          const reason = may(ACTS[name].right) ? (allowed ? null : why) : t('act.noRight')
          return (
            <Tooltip
              key={name}
              label={reason}
              disabled={reason === null}
              events={{ hover: true, focus: true, touch: true }}
            >
              <Button
                variant="default"
                size="sm"
                // Not `disabled`: it must be reached by keyboard to say why.
                aria-disabled={reason !== null}
                {...(reason !== null && { 'data-disabled': true })}
                aria-description={reason ?? undefined}
                onClick={() => reason === null && setOpen(name)}
              >
                {t(`action.${name}`)}
              </Button>
            </Tooltip>
          )
        })}
      </Group>
      {Dialog && <Dialog story={story} onClose={() => setOpen(null)} />}
    </nav>
  )
}
