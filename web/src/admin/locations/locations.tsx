import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { MagnifyingGlassIcon, PlusIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Rows } from '../../parts/rows.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import { type Location, locationsQuery } from '../queries.ts'
import { Sections } from '../sections.tsx'
import { KINDS, useFeatures } from './kinds.ts'
import { NewLocation } from './new.tsx'

/** Every place that holds stock or hands goods over, narrowed by what the address says. */
export function Locations() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/admin/locations' })
  const query = useQuery(locationsQuery)
  const [adding, setAdding] = useState(false)
  const set = (next: Partial<typeof search>) =>
    void navigate({ to: '/admin/locations', search: { ...search, ...next }, replace: true })
  return (
    <div className="stack">
      <Sections at="locations">
        {may('organisation.write') && (
          <Button leftSection={<PlusIcon />} onClick={() => setAdding(true)}>
            {t('admin.openLocation')}
          </Button>
        )}
      </Sections>
      <Group gap="sm" align="end" component="search">
        <TextInput
          type="search"
          flex="1 1 16rem"
          maw={420}
          label={t('admin.findLocation')}
          placeholder={t('admin.findLocationBy')}
          leftSection={<MagnifyingGlassIcon />}
          value={search.q ?? ''}
          onChange={(event) => set({ q: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('admin.kind')}
          value={search.kind ?? ''}
          data={[
            { value: '', label: t('admin.allKinds') },
            ...KINDS.map((kind) => ({ value: kind, label: t(`admin.kind_${kind}`) })),
          ]}
          onChange={(event) => set({ kind: KINDS.find((kind) => kind === event.currentTarget.value) })}
        />
      </Group>
      <section className="card" aria-label={t('admin.locations')}>
        <Loaded query={query} rows={8}>
          {(all) => <Found rows={all.filter((one) => fits(one, search))} none={all.length === 0} />}
        </Loaded>
      </section>
      {adding && <NewLocation onClose={() => setAdding(false)} />}
    </div>
  )
}

function fits({ name, code, city, kind }: Location, search: { q?: string | undefined; kind?: string | undefined }) {
  const wanted = (search.q ?? '').trim().toLowerCase()
  const found = [name, code, city].some((text) => text.toLowerCase().includes(wanted))
  return found && (search.kind === undefined || search.kind === kind)
}

function Found({ rows, none }: Readonly<{ rows: readonly Location[]; none: boolean }>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const features = useFeatures()
  if (rows.length === 0)
    return <Empty title={none ? t('admin.noLocations') : t('admin.noneFound')} why={t('admin.noLocationsWhy')} />
  return (
    <>
      <Rows
        label={t('admin.locations')}
        rows={rows}
        keyOf={({ id }) => id}
        open={({ id }) => void navigate({ to: '/admin/locations/$location', params: { location: id } })}
        columns={[
          {
            head: t('admin.location'),
            cell: ({ id, name, code }) => (
              <span className="what">
                <Link
                  to="/admin/locations/$location"
                  params={{ location: id }}
                  onClick={(event) => event.stopPropagation()}
                >
                  {name}
                </Link>
                <span className="quiet">{code}</span>
              </span>
            ),
          },
          { head: t('admin.kind'), cell: ({ kind }) => t(`admin.kind_${kind}`) },
          { head: t('admin.town'), cell: ({ postalCode, city, country }) => `${postalCode ?? ''} ${city}, ${country}` },
          { head: t('admin.does'), cell: (one) => features(one).join(', ') || t('admin.doesNothing') },
          {
            head: t('admin.state'),
            cell: ({ active }) => (
              <span className="status" data-tone={active ? 'good' : 'quiet'}>
                {active ? t('admin.open') : t('admin.closed')}
              </span>
            ),
          },
        ]}
      />
      <Text size="sm" className="quiet" mt="md">
        {t('admin.locationsShown', { count: rows.length })}
      </Text>
    </>
  )
}
