import { NumberInput, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../order/actions/act.tsx'
import { useFormat } from '../../parts/format.ts'
import type { Slot } from './days.ts'
import { setCapacities } from './set.ts'

/** How much of a slot there is. What is booked stays booked. */
export function Limit({ slot, onClose }: Readonly<{ slot: Slot; onClose: () => void }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const [capacity, setCapacity] = useState<number | ''>(slot.capacity)
  const { sku, place, on, slot: time, booked } = slot
  const row = { sku, place, on, slot: time }
  const wish = capacity === '' || capacity === slot.capacity ? null : { ...row, capacity }
  return (
    <Act
      touches={[['stock', 'capacity']]}
      title={t('stock.limitTitle', { place, day: format.day(on), slot: time || t('stock.allDay') })}
      doing={t('stock.limitDo')}
      onClose={onClose}
      wish={wish}
      showPreview={() => (
        <Text size="sm">
          {wish === null
            ? t('stock.limitSame', { booked, free: slot.capacity - booked })
            : t('stock.limitPreview', { booked, before: slot.capacity - booked, after: wish.capacity - booked })}
        </Text>
      )}
      act={(key) => (wish === null ? Promise.reject(new Error('no wish')) : setCapacities([wish], key))}
      done={() => t('stock.limitSet')}
      undo={() => setCapacities([{ ...row, capacity: slot.capacity }], crypto.randomUUID())}
    >
      <NumberInput
        label={t('stock.capacityOf')}
        description={t('stock.atLeastBooked', { count: booked })}
        min={0}
        max={100_000}
        allowDecimal={false}
        value={capacity}
        onChange={(value) => setCapacity(value === '' ? '' : Number(value))}
        data-autofocus
      />
    </Act>
  )
}
