import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from '../../order/actions/act.tsx'
import type { Transfer } from '../transfers.tsx'
import { ShowForeseen } from './foreseen.tsx'

type Props = Readonly<{ transfer: Transfer; onClose: () => void }>

/** First phase: the units leave the shelf, and are expected at the other end. */
export function SendTransfer({ transfer, onClose }: Props) {
  const { t } = useTranslation()
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/transfers/{transfer}/dispatches', {
        params: { path: { transfer: transfer.id }, query: { preview } },
        body: {},
        headers: { 'idempotency-key': key },
      }),
    )
  return (
    <Act
      touches={[['stock']]}
      title={t('stock.sendTitle', { number: transfer.number })}
      doing={t('stock.send')}
      onClose={onClose}
      wish={transfer.version}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) => <ShowForeseen foreseen={shown?.foreseen} />}
      act={(key) => send(false, key)}
      done={({ sent }) => t('stock.wasSent', { count: sent })}
    />
  )
}
