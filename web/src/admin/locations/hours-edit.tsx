import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act, Consequences } from '../../order/actions/act.tsx'
import type { Location } from '../queries.ts'
import { changeLocation, touched } from './change.ts'
import { readWeek, USUAL, writeWeek } from './hours.ts'
import { WeekFields } from './hours-fields.tsx'

/** The week of a place. Hours richer than one span a day are kept as they are written, and edited so. */
export function EditHours({ location, onClose }: Readonly<{ location: Location; onClose: () => void }>) {
  const { t } = useTranslation()
  const [week, setWeek] = useState(() => (location.openingHours === null ? USUAL : readWeek(location.openingHours)))
  const [text, setText] = useState(location.openingHours ?? '')
  const hours = week === null ? text.trim() : writeWeek(week)
  const wish = hours === '' || hours === location.openingHours ? null : hours
  return (
    <Act
      touches={touched(location.id)}
      title={t('admin.hoursOf', { name: location.name })}
      doing={t('admin.save')}
      onClose={onClose}
      wish={wish}
      showPreview={() => (
        <Consequences lines={wish === null ? [t('admin.nothingChanged')] : [hours, t('admin.promisesFollow')]} />
      )}
      act={() => changeLocation(location.id, location.version, { openingHours: hours })}
      done={() => t('admin.saved')}
      undo={({ version }) => changeLocation(location.id, version, { openingHours: location.openingHours })}
    >
      {week === null ? (
        <Textarea
          label={t('admin.hours')}
          description={t('admin.hoursText')}
          maxLength={500}
          autosize
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <WeekFields week={week} onChange={setWeek} />
      )}
    </Act>
  )
}
