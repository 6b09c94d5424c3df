import { Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { Due } from './due.tsx'
import { foresee, type Seen, unitsIn } from './queue/foresee.ts'
import { useQueue } from './queue/use-queue.ts'
import { usePlaces, useWorkList } from './use-work.ts'
import { Waiting } from './waiting.tsx'

const atCounter = ({ state }: Pick<Seen, 'state'>) => state === 'ready'
/** Nothing is left to do here once what waits is sent. */
const isOpen = (work: Seen) => unitsIn(work, 'coming', 'waiting', 'picked', 'packed') > 0

/** The work list of one place: what must be done, late first; and what waits at the counter for its customer. */
export function List() {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/store' })
  const places = usePlaces()
  const location = search.location ?? firstPlace(places.data)
  const { query, asOf } = useWorkList(location)
  const { acts, others } = useQueue()
  return (
    <Stack gap="md" className="store">
      <Loaded query={places}>
        {(known) =>
          known.length === 0 ? (
            <Empty title={t('store.noPlace')} why={t('store.noPlaceWhy')} />
          ) : (
            <Heading places={known} location={location} />
          )
        }
      </Loaded>
      <Waiting acts={acts} others={others} />
      {asOf && (
        <Text className="quiet" size="sm" role="status">
          {t('store.asOf', { time: format.time(asOf) })}
        </Text>
      )}
      {location !== undefined && (
        <Loaded query={query}>
          {({ items, more }) => <Lists works={items.map((one) => foresee(one, acts)).filter(isOpen)} more={more} />}
        </Loaded>
      )}
    </Stack>
  )
}

type Place = Readonly<{ id: string; name: string; kind: string }>
/** Stores come first: who works in one does not choose each morning. */
const firstPlace = (places: readonly Place[] | undefined) =>
  (places?.find(({ kind }) => kind === 'store') ?? places?.[0])?.id

function Heading({ places, location }: Readonly<{ places: readonly Place[]; location: string | undefined }>) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/store' })
  const name = places.find(({ id }) => id === location)?.name ?? t('store.title')
  return (
    <Group justify="space-between" align="end">
      <Title order={1}>{name}</Title>
      {places.length > 1 && (
        <Select
          size="lg"
          label={t('store.place')}
          data={places.map(({ id, name: label }) => ({ value: id, label }))}
          value={location ?? null}
          allowDeselect={false}
          searchable
          onChange={(chosen) => {
            if (chosen !== null) void navigate({ search: { location: chosen } })
          }}
        />
      )}
    </Group>
  )
}

function Lists({ works, more }: Readonly<{ works: readonly Seen[]; more: boolean }>) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/store' })
  const navigate = useNavigate({ from: '/store' })
  const counter = works.filter(atCounter)
  const open = works.filter((work) => !atCounter(work))
  const wanted = (search.find ?? '').trim().toLowerCase()
  const shown = (search.show === 'counter' ? counter : open).filter((work) =>
    [work.orderNumber, work.number, work.customer ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  )
  const { show: _, ...rest } = search
  return (
    <Stack gap="md">
      <nav className="two" aria-label={t('store.lists')}>
        <Button
          renderRoot={(props) => <Link {...props} to="/store" search={rest} />}
          size="lg"
          variant={search.show ? 'default' : 'filled'}
          aria-current={search.show ? undefined : 'page'}
        >
          {t('store.todo', { count: open.length })}
        </Button>
        <Button
          renderRoot={(props) => <Link {...props} to="/store" search={{ ...rest, show: 'counter' }} />}
          size="lg"
          variant={search.show ? 'filled' : 'default'}
          aria-current={search.show ? 'page' : undefined}
        >
          {t('store.counter', { count: counter.length })}
        </Button>
      </nav>
      <TextInput
        size="lg"
        type="search"
        label={t('store.find')}
        value={search.find ?? ''}
        onChange={(event) => {
          const { find: __, ...others } = search
          const find = event.currentTarget.value
          void navigate({ search: find === '' ? others : { ...others, find }, replace: true })
        }}
      />
      {more && <Text size="sm">{t('store.more')}</Text>}
      {shown.length === 0 ? (
        <Empty {...emptyWords(t, wanted, search.show)} />
      ) : (
        <ul className="works">
          {shown.map((work) => (
            <li key={work.id}>
              <Row work={work} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

/** As much of `t` as is asked: with every key of the app the compiler would work itself to death. */
type Say = (
  key: `store.${'notFound' | 'counterEmpty' | 'allDone'}${'' | 'Why'}`,
  values: Readonly<{ text: string }>,
) => string

function emptyWords(t: Say, wanted: string, show: 'counter' | undefined) {
  const what = wanted !== '' ? 'notFound' : show ? 'counterEmpty' : 'allDone'
  return { title: t(`store.${what}`, { text: wanted }), why: t(`store.${what}Why`, { text: wanted }) }
}

function Row({ work }: Readonly<{ work: Seen }>) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/store' })
  const units = unitsIn(work, 'coming', 'waiting', 'picked', 'packed')
  return (
    <Link to="/store/$work" params={{ work: work.id }} search={search} className="work-row">
      <span className="work-head">
        <strong>{work.orderNumber}</strong>
        <span className="status" data-tone={work.acceptedAt ? 'busy' : 'waiting'}>
          {t(`store.step_${stepOf(work)}`)}
        </span>
      </span>
      {work.customer !== null && <span className="words">{work.customer}</span>}
      <span className="work-head">
        <Due due={work.due} />
        <span className="quiet nowrap">{t('store.units', { count: units })}</span>
      </span>
      {work.queued > 0 && <span className="late">{t('store.waiting', { count: work.queued })}</span>}
    </Link>
  )
}

/** Where it stands, in the words of who works on it. */
export function stepOf(work: Seen) {
  if (work.state === 'coming') return 'coming'
  if (work.state === 'ready') return 'ready'
  if (!work.acceptedAt) return 'new'
  if (unitsIn(work, 'waiting') > 0) return 'pick'
  return unitsIn(work, 'picked') > 0 ? 'pack' : 'packed'
}
