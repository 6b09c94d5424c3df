import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { Loaded } from '../parts/states.tsx'

const CHECK_EVERY_MS = 5 * 60_000
const LEDGERS = ['stock', 'units', 'money', 'books'] as const

/** Whether what is shown as sums is what was written one by one. */
export function Drift() {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['drift'],
    staleTime: CHECK_EVERY_MS,
    refetchInterval: CHECK_EVERY_MS,
    queryFn: ({ signal }) => answer(kontor.GET('/v1/reports/drift', { signal })),
  })
  return (
    <Card title={t('tower.drift')} why={t('tower.driftWhy')}>
      <Loaded query={query} rows={4}>
        {({ items }) => (
          <dl className="facts money">
            {LEDGERS.map((ledger) => {
              const differs = items.find((item) => item.ledger === ledger)?.differs ?? 0
              return (
                <Row
                  key={ledger}
                  name={t(`tower.${ledger}`)}
                  value={differs === 0 ? t('tower.noDrift') : t('tower.drifted', { count: differs })}
                  bad={differs > 0}
                />
              )
            })}
          </dl>
        )}
      </Loaded>
    </Card>
  )
}

function Row({ name, value, bad }: Readonly<{ name: string; value: string; bad: boolean }>) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={bad ? 'late' : undefined}>{value}</dd>
    </>
  )
}
