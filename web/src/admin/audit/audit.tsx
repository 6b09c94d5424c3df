import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { Paged } from '../../parts/paged.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Empty } from '../../parts/states.tsx'
import { Sections } from '../sections.tsx'
import { AREAS, type AuditSearch } from './search.ts'
import { useChangeWords } from './words.ts'

type Change = Got<'/v1/audit'>['items'][number]
const PAGE = 50

/** Who changed what of the house and when: narrowed by person, by what, and by days. */
export function Audit() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ from: '/admin/audit' })
  const set = (next: AuditSearch) => void navigate({ to: '/admin/audit', search: next })
  const list = useInfiniteQuery({
    queryKey: ['admin', 'audit', search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        kontor.GET('/v1/audit', {
          params: { query: { ...search, limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  })
  return (
    <div className="stack">
      <Sections at="audit" />
      <Filters search={search} onChange={set} />
      <section className="card" aria-label={t('admin.audit')}>
        <Paged
          list={list}
          empty={
            <Empty title={t('admin.noChanges')} why={t('admin.noChangesWhy')}>
              {Object.keys(search).length > 0 && (
                <Button variant="default" onClick={() => set({})}>
                  {t('orders.clear')}
                </Button>
              )}
            </Empty>
          }
        >
          {(rows) => <List rows={rows} />}
        </Paged>
      </section>
    </div>
  )
}

function List({ rows }: Readonly<{ rows: readonly Change[] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useChangeWords()
  return (
    <Rows
      label={t('admin.audit')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: t('admin.when'), cell: ({ at }) => <span className="nowrap">{format.instant(at)}</span> },
        {
          head: t('admin.who'),
          cell: ({ actor }) => (
            <span className="wrap">
              {actor.name ?? '…'}
              {actor.kind === 'key' && <span className="quiet"> · {t('admin.key')}</span>}
            </span>
          ),
        },
        { head: t('admin.what'), cell: (change) => words.what(change.type) },
        { head: t('admin.ofWhat'), cell: ({ subject }) => <span className="wrap">{subject ?? ''}</span> },
        {
          head: t('admin.details'),
          cell: ({ data }) => (
            <Text size="xs" className="quiet wrap" maw="26rem">
              {words.details(data)}
            </Text>
          ),
        },
      ]}
    />
  )
}

function Filters({ search, onChange }: Readonly<{ search: AuditSearch; onChange: (next: AuditSearch) => void }>) {
  const { t } = useTranslation()
  const actors = useQuery({
    queryKey: ['admin', 'audit-actors'],
    queryFn: async () => (await answer(kontor.GET('/v1/audit/actors'))).items,
  })
  const set = (field: keyof AuditSearch, value: string) => {
    const { [field]: _, ...rest } = search
    onChange(value === '' ? rest : { ...rest, [field]: value })
  }
  return (
    <Group gap="sm" align="end" component="search">
      <NativeSelect
        label={t('admin.who')}
        maw={260}
        value={search.person ?? ''}
        data={[
          { value: '', label: t('admin.everybody') },
          ...(actors.data ?? []).map(({ id, name, kind }) => ({
            ...{ value: id, label: kind === 'key' ? `${name} (${t('admin.key')})` : name },
          })),
        ]}
        onChange={(event) => set('person', event.currentTarget.value)}
      />
      <NativeSelect
        label={t('admin.what')}
        value={search.area ?? ''}
        data={[
          { value: '', label: t('admin.everything') },
          ...AREAS.map((area) => ({ value: area, label: t(`admin.area_${area}`) })),
        ]}
        onChange={(event) => set('area', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('admin.from')}
        value={search.from ?? ''}
        onChange={(event) => set('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('admin.until')}
        value={search.until ?? ''}
        onChange={(event) => set('until', event.currentTarget.value)}
      />
    </Group>
  )
}
