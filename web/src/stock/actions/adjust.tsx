import { Group, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from '../../order/actions/act.tsx'
import type { StockActProps } from './acts.tsx'
import { ShowForeseen } from './foreseen.tsx'

const MOST = 1_000_000

/** The shelf and the books differ: by what was counted, or by how many. A reason belongs to every line of the ledger. */
export function Adjust({ position, onClose }: StockActProps) {
  const { t } = useTranslation()
  const [way, setWay] = useState<'counted' | 'difference'>('counted')
  const [counted, setCounted] = useState<number | ''>(position.onHand)
  const [difference, setDifference] = useState<number | ''>('')
  const [reason, setReason] = useState('')
  const at = { sku: position.sku, location: position.code }
  const why = reason.trim()
  const units = way === 'counted' ? (counted === '' ? 0 : counted - position.onHand) : difference || 0
  const wish = units === 0 || why === '' ? null : { way, units, why }

  const adjust = (by: number, because: string, preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/adjustments', {
        params: { query: { preview } },
        body: { adjustments: [{ ...at, units: by, reason: because }] },
        headers: { 'idempotency-key': key },
      }),
    )
  // The books as they were seen: if somebody moved them meanwhile, the count is refused.
  const count = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/counts', {
        params: { query: { preview } },
        body: { counts: [{ ...at, counted: counted || 0, expected: position.onHand, reason: why }] },
        headers: { 'idempotency-key': key },
      }),
    )
  const send = (preview: boolean, key: string) =>
    way === 'counted' ? count(preview, key) : adjust(units, why, preview, key)
  return (
    <Act
      touches={[['stock']]}
      title={t('stock.adjustTitle', { item: position.name, place: position.place })}
      doing={t('stock.adjustDo')}
      onClose={onClose}
      wish={wish}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) => <ShowForeseen foreseen={shown?.foreseen} />}
      act={(key) => send(false, key)}
      done={() => t('stock.adjusted')}
      undo={() => adjust(-units, t('stock.takenBack', { reason: why }), false, crypto.randomUUID())}
    >
      <SegmentedControl
        value={way}
        onChange={(value) => setWay(value === 'counted' ? 'counted' : 'difference')}
        aria-label={t('stock.way')}
        data={[
          { value: 'counted', label: t('stock.counted') },
          { value: 'difference', label: t('stock.difference') },
        ]}
      />
      <Group align="end" grow preventGrowOverflow={false}>
        {way === 'counted' ? (
          <NumberInput
            label={t('stock.unitsCounted')}
            description={t('stock.booksSay', { count: position.onHand })}
            min={0}
            max={MOST}
            allowDecimal={false}
            value={counted}
            onChange={(value) => setCounted(value === '' ? '' : Number(value))}
            data-autofocus
          />
        ) : (
          <NumberInput
            label={t('stock.unitsMore')}
            description={t('stock.unitsMoreWhy')}
            min={-position.onHand}
            max={MOST}
            allowDecimal={false}
            value={difference}
            onChange={(value) => setDifference(value === '' ? '' : Number(value))}
            data-autofocus
          />
        )}
        <TextInput
          label={t('act.reason')}
          description={t('stock.reasonWhy')}
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Group>
    </Act>
  )
}
