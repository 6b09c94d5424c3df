import { Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format.ts'
import { useMay } from '../../session/session.ts'
import { daysFrom, rowsOf, SHOWN_DAYS, type Slot } from './days.ts'
import { Limit } from './limit.tsx'

type Props = Readonly<{ slots: readonly Slot[]; from: string; today: string }>

/** Two weeks side by side: each cell says how many of the slot are booked, and leads to its limit. */
export function Calendar({ slots, from, today }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState<Slot | null>(null)
  const days = daysFrom(from, SHOWN_DAYS)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('stock.calendar')}>
      <Table className="calendar" verticalSpacing={4} horizontalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.placeAndSlot')}</Table.Th>
            {days.map((day) => (
              <Table.Th key={day} data-today={day === today || undefined}>
                <span className="line">{format.weekdayName(day)}</span>
                <span className="line">{format.dayOfYear(day)}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOf(slots).map((row) => (
            <Table.Tr key={`${row.place} ${row.slot}`}>
              <Table.Th scope="row">
                {row.place} <span className="quiet nowrap">{row.slot || t('stock.allDay')}</span>
              </Table.Th>
              {days.map((day) => (
                <Table.Td key={day} data-today={day === today || undefined}>
                  <Cell slot={row.days.get(day)} onOpen={setOpen} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open && <Limit slot={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

type CellProps = Readonly<{ slot: Slot | undefined; onOpen: (slot: Slot) => void }>

function Cell({ slot, onOpen }: CellProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  if (!slot) return <span className="nothing">·</span>
  const { booked, capacity } = slot
  const label = t('stock.slotSays', { day: format.day(slot.on), booked, capacity, free: capacity - booked })
  const share = capacity === 0 ? 0 : (booked / capacity) * 100
  const inside = (
    <>
      {format.count(booked)}
      <span className="quiet"> / {format.count(capacity)}</span>
      <svg className="fill" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={share} height="4" />
      </svg>
    </>
  )
  const full = capacity > 0 && booked >= capacity
  if (!may('promise_data.write'))
    return (
      <span className="slot" data-full={full || undefined} role="img" aria-label={label}>
        {inside}
      </span>
    )
  return (
    <button
      type="button"
      className="slot"
      data-full={full || undefined}
      aria-label={label}
      onClick={() => onOpen(slot)}
    >
      {inside}
    </button>
  )
}
