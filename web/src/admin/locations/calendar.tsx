import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import { type Location, readAll } from '../queries.ts'
import { DayOff, RemoveDay } from './day-off.tsx'
import { EditHours } from './hours-edit.tsx'
import type { DayRow } from './master.ts'

const AHEAD = 14
const today = () => new Date().toISOString().slice(0, 10)

/** When the place is open: its week, the next two weeks as they will be, and the days that are different. */
export function Calendar({ location }: Readonly<{ location: Location }>) {
  const { t } = useTranslation()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  return (
    <div className="stack">
      <Card title={t('admin.hours')} why={location.openingHours ?? t('admin.noHours')}>
        {may('organisation.write') && (
          <Button variant="default" size="compact-sm" mb="sm" onClick={() => setEditing(true)}>
            {t('admin.changeHours')}
          </Button>
        )}
        <Ahead location={location} />
      </Card>
      <DaysOff location={location} />
      {editing && <EditHours location={location} onClose={() => setEditing(false)} />}
    </div>
  )
}

/** What the week, the law's holidays and its own days make of the next two weeks. */
function Ahead({ location }: Readonly<{ location: Location }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery({
    queryKey: ['admin', 'location', location.id, 'days', location.version],
    queryFn: ({ signal }) =>
      answer(
        kontor.GET('/v1/calendars/{location}/days', {
          params: { path: { location: location.code }, query: { days: AHEAD } },
          signal,
        }),
      ),
  })
  return (
    <Loaded query={query} rows={3}>
      {({ items, problem }) => (
        <>
          {problem !== null && (
            <Text className="late" size="sm">
              {t('admin.hoursProblem', { problem })}
            </Text>
          )}
          <ul className="days" aria-label={t('admin.nextDays')}>
            {items.map(({ day, hours, holiday, full }) => (
              <li key={day} data-off={hours === 'off' || undefined}>
                <span>
                  {format.weekdayName(day)} {format.dayOfYear(day)}
                </span>
                <strong>{hours === 'off' ? t('admin.closed') : hours.replaceAll('-', '–')}</strong>
                {holiday && <span className="quiet">{t('admin.holiday')}</span>}
                {full && <span className="late">{t('admin.full')}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  )
}

function DaysOff({ location }: Readonly<{ location: Location }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<DayRow | null>(null)
  const query = useQuery({
    queryKey: ['admin', 'location', location.id, 'own-days'],
    queryFn: () =>
      readAll((page) => answer(kontor.GET('/v1/calendar-days', { params: { query: { ...page, of: location.code } } }))),
  })
  const coming = (days: readonly DayRow[]) => days.filter(({ day }) => String(day) >= today())
  return (
    <Card title={t('admin.specialDays')} why={t('admin.specialDaysWhy')}>
      <Loaded query={query} rows={2}>
        {(days) =>
          coming(days).length === 0 ? (
            <Text size="sm" className="quiet">
              {t('admin.noSpecialDays')}
            </Text>
          ) : (
            <ul className="plain-list">
              {coming(days).map((row) => (
                <li key={String(row.day)}>
                  <span>
                    {format.day(String(row.day))}{' '}
                    <strong>{row.hours === 'off' ? t('admin.closed') : String(row.hours)}</strong>{' '}
                    <span className="quiet">{row.reason}</span>
                  </span>
                  {may('promise_data.write') && (
                    <Button size="compact-sm" variant="subtle" onClick={() => setRemoving(row)}>
                      {t('admin.remove')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {may('promise_data.write') && (
        <Group mt="sm">
          <Button variant="default" size="compact-sm" onClick={() => setAdding(true)}>
            {t('admin.addDay')}
          </Button>
        </Group>
      )}
      {adding && <DayOff location={location} onClose={() => setAdding(false)} />}
      {removing && <RemoveDay location={location} row={removing} onClose={() => setRemoving(null)} />}
    </Card>
  )
}
