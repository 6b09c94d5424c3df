import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { Act, Consequences } from './act.tsx'
import type { ActionProps } from './actions.tsx'

export function Repeat({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/orders/{order}/repeats', {
        params: { path: { order: story.id }, query: { preview } },
        body: {},
        headers: { 'idempotency-key': key },
      }),
    )
  return (
    <Act
      order={story.id}
      title={t('action.repeatTitle', { number: story.number })}
      doing={t('action.repeatDo')}
      onClose={onClose}
      wish={{}}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) =>
        shown && (
          <Consequences
            lines={[
              t('action.repeatPreview'),
              t('action.repeatCosts', { value: format.money(shown.totalMinor, shown.currency) }),
              t('action.repeatWaits', { count: shown.backordered }),
            ]}
          />
        )
      }
      act={(key) => send(false, key)}
      done={(placed) => {
        void navigate({ to: '/orders/$order', params: { order: placed.id } })
        return t('action.repeatDone', { number: placed.number })
      }}
    >
      <Link to="/orders/new" search={{ repeat: story.id }} className="way">
        {t('action.repeatEdited')}
      </Link>
    </Act>
  )
}
