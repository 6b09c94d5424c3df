import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../parts/channels.ts'
import { useFormat } from '../parts/format.ts'
import { usePlaces } from '../stock/places.ts'
import { DAYS, OBJECTS, type ProcessChange, type ProcessSearch, SHARES } from './search.ts'

type FiltersProps = Readonly<{ search: ProcessSearch; onChange: (next: ProcessChange) => void }>

/** What of the process is looked at. */
export function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const channels = useChannels()
  const places = usePlaces()
  // What was opened belongs to what was looked at.
  const look = (next: ProcessChange) => onChange({ from: undefined, to: undefined, ...next })
  const where =
    search.channel !== undefined
      ? `channel ${search.channel}`
      : search.location !== undefined
        ? `location ${search.location}`
        : ''
  const choose = (value: string | null) => {
    const [kind, code] = (value ?? '').split(' ')
    look({
      channel: kind === 'channel' ? code : undefined,
      location: kind === 'location' ? code : undefined,
    })
  }
  const named = (kind: string, rows: readonly Readonly<{ code: string; name: string }>[]) =>
    rows.map(({ code, name }) => ({ value: `${kind} ${code}`, label: name }))
  return (
    <div className="filters process-filters">
      <Select
        label={t('process.object')}
        allowDeselect={false}
        data={OBJECTS.map((value) => ({ value, label: t(`process.${value}`) }))}
        value={search.object ?? 'order'}
        onChange={(object) => look({ object: OBJECTS.slice(1).find((one) => one === object) })}
      />
      <Select
        label={t('process.days')}
        allowDeselect={false}
        data={DAYS.map((days) => ({ value: String(days), label: t('process.lastDays', { count: days }) }))}
        value={String(search.days ?? 30)}
        onChange={(days) => look({ days: DAYS.find((one) => String(one) === days) })}
      />
      <Select
        label={t('process.where')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('process.everywhere') }}
        placeholder={t('process.everywhere')}
        data={[
          { group: t('process.channels'), items: named('channel', channels) },
          { group: t('process.locations'), items: named('location', places) },
        ]}
        value={where === '' ? null : where}
        onChange={choose}
      />
      <Select
        label={t('process.share')}
        allowDeselect={false}
        data={SHARES.map((share) => ({
          value: String(share),
          label: share === 100 ? t('process.all') : t('process.most', { share: format.percent(share / 100) }),
        }))}
        value={String(search.share ?? 80)}
        onChange={(share) => onChange({ share: SHARES.find((one) => String(one) === share) })}
      />
      <SegmentedControl
        transitionDuration={0}
        aria-label={t('process.view')}
        data={[
          { value: 'map', label: t('process.asMap') },
          { value: 'table', label: t('process.asTable') },
        ]}
        value={search.view ?? 'map'}
        onChange={(view) => onChange({ view: view === 'table' ? 'table' : undefined })}
      />
    </div>
  )
}
