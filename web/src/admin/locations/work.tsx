import { Button, NumberInput, SimpleGrid, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import type { Location } from '../queries.ts'
import { type CalendarRow, writeCalendar } from './master.ts'

const FIELDS = ['shipDays', 'shipMinutes', 'collectDays', 'collectMinutes', 'ordersADay', 'unitsADay'] as const
type Field = (typeof FIELDS)[number]
const USUAL: CalendarRow = {
  ...{ hours: null, holidayRegion: null, shipDays: 0, shipMinutes: 0, collectDays: 0, collectMinutes: 120 },
  ...{ ordersADay: null, unitsADay: null },
}
const LIMITS: readonly Field[] = ['ordersADay', 'unitsADay']

/** How long the place needs, and how much it can promise for one day. */
export function Work({ location }: Readonly<{ location: Location }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const query = useQuery({
    queryKey: ['admin', 'location', location.id, 'calendar'],
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/calendars', { params: { query: { of: location.code, limit: 1 } }, signal })),
  })
  return (
    <Card title={t('admin.work')} why={t('admin.workWhy')}>
      <Loaded query={query} rows={3}>
        {({ items: [found] }) => {
          const row = { ...USUAL, ...found, location: location.code }
          return (
            <>
              <dl className="facts">
                {FIELDS.map((field) => (
                  <Fact
                    key={field}
                    name={t(`admin.${field}`)}
                    value={row[field] === null ? t('admin.noLimit') : format.count(Number(row[field]))}
                  />
                ))}
              </dl>
              {may('promise_data.write') && (
                <Button variant="default" size="compact-sm" mt="sm" onClick={() => setEditing(true)}>
                  {t('admin.changeWork')}
                </Button>
              )}
              {editing && <EditWork location={location} row={row} known={found} onClose={() => setEditing(false)} />}
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function Fact({ name, value }: Readonly<{ name: string; value: string }>) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="number">{value}</dd>
    </>
  )
}

type EditProps = Readonly<{
  location: Location
  row: CalendarRow
  known: CalendarRow | undefined
  onClose: () => void
}>

function EditWork({ location, row, known, onClose }: EditProps) {
  const { t } = useTranslation()
  const [form, setForm] = useState(row)
  const same = FIELDS.every((field) => form[field] === row[field])
  const missing = FIELDS.some((field) => form[field] === null && !LIMITS.includes(field))
  return (
    <Act
      touches={[['admin', 'location', location.id]]}
      title={t('admin.workOf', { name: location.name })}
      doing={t('admin.save')}
      onClose={onClose}
      wish={same || missing ? null : form}
      showPreview={() => (
        <Consequences
          lines={same ? [t('admin.nothingChanged')] : [t('admin.promisesFollow'), t('admin.bookedStays')]}
        />
      )}
      act={(key) => writeCalendar(form, key)}
      done={() => t('admin.saved')}
      undo={() => writeCalendar(known ?? row)}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {FIELDS.map((field, index) => (
          <NumberInput
            key={field}
            label={t(`admin.${field}`)}
            min={0}
            max={10_000_000}
            allowDecimal={false}
            placeholder={LIMITS.includes(field) ? t('admin.noLimit') : ''}
            value={form[field] === null ? '' : Number(form[field])}
            onChange={(value) => setForm({ ...form, [field]: value === '' ? null : Number(value) })}
            {...(index === 0 && { 'data-autofocus': true })}
          />
        ))}
      </SimpleGrid>
      <Text size="xs" className="quiet">
        {t('admin.limitsWhy')}
      </Text>
    </Act>
  )
}
