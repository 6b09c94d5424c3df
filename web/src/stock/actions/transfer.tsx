import { NativeSelect, NumberInput, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from '../../order/actions/act.tsx'
import { usePlaces } from '../places.ts'
import type { StockActProps } from './acts.tsx'

/** Asks for units to be moved to another place. Nothing moves before they are sent, and that says so. */
export function AskTransfer({ position, onClose }: StockActProps) {
  const { t } = useTranslation()
  const others = usePlaces().filter(({ id, active }) => active && id !== position.location)
  const [to, setTo] = useState('')
  const [units, setUnits] = useState<number | ''>('')
  const [on, setOn] = useState('')
  const target = others.find(({ code }) => code === to)
  const wish =
    !target || !units
      ? null
      : {
          from: position.code,
          to,
          lines: [{ sku: position.sku, units }],
          ...(on !== '' && { expectedAt: new Date(`${on}T12:00:00`).toISOString() }),
        }
  return (
    <Act
      touches={[['stock']]}
      title={t('stock.transferTitle', { item: position.name, place: position.place })}
      doing={t('stock.transferDo')}
      onClose={onClose}
      wish={wish}
      showPreview={() => (
        <Text size="sm">{t('stock.transferPreview', { count: units || 0, place: target?.name ?? '…' })}</Text>
      )}
      act={(key) =>
        wish === null
          ? Promise.reject(new Error('no wish'))
          : answer(kontor.POST('/v1/transfers', { body: wish, headers: { 'idempotency-key': key } }))
      }
      done={({ number }) => t('stock.transferAsked', { number })}
    >
      <NativeSelect
        label={t('stock.toPlace')}
        value={to}
        data={[{ value: '', label: '–' }, ...others.map(({ code, name }) => ({ value: code, label: name }))]}
        onChange={(event) => setTo(event.currentTarget.value)}
        data-autofocus
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={t('stock.units')}
          description={t('stock.freeNow', { count: position.free })}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={units}
          onChange={(value) => setUnits(value === '' ? '' : Number(value))}
        />
        <TextInput
          type="date"
          label={t('stock.arrivesOn')}
          description={t('stock.arrivesOnWhy')}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      </SimpleGrid>
    </Act>
  )
}
