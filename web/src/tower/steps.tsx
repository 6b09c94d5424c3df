import { Button, Group, SegmentedControl, Table } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { useMay } from '../session/session.ts'
import { Comparison } from './comparison.tsx'
import { BYS } from './search.ts'
import { type AskedStep, StepOrders } from './step-orders.tsx'
import { Target } from './target.tsx'
import type { TowerData } from './tower.tsx'
import { Trend } from './trend.tsx'

type Step = TowerData['steps'][number]

/** What waits for each step and how long the step takes: against its target, against the days before, and where. */
export function Steps({ tower }: Readonly<{ tower: TowerData }>) {
  const { t } = useTranslation()
  const { by } = useSearch({ from: '/' })
  const navigate = useNavigate({ from: '/' })
  const [step, setStep] = useState<AskedStep | null>(null)
  return (
    <Card title={t('tower.steps')} why={t('tower.stepsWhy', { days: tower.days })}>
      <Group justify="space-between" mb="xs">
        <SegmentedControl
          transitionDuration={0}
          size="xs"
          aria-label={t('tower.compare')}
          data={[
            { value: 'all', label: t('tower.byAll') },
            ...BYS.map((value) => ({ value, label: t(`tower.by_${value}`) })),
          ]}
          value={by ?? 'all'}
          onChange={(value) => {
            const next = BYS.find((one) => one === value)
            void navigate({ search: next ? { by: next } : {}, resetScroll: false })
          }}
        />
        <Button renderRoot={(props) => <Link to="/process" {...props} />} variant="default" size="compact-sm">
          {t('tower.toProcess')}
        </Button>
      </Group>
      {by === undefined ? <Overall tower={tower} onOpen={setStep} /> : <Comparison by={by} onOpen={setStep} />}
      {step && <StepOrders asked={step} onClose={() => setStep(null)} />}
    </Card>
  )
}

function Overall({ tower, onOpen }: Readonly<{ tower: TowerData; onOpen: (step: AskedStep) => void }>) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('tower.steps')}>
      <Table verticalSpacing="xs" className="steps">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('tower.step')}</Table.Th>
            <Table.Th className="number">{t('tower.waiting')}</Table.Th>
            <Table.Th>{t('tower.oldest')}</Table.Th>
            <Table.Th className="number">{t('tower.done')}</Table.Th>
            <Table.Th className="number">{t('tower.median')}</Table.Th>
            <Table.Th className="number">{t('tower.p90')}</Table.Th>
            <Table.Th>{t('tower.trend')}</Table.Th>
            <Table.Th>{t('tower.target')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tower.steps.map((step) => (
            <StepRow key={step.step} step={step} days={tower.days} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

type RowProps = Readonly<{ step: Step; days: number; onOpen: (step: AskedStep) => void }>

function StepRow({ step, days, onOpen }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const over = step.targetS !== null && step.medianS !== null && step.medianS > step.targetS
  const took = (seconds: number | null) => (seconds === null ? '–' : format.duration(seconds))
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {step.done === 0 ? (
          t(`step.${step.step}`)
        ) : (
          <button
            type="button"
            className="link"
            onClick={() => onOpen({ to: step.step, days, title: t(`step.${step.step}`) })}
          >
            {t(`step.${step.step}`)}
          </button>
        )}
      </Table.Th>
      <Table.Td className="number">{format.count(step.waiting)}</Table.Td>
      <Table.Td className="nowrap">{step.oldestAt === null ? '–' : format.ago(step.oldestAt)}</Table.Td>
      <Table.Td className="number">{format.count(step.done)}</Table.Td>
      <Table.Td className={over ? 'number late' : 'number'}>{took(step.medianS)}</Table.Td>
      <Table.Td className="number">{took(step.p90S)}</Table.Td>
      <Table.Td className="nowrap">
        <Trend now={step.medianS} before={step.formerMedianS} />
      </Table.Td>
      <Table.Td className="nowrap">
        <TargetCell step={step} over={over} />
      </Table.Td>
    </Table.Tr>
  )
}

function TargetCell({ step, over }: Readonly<{ step: Step; over: boolean }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (step.step === 'source') return <span className="quiet">–</span>
  const said = step.targetS === null ? t('tower.noTarget') : format.duration(step.targetS)
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <span className={over ? 'late' : step.targetS === null ? 'quiet' : undefined}>
        {said}
        {over && ` · ${t('tower.overTarget')}`}
      </span>
      {may('policy.write') && may('policy.write_service') && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('tower.setTargetOf', { step: t(`step.${step.step}`) })}
          onClick={() => setOpen(true)}
        >
          {t('tower.setTarget')}
        </Button>
      )}
      {open && <Target step={step.step} now={step} onClose={() => setOpen(false)} />}
    </Group>
  )
}
