import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { ArrowLeftIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import type { Location } from '../queries.ts'
import { Calendar } from './calendar.tsx'
import { EditLocation } from './edit.tsx'
import { useFeatures } from './kinds.ts'
import { Work } from './work.tsx'

/** One place: where it is, what it does, when it is open and how much it can do in a day. */
export function LocationPage() {
  const { location: id } = useParams({ from: '/admin/locations/$location' })
  const query = useQuery({
    queryKey: ['admin', 'location', id],
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/locations/{location}', { params: { path: { location: id } }, signal })),
  })
  return (
    <Loaded query={query} rows={10}>
      {(location) => (
        <div className="stack">
          <Header location={location} />
          <div className="order">
            <Calendar location={location} />
            <div className="stack">
              <Facts location={location} />
              <Work location={location} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  )
}

function Header({ location }: Readonly<{ location: Location }>) {
  const { t } = useTranslation()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  return (
    <header>
      <Anchor component={Link} to="/admin/locations" size="sm" className="back">
        <ArrowLeftIcon /> {t('admin.locations')}
      </Anchor>
      <Group justify="space-between" mt={4}>
        <div>
          <Group gap="sm">
            <Title order={1} className="wrap">
              {location.name}
            </Title>
            <span className="status" data-tone={location.active ? 'good' : 'quiet'}>
              {location.active ? t('admin.open') : t('admin.closed')}
            </span>
          </Group>
          <Text size="sm" className="quiet">
            {location.code} · {t(`admin.kind_${location.kind}`)}
          </Text>
        </div>
        {may('organisation.write') && <Button onClick={() => setEditing(true)}>{t('admin.edit')}</Button>}
      </Group>
      {editing && <EditLocation location={location} onClose={() => setEditing(false)} />}
    </header>
  )
}

function Facts({ location }: Readonly<{ location: Location }>) {
  const { t, i18n } = useTranslation()
  const features = useFeatures()(location)
  const country = new Intl.DisplayNames(i18n.language, { type: 'region' }).of(location.country)
  return (
    <Card title={t('admin.address')}>
      <address className="words">
        {location.street !== null && <div>{location.street}</div>}
        <div>
          {location.postalCode} {location.city}
        </div>
        <div>{country}</div>
      </address>
      <dl className="facts spaced">
        <dt>{t('admin.does')}</dt>
        <dd>{features.join(', ') || t('admin.doesNothing')}</dd>
        <dt>{t('admin.keeper')}</dt>
        <dd>{t(`admin.keeper_${location.stockKeeper}`)}</dd>
        <dt>{t('admin.timeZone')}</dt>
        <dd>{location.timeZone}</dd>
        <dt>{t('admin.coordinates')}</dt>
        <dd>
          {location.latitude === null || location.longitude === null
            ? t('admin.notLocated')
            : `${location.latitude.toFixed(3)}, ${location.longitude.toFixed(3)}`}
        </dd>
      </dl>
      <Text size="sm" mt="sm">
        <Link to="/stock" search={{ location: location.id }} className="way">
          {t('admin.itsStock')}
        </Link>
      </Text>
    </Card>
  )
}
