import { Input, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format.ts'
import { type DayHours, isOpen, type Week } from './hours.ts'

/** A Monday: its days of the week are named after it. */
const WEEK_OF = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07']
const USUAL_DAY: DayHours = { from: '09:00', until: '18:00' }
const CLOSED: DayHours = { from: '', until: '' }

/** A row for each day of the week: open or not, and from when until when. */
export function WeekFields({ week, onChange }: Readonly<{ week: Week; onChange: (next: Week) => void }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const set = (day: number, hours: DayHours) => onChange(week.map((one, index) => (index === day ? hours : one)))
  return (
    <Input.Wrapper label={t('admin.hours')} labelElement="div" description={t('admin.holidaysClosed')}>
      <div className="week">
        {week.map((hours, day) => {
          const name = format.weekdayName(WEEK_OF[day] ?? '')
          return (
            <div key={name} className="weekday">
              <Switch
                label={name}
                checked={isOpen(hours)}
                onChange={(event) => set(day, event.currentTarget.checked ? USUAL_DAY : CLOSED)}
              />
              {isOpen(hours) ? (
                <span className="span-of">
                  <Input
                    type="time"
                    size="xs"
                    aria-label={t('admin.opensOn', { day: name })}
                    value={hours.from}
                    onChange={(event) =>
                      event.currentTarget.value && set(day, { ...hours, from: event.currentTarget.value })
                    }
                  />
                  –
                  <Input
                    type="time"
                    size="xs"
                    aria-label={t('admin.closesOn', { day: name })}
                    value={hours.until}
                    onChange={(event) =>
                      event.currentTarget.value && set(day, { ...hours, until: event.currentTarget.value })
                    }
                  />
                </span>
              ) : (
                <span className="quiet">{t('admin.closed')}</span>
              )}
            </div>
          )
        })}
      </div>
    </Input.Wrapper>
  )
}
