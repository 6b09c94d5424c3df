import { Drawer, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useEventWord } from '../parts/event.ts'
import { useFormat } from '../parts/format.ts'
import type { Edge, Flow } from './flow.ts'
import { Passages } from './passages.tsx'
import type { ProcessSearch } from './search.ts'

type BehindProps = Readonly<{
  flow: Flow
  search: ProcessSearch
  onOpen: (opened: Pick<ProcessSearch, 'from' | 'to'>) => void
}>

/** What is behind an activity or a way of the map: its numbers, what comes before and after, and the orders. */
export function Behind({ flow, search, onOpen }: BehindProps) {
  const { t } = useTranslation()
  const word = useEventWord()
  const { from, to = '', object = 'order', days = 30, channel, location } = search
  const edge = flow.edges.find((one) => one.from === from && one.to === to)
  const activity = flow.activities.find((one) => one.activity === to)
  const numbers = from === undefined ? activity : edge
  const asked = {
    ...{ object, to, days },
    ...(from !== undefined && { from }),
    ...(channel !== undefined && { channel }),
    ...(location !== undefined && { location }),
  }
  return (
    <Drawer
      opened
      onClose={() => onOpen({})}
      position="right"
      size="md"
      title={from === undefined ? word(to) : t('process.way', { from: word(from), to: word(to) })}
      closeButtonProps={{ 'aria-label': t('act.cancel') }}
    >
      <div className="stack">
        {numbers && <Numbers numbers={numbers} />}
        {from === undefined && (
          <>
            <Ways
              title={t('process.cameFrom')}
              edges={flow.edges.filter((one) => one.to === to)}
              end="from"
              onOpen={onOpen}
            />
            <Ways
              title={t('process.wentTo')}
              edges={flow.edges.filter((one) => one.from === to)}
              end="to"
              onOpen={onOpen}
            />
          </>
        )}
        <section aria-label={t('process.behindOrders')}>
          <Title order={3} size="h5" mb={4}>
            {t('process.behindOrders')}
          </Title>
          <Passages asked={asked} />
        </section>
      </div>
    </Drawer>
  )
}

function Numbers({ numbers }: Readonly<{ numbers: Pick<Edge, 'passages' | 'medianS' | 'p90S'> }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const took = (seconds: number | null) => (seconds === null ? '–' : format.duration(seconds))
  return (
    <dl className="facts">
      <dt>{t('process.count')}</dt>
      <dd>{format.count(numbers.passages)}</dd>
      <dt>{t('tower.median')}</dt>
      <dd>{took(numbers.medianS)}</dd>
      <dt>{t('tower.p90')}</dt>
      <dd>{took(numbers.p90S)}</dd>
    </dl>
  )
}

type WaysProps = Readonly<{ title: string; edges: readonly Edge[]; end: 'from' | 'to'; onOpen: BehindProps['onOpen'] }>

function Ways({ title, edges, end, onOpen }: WaysProps) {
  const format = useFormat()
  const word = useEventWord()
  if (edges.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <ul className="plain-list">
        {edges.map((edge) => (
          <li key={`${edge.from} ${edge.to}`}>
            <button type="button" className="link" onClick={() => onOpen({ from: edge.from, to: edge.to })}>
              {word(edge[end])}
            </button>
            <Text component="span" size="sm" className="quiet number">
              {format.count(edge.passages)}
              {edge.medianS !== null && edge.medianS > 0 && ` · ${format.duration(edge.medianS)}`}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
