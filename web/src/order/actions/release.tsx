import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { useStatus } from '../../parts/status.tsx'
import { Act, Consequences } from './act.tsx'
import type { ActionProps } from './actions.tsx'

/** What goes to which location as work, and why the rest stays, as the server would do it now. */
export function Release({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const status = useStatus()
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/orders/{order}/releases', {
        params: { path: { order: story.id }, query: { preview } },
        body: {},
        headers: { 'idempotency-key': key },
      }),
    )
  const nameOf = (line: number) => story.lines.find((one) => one.line === line)?.name ?? String(line)
  return (
    <Act
      order={story.id}
      title={t('action.releaseTitle', { number: story.number })}
      doing={t('action.releaseDo')}
      onClose={onClose}
      wish={{}}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) =>
        shown &&
        (shown.fulfillmentOrders.length + shown.left.length === 0 ? (
          <Text size="sm">{t('action.releaseNothing')}</Text>
        ) : (
          <Consequences
            lines={[
              ...shown.fulfillmentOrders.map(({ number, units }) => t('action.releaseMakes', { number, count: units })),
              ...shown.left.map(({ line, units, why }) =>
                t('action.releaseLeaves', { count: units, name: nameOf(line), why: status(why) }),
              ),
            ]}
          />
        ))
      }
      act={(key) => send(false, key)}
      done={({ fulfillmentOrders }) => t('action.released', { count: fulfillmentOrders.length })}
    />
  )
}
