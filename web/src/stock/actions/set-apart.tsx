import { NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from '../../order/actions/act.tsx'
import type { StockActProps } from './acts.tsx'
import { ShowForeseen } from './foreseen.tsx'

/** Units that lie there and may not be sold, damaged or in inspection; or they may be again. */
export function SetApart({ position, onClose }: StockActProps) {
  const { t } = useTranslation()
  const [back, setBack] = useState(false)
  const [units, setUnits] = useState<number | ''>('')
  const [reason, setReason] = useState('')
  const room = back ? position.unavailable : position.free
  const signed = (back ? -1 : 1) * (units || 0)
  const why = reason.trim()
  const send = (by: number, because: string, preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/conditions', {
        params: { query: { preview } },
        body: { settings: [{ sku: position.sku, location: position.code, units: by, reason: because }] },
        headers: { 'idempotency-key': key },
      }),
    )
  return (
    <Act
      touches={[['stock']]}
      title={t('stock.setApartTitle', { item: position.name, place: position.place })}
      doing={t(back ? 'stock.giveBackDo' : 'stock.setApartDo')}
      onClose={onClose}
      wish={signed === 0 || why === '' ? null : { signed, why }}
      preview={() => send(signed, why, true, crypto.randomUUID())}
      showPreview={(shown) => <ShowForeseen foreseen={shown?.foreseen} />}
      act={(key) => send(signed, why, false, key)}
      done={() => t(back ? 'stock.gaveBack' : 'stock.wasSetApart')}
      undo={() => send(-signed, t('stock.takenBack', { reason: why }), false, crypto.randomUUID())}
    >
      <SegmentedControl
        value={back ? 'back' : 'apart'}
        onChange={(value) => {
          setBack(value === 'back')
          setUnits('')
        }}
        aria-label={t('stock.way')}
        data={[
          { value: 'apart', label: t('stock.setApart') },
          { value: 'back', label: t('stock.giveBack') },
        ]}
      />
      <NumberInput
        label={t('stock.units')}
        description={t('stock.upTo', { count: room })}
        min={0}
        max={room}
        clampBehavior="strict"
        allowDecimal={false}
        value={units}
        onChange={(value) => setUnits(value === '' ? '' : Number(value))}
        data-autofocus
      />
      <TextInput
        label={t('act.reason')}
        required
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Act>
  )
}
