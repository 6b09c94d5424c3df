import { Button, Stack, Text, Title } from '@mantine/core'
import { ChevronLeftIcon } from '@radix-ui/react-icons'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { Counter } from './counter.tsx'
import { Due } from './due.tsx'
import { stepOf } from './list.tsx'
import { Packed } from './packed.tsx'
import { Pick } from './pick.tsx'
import type { Doing } from './queue/act.ts'
import { allIn, foresee, type Seen, unitsIn } from './queue/foresee.ts'
import { useQueue } from './queue/use-queue.ts'
import { Receive } from './receive.tsx'
import { usePlaces, useWorkList } from './use-work.ts'
import { Waiting } from './waiting.tsx'

/** `away`: there is no line to the server now. */
export type StepProps = Readonly<{ work: Seen; away: boolean; doIt: (doing: Doing) => void }>

/** One fulfillment order, with the step that is next in reach of the thumb. */
export function WorkScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const { work: id } = useParams({ from: '/store/$work' })
  const search = useSearch({ from: '/store/$work' })
  const places = usePlaces()
  const location = search.location ?? (places.data?.find(({ kind }) => kind === 'store') ?? places.data?.[0])?.id
  const { query, asOf } = useWorkList(location)
  const { acts, others, doIt } = useQueue()
  return (
    <Stack gap="md" className="store">
      <Link to="/store" search={search} className="back big">
        <ChevronLeftIcon /> {t('store.back')}
      </Link>
      <Waiting acts={acts.filter((act) => act.work === id)} others={others} />
      {asOf && (
        <Text className="quiet" size="sm" role="status">
          {t('store.asOf', { time: format.time(asOf) })}
        </Text>
      )}
      <Loaded query={query}>
        {({ items, carriers }) => {
          const found = items.find((one) => one.id === id)
          if (!found) return <Gone search={search} />
          const work = foresee(found, acts)
          return (
            <Open key={id} work={work} away={asOf !== null} carriers={carriers} doIt={(doing) => doIt(found, doing)} />
          )
        }}
      </Loaded>
    </Stack>
  )
}

function Gone({ search }: Readonly<{ search: { location?: string } }>) {
  const { t } = useTranslation()
  return (
    <Empty title={t('store.gone')} why={t('store.goneWhy')}>
      <Button renderRoot={(props) => <Link {...props} to="/store" search={search} />} size="lg" variant="default">
        {t('store.back')}
      </Button>
    </Empty>
  )
}

type OpenProps = StepProps & Readonly<{ carriers: readonly string[] }>

function Open({ work, away, carriers, doIt }: OpenProps) {
  const { t } = useTranslation()
  return (
    <>
      <header>
        <div className="work-head">
          <Title order={1}>{work.orderNumber}</Title>
          <span className="status" data-tone={work.acceptedAt ? 'busy' : 'waiting'}>
            {t(`store.step_${stepOf(work)}`)}
          </span>
        </div>
        {work.customer !== null && <Text className="words">{work.customer}</Text>}
        <Text size="sm">
          {t(`store.to_${work.destination as 'customer' | 'pickup' | 'location'}`, { place: work.toName ?? '' })}
        </Text>
        <Due due={work.due} />
      </header>
      {unitsIn(work, 'coming') > 0 && <Receive work={work} doIt={doIt} />}
      {unitsIn(work, 'waiting') > 0 && <Pick work={work} doIt={doIt} />}
      {unitsIn(work, 'picked') > 0 && <Pack work={work} doIt={doIt} />}
      {work.state === 'ready' && <Counter work={work} away={away} doIt={doIt} />}
      {work.state !== 'ready' && unitsIn(work, 'packed') > 0 && (
        <Packed work={work} away={away} carriers={carriers} doIt={doIt} />
      )}
      {unitsIn(work, 'coming', 'waiting', 'picked', 'packed') === 0 && (
        <Empty title={t('store.done')} why={work.queued > 0 ? t('store.doneQueued') : t('store.goneWhy')} />
      )}
    </>
  )
}

function Pack({ work, doIt }: Omit<StepProps, 'away'>) {
  const { t } = useTranslation()
  const lines = allIn(work, 'picked')
  return (
    <section className="card step" aria-label={t('store.step_pack')}>
      <ul className="plain-list">
        {lines.map(({ line, units }) => (
          <li key={line}>
            <span className="words">{work.lines.find((one) => one.line === line)?.name}</span>
            <span className="number">{units}</span>
          </li>
        ))}
      </ul>
      <Button size="lg" fullWidth mt="md" onClick={() => doIt({ kind: 'pack', lines })}>
        {t('store.packDo', { count: unitsIn(work, 'picked') })}
      </Button>
    </section>
  )
}
