import { Chip, Group, Input, NumberInput, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../order/actions/act.tsx'
import { useFormat } from '../../parts/format.ts'
import { usePlaces } from '../places.ts'
import { dayAfter, daysOn } from './days.ts'
import { MOST_ROWS, setCapacities } from './set.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
/** A Monday: its days of the week are named after it. */
const A_MONDAY = '2024-01-01'
const FOUR_WEEKS = 27

type Props = Readonly<{ sku: string; from: string; onClose: () => void }>

/** Sets the same slot on many days at once: a place, a time, days of the week, a period. */
export function Plan({ sku, from, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const places = usePlaces()
  const [form, setForm] = useState({
    place: '',
    begins: '08:00',
    ends: '12:00',
    from,
    until: dayAfter(from, FOUR_WEEKS),
  })
  const [weekdays, setWeekdays] = useState<readonly string[]>(['1', '2', '3', '4', '5'])
  const [capacity, setCapacity] = useState<number | ''>('')
  const slot = form.begins === '' || form.ends === '' ? '' : `${form.begins}-${form.ends}`
  const days = form.from === '' || form.until === '' ? [] : daysOn(form.from, form.until, weekdays.map(Number))
  const place = form.place.trim()
  const complete = place !== '' && capacity !== '' && days.length > 0 && days.length <= MOST_ROWS
  const rows = complete ? days.map((on) => ({ sku, place, on, slot, capacity })) : null
  const field = (name: keyof typeof form) => ({
    label: t(`stock.plan_${name}`),
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value }),
  })
  return (
    <Act
      touches={[['stock', 'capacity']]}
      title={t('stock.planTitle', { sku })}
      doing={t('stock.planDo')}
      onClose={onClose}
      wish={rows}
      showPreview={() => <Text size="sm">{t('stock.planPreview', { count: days.length })}</Text>}
      act={(key) => setCapacities(rows ?? [], key)}
      done={(count) => t('stock.planned', { count })}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          {...field('place')}
          description={t('stock.planPlaceWhy')}
          list="capacity-places"
          required
          maxLength={64}
          data-autofocus
        />
        <NumberInput
          label={t('stock.capacityOf')}
          description={t('stock.planCapacityWhy')}
          required
          min={0}
          max={100_000}
          allowDecimal={false}
          value={capacity}
          onChange={(value) => setCapacity(value === '' ? '' : Number(value))}
        />
        <TextInput {...field('begins')} type="time" />
        <TextInput {...field('ends')} type="time" />
        <TextInput {...field('from')} type="date" />
        <TextInput {...field('until')} type="date" />
      </SimpleGrid>
      <datalist id="capacity-places">
        {places.map(({ code, name }) => (
          <option key={code} value={code} label={name} />
        ))}
      </datalist>
      <Input.Wrapper label={t('stock.weekdays')} labelElement="div">
        <Chip.Group multiple value={[...weekdays]} onChange={setWeekdays}>
          <Group gap="xs">
            {WEEK.map((day) => (
              <Chip key={day} value={String(day)} size="sm">
                {format.weekdayName(dayAfter(A_MONDAY, day - 1))}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
    </Act>
  )
}
