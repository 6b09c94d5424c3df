import { Button, Group, NativeSelect } from '@mantine/core'
import { ChevronLeftIcon, ChevronRightIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import { Sections } from '../sections.tsx'
import { Calendar } from './calendar.tsx'
import { dayAfter, mondayOf, SHOWN_DAYS } from './days.ts'
import { Plan } from './plan.tsx'

const today = () => new Date().toISOString().slice(0, 10)

/** Who performs a service is counted like stock: by place, day and slot, what is booked and what is free. */
export function Capacity() {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/stock/capacity' })
  const services = useQuery({
    queryKey: ['services'],
    staleTime: 300_000,
    queryFn: () => answer(kontor.GET('/v1/items', { params: { query: { kind: 'service', limit: 200 } } })),
  })
  const sku = search.sku ?? services.data?.items[0]?.sku ?? ''
  const from = mondayOf(search.from ?? today())
  const show = (next: { sku?: string; from?: string }) =>
    void navigate({ to: '/stock/capacity', search: { ...search, ...next } })
  const slots = useQuery({
    queryKey: ['stock', 'capacity', sku, from],
    enabled: sku !== '',
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/service-capacities', { params: { query: { sku, from, days: SHOWN_DAYS } }, signal })),
  })
  const [planning, setPlanning] = useState(false)

  return (
    <div className="stack">
      <Sections at="capacity" />
      <Loaded query={services} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <section className="card">
              <Empty title={t('stock.noServices')} why={t('stock.noServicesWhy')} />
            </section>
          ) : (
            <>
              <Group gap="sm" align="end">
                <NativeSelect
                  label={t('stock.service')}
                  value={sku}
                  data={items.map((item) => ({ value: item.sku, label: item.name }))}
                  onChange={(event) => show({ sku: event.currentTarget.value })}
                />
                <Button.Group>
                  <Button
                    variant="default"
                    aria-label={t('stock.earlier')}
                    onClick={() => show({ from: dayAfter(from, -SHOWN_DAYS) })}
                  >
                    <ChevronLeftIcon />
                  </Button>
                  <Button variant="default" onClick={() => show({ from: today() })}>
                    {t('stock.today')}
                  </Button>
                  <Button
                    variant="default"
                    aria-label={t('stock.later')}
                    onClick={() => show({ from: dayAfter(from, SHOWN_DAYS) })}
                  >
                    <ChevronRightIcon />
                  </Button>
                </Button.Group>
                {may('promise_data.write') && (
                  <Button onClick={() => setPlanning(true)}>{t('stock.planCapacity')}</Button>
                )}
              </Group>
              <section
                className="card"
                aria-label={t('stock.period', {
                  from: format.day(from),
                  until: format.day(dayAfter(from, SHOWN_DAYS - 1)),
                })}
              >
                <Loaded query={slots} rows={6}>
                  {({ items: found }) =>
                    found.length === 0 ? (
                      <Empty title={t('stock.noCapacity')} why={t('stock.noCapacityWhy')} />
                    ) : (
                      <Calendar slots={found} from={from} today={today()} />
                    )
                  }
                </Loaded>
              </section>
              {planning && <Plan sku={sku} from={from} onClose={() => setPlanning(false)} />}
            </>
          )
        }
      </Loaded>
    </div>
  )
}
