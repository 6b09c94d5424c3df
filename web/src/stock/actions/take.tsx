import { NumberInput, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from '../../order/actions/act.tsx'
import type { Transfer } from '../transfers.tsx'
import { ShowForeseen } from './foreseen.tsx'

type Props = Readonly<{ transfer: Transfer; onClose: () => void }>
type Line = Transfer['lines'][number]

const underWay = ({ sent, received, lost }: Line) => sent - received - lost

/** Second phase: what arrived comes on the shelf, what was lost on the way is written off. */
export function TakeTransfer({ transfer, onClose }: Props) {
  const { t } = useTranslation()
  const open = transfer.lines.filter((line) => underWay(line) > 0)
  const [came, setCame] = useState<Readonly<Record<number, number>>>(
    Object.fromEntries(open.map((line) => [line.line, underWay(line)])),
  )
  const [lost, setLost] = useState<Readonly<Record<number, number>>>({})
  const lines = open
    .map(({ line }) => ({ line, units: came[line] ?? 0, ...((lost[line] ?? 0) > 0 && { lost: lost[line] ?? 0 }) }))
    .filter((one) => one.units > 0 || 'lost' in one)
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/transfers/{transfer}/receipts', {
        params: { path: { transfer: transfer.id }, query: { preview } },
        body: { lines },
        headers: { 'idempotency-key': key },
      }),
    )
  return (
    <Act
      touches={[['stock']]}
      title={t('stock.takeTitle', { number: transfer.number })}
      doing={t('stock.take')}
      onClose={onClose}
      wish={lines.length === 0 ? null : lines}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) => <ShowForeseen foreseen={shown?.foreseen} />}
      act={(key) => send(false, key)}
      done={({ underWay: left }) => t(left === 0 ? 'stock.tookAll' : 'stock.tookSome', { count: left })}
    >
      {open.map((line) => (
        <SimpleGrid key={line.line} cols={2}>
          <NumberInput
            label={t('stock.unitsOf', { sku: line.sku })}
            description={t('stock.upTo', { count: underWay(line) })}
            min={0}
            max={underWay(line) - (lost[line.line] ?? 0)}
            clampBehavior="strict"
            allowDecimal={false}
            value={came[line.line] ?? 0}
            onChange={(value) => setCame({ ...came, [line.line]: Number(value) || 0 })}
          />
          <NumberInput
            label={t('stock.lostOf', { sku: line.sku })}
            description={t('stock.lostWhy')}
            min={0}
            max={underWay(line) - (came[line.line] ?? 0)}
            clampBehavior="strict"
            allowDecimal={false}
            value={lost[line.line] ?? 0}
            onChange={(value) => setLost({ ...lost, [line.line]: Number(value) || 0 })}
          />
        </SimpleGrid>
      ))}
    </Act>
  )
}
