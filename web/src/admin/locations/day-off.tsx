import { Group, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { useFormat } from '../../parts/format.ts'
import type { Location } from '../queries.ts'
import { type DayRow, writeDay } from './master.ts'

type Props = Readonly<{ location: Location; onClose: () => void }>
const touchesOf = ({ id }: Location) => [['admin', 'location', id]]

/** A day that is not like the others of its week: closed, or open at other hours. */
export function DayOff({ location, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [day, setDay] = useState('')
  const [closed, setClosed] = useState(true)
  const [span, setSpan] = useState({ from: '09:00', until: '13:00' })
  const [reason, setReason] = useState('')
  const hours = closed ? 'off' : `${span.from}-${span.until}`
  const row = { location: location.code, day, hours, reason: reason.trim() }
  return (
    <Act
      touches={touchesOf(location)}
      title={t('admin.addDay')}
      doing={t('admin.save')}
      onClose={onClose}
      wish={day === '' ? null : row}
      showPreview={() => (
        <Consequences
          lines={[
            day === ''
              ? t('admin.chooseDay')
              : closed
                ? t('admin.willBeOff', { day: format.day(day) })
                : t('admin.willBeOpen', { day: format.day(day), hours }),
            t('admin.promisesFollow'),
          ]}
        />
      )}
      act={(key) => writeDay(row, key)}
      done={() => t('admin.saved')}
      undo={() => writeDay({ ...row, remove: true })}
    >
      <Group grow align="end" preventGrowOverflow={false}>
        <TextInput
          type="date"
          label={t('admin.day')}
          required
          data-autofocus
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('admin.reasonForDay')}
          maxLength={100}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Group>
      <Switch
        label={t('admin.closedAllDay')}
        checked={closed}
        onChange={(event) => setClosed(event.currentTarget.checked)}
      />
      {!closed && (
        <Group grow>
          {(['from', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              label={t(`admin.${end}`)}
              value={span[end]}
              onChange={(event) => event.currentTarget.value && setSpan({ ...span, [end]: event.currentTarget.value })}
            />
          ))}
        </Group>
      )}
    </Act>
  )
}

export function RemoveDay({ location, row, onClose }: Props & Readonly<{ row: DayRow }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const day = format.day(String(row.day))
  return (
    <Act
      touches={touchesOf(location)}
      title={t('admin.removeDay', { day })}
      doing={t('admin.remove')}
      onClose={onClose}
      wish={row}
      showPreview={() => <Consequences lines={[t('admin.likeItsWeek', { day }), t('admin.promisesFollow')]} />}
      act={(key) => writeDay({ ...row, remove: true }, key)}
      done={() => t('admin.saved')}
      undo={() => writeDay(row)}
    />
  )
}
