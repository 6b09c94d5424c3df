import { Button, Group, NumberInput, Progress, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor, queries } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Loading } from '../../parts/states.tsx'
import { tellRefusal } from '../../parts/toast.tsx'
import { useMay } from '../../session/session.ts'
import type { Strategy } from '../queries.ts'

// Charts are heavy, and most visits ask for none.
const Comparison = lazy(() => import('./comparison.tsx').then((module) => ({ default: module.Comparison })))

export type Run = Got<'/v1/sourcing-what-ifs/{whatIf}'>
const LOOK_EVERY_MS = 700
const MONTH = 30
const DAY_MS = 86_400_000
const isOpen = ({ state }: Run) => state === 'waiting' || state === 'running'
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

const readRuns = ({ signal }: { signal: AbortSignal }) => answer(kontor.GET('/v1/sourcing-what-ifs', { signal }))

/** What the saved version would have made of a period, beside what decides now. It runs behind and can be left. */
export function WhatIf({ strategy }: Readonly<{ strategy: Strategy }>) {
  const { t } = useTranslation()
  const may = useMay()
  const { data: runs } = useQuery({
    queryKey: ['sourcing', 'what-ifs'],
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? LOOK_EVERY_MS : false),
    queryFn: readRuns,
  })
  const own = runs?.items.filter((one) => one.strategy === strategy.id) ?? []
  const [latest] = own
  return (
    <Card title={t('sourcing.whatIf')} why={t('sourcing.whatIfWhy')}>
      {may('sourcing.write') && <Start strategy={strategy} />}
      {latest && <Latest run={latest} changedAt={strategy.changedAt} />}
    </Card>
  )
}

function Start({ strategy }: Readonly<{ strategy: Strategy }>) {
  const { t } = useTranslation()
  const [since, setSince] = useState(daysAgo(MONTH))
  const [until, setUntil] = useState(daysAgo(0))
  const [sample, setSample] = useState<number | ''>(1)
  const start = useMutation({
    mutationFn: () =>
      answer(
        kontor.POST('/v1/sourcing-what-ifs', { body: { strategy: strategy.id, since, until, sample: sample || 1 } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sourcing', 'what-ifs'] }),
    onError: tellRefusal,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (since !== '' && until !== '') start.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="sm">
        <TextInput
          type="date"
          label={t('sourcing.since')}
          value={since}
          required
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('orders.placedUntil')}
          value={until}
          required
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <NumberInput
          label={t('sourcing.sample')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={sample}
          w={140}
          onChange={(value) => setSample(value === '' ? '' : Number(value))}
        />
        <Button type="submit" variant="default" loading={start.isPending}>
          {t('sourcing.run')}
        </Button>
      </Group>
    </form>
  )
}

function Latest({ run, changedAt }: Readonly<{ run: Run; changedAt: string }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { done, total, skipped } = run.progress
  const cancel = useMutation({
    mutationFn: () =>
      answer(
        kontor.POST('/v1/sourcing-what-ifs/{whatIf}/cancellation', { params: { path: { whatIf: run.id } }, body: {} }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sourcing', 'what-ifs'] }),
    onError: tellRefusal,
  })
  return (
    <div className="stack run">
      <Group justify="space-between">
        <Text size="sm" role="status">
          <strong>{t('sourcing.ranOver', { from: format.day(run.since), until: format.day(run.until) })}</strong>{' '}
          {t(`sourcing.run_${run.state}`)} ·{' '}
          {t('sourcing.progress', { done: format.count(done), total: format.count(total) })}
          {skipped > 0 && ` · ${t('sourcing.skipped', { count: skipped })}`}
        </Text>
        {isOpen(run) && (
          <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('sourcing.stop')}
          </Button>
        )}
      </Group>
      {isOpen(run) && (
        <Progress value={total === 0 ? 100 : (done / total) * 100} animated aria-label={t('sourcing.whatIf')} />
      )}
      {run.problem !== null && <Text className="late">{run.problem}</Text>}
      {run.createdAt < changedAt && (
        <Text size="sm" className="late">
          {t('sourcing.outdated')}
        </Text>
      )}
      {run.now && run.draft && done > 0 && (
        <Suspense fallback={<Loading rows={6} />}>
          <Comparison run={run} now={run.now} draft={run.draft} />
        </Suspense>
      )}
    </div>
  )
}
