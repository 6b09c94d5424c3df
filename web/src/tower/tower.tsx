import './tower.css'
import { Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { Ageing } from './ageing.tsx'
import { Drift } from './drift.tsx'
import { Exceptions } from './exceptions.tsx'
import { Figures } from './figures.tsx'
import { Quality } from './quality.tsx'
import { Stages } from './stages.tsx'
import { Steps } from './steps.tsx'

export type TowerData = Got<'/v1/reports/tower'>

const LOOK_EVERY_MS = 60_000

/** The start of a lead's day: where everything stands, how quick it goes, and what needs somebody. */
export function Tower() {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery({
    queryKey: ['tower'],
    refetchInterval: LOOK_EVERY_MS, // what becomes late does so without an event
    queryFn: ({ signal }) => answer(kontor.GET('/v1/reports/tower', { signal })),
  })
  return (
    <div className="stack">
      <Group justify="space-between" align="end">
        <div>
          <Title order={1}>{t('tower.title')}</Title>
          <Text className="quiet">{t('tower.lead')}</Text>
        </div>
        {query.data && (
          <Text size="xs" className="quiet">
            {t('tower.updated', { time: format.time(new Date(query.data.asOf)) })}
          </Text>
        )}
      </Group>
      <Loaded query={query} rows={10}>
        {(tower) =>
          tower.stages.length === 0 ? (
            <Empty title={t('tower.empty')} why={t('tower.emptyWhy')} />
          ) : (
            <>
              <Figures tower={tower} />
              <Stages tower={tower} />
              <div className="order">
                <Exceptions tower={tower} />
                <div className="stack">
                  <Ageing ageing={tower.ageing} />
                  <Drift />
                </div>
              </div>
              <Quality tower={tower} />
              <Steps tower={tower} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}
