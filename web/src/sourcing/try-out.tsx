import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { sayError } from '../parts/states.tsx'
import { Certificate } from './certificate.tsx'
import type { Strategy } from './queries.ts'

/** What the saved version would make of one order, as if nothing of it were sourced yet. Nothing is written. */
export function TryOut({ strategy }: Readonly<{ strategy: Strategy }>) {
  const { t } = useTranslation()
  const newest = useQuery({
    queryKey: ['newest-order', 'try-out'],
    queryFn: async () =>
      (await answer(kontor.GET('/v1/orders', { params: { query: { limit: 1 } } }))).items[0]?.number ?? '',
  })
  const [own, setOwn] = useState<string | null>(null)
  const number = own ?? newest.data ?? ''
  const trial = useMutation({
    mutationFn: async () => {
      const found = await answer(kontor.GET('/v1/orders', { params: { query: { number: number.trim(), limit: 1 } } }))
      const [order] = found.items
      if (!order) throw new Error(t('sourcing.noOrder', { number }))
      return answer(
        kontor.POST('/v1/sourcing-strategies/{strategy}/trials', {
          params: { path: { strategy: strategy.id } },
          body: { order: order.id },
        }),
      )
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (number.trim() !== '') trial.mutate()
  }
  return (
    <Card title={t('sourcing.tryOut')} why={t('sourcing.tryOutWhy')}>
      <form onSubmit={submit}>
        <Group align="end" gap="xs">
          <TextInput
            w={220}
            label={t('sourcing.orderNumber')}
            value={number}
            maxLength={40}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={trial.isPending}>
            {t('sourcing.try')}
          </Button>
        </Group>
      </form>
      <div role="status" className="trial">
        {trial.isError && (
          <Text size="sm" className="late">
            {sayError(trial.error, t('state.unreachable'))}
          </Text>
        )}
        {trial.data && !trial.data.applies && trial.data.refused === null && (
          <Text size="sm" className="late">
            {t('sourcing.notFor', { rule: trial.data.decisions[0]?.rule ?? '–' })}
          </Text>
        )}
        {trial.data?.refused && (
          <Text size="sm" className="late">
            {trial.data.refused.detail}
          </Text>
        )}
        {trial.data?.decisions.map((decision) => (
          <Certificate key={`${decision.delivery} ${decision.rule}`} decision={decision} />
        ))}
        {trial.data && <Arrivals promises={trial.data.promises} />}
      </div>
    </Card>
  )
}

type Promised = Readonly<{ line: number; deliverBy: string | null }>

/** Lines by the day on which they would arrive. */
function Arrivals({ promises }: Readonly<{ promises: readonly Promised[] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const days = [...new Set(promises.map(({ deliverBy }) => deliverBy))]
  return (
    <Text size="sm" className="quiet">
      {days
        .map((day) =>
          t('sourcing.wouldArrive', {
            lines: [...new Set(promises.filter((one) => one.deliverBy === day).map(({ line }) => line))].join(', '),
            date: day === null ? '–' : format.day(day),
          }),
        )
        .join(' · ')}
    </Text>
  )
}
