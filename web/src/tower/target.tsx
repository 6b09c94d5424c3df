import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Act, Consequences } from '../order/actions/act.tsx'
import { useFormat } from '../parts/format.ts'
import type { TowerData } from './tower.tsx'

type Step = TowerData['steps'][number]
type TargetProps = Readonly<{ step: Exclude<Step['step'], 'source'>; now: Step; onClose: () => void }>

/** Ninety days, as the policy allows. */
const MOST_MINUTES = 129_600

/** How long a step may take. It changes no work: it is what the tower measures against. */
export function Target({ step, now, onClose }: TargetProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const former = now.targetS === null ? 0 : Math.round(now.targetS / 60)
  const [minutes, setMinutes] = useState<number | null>(former === 0 ? null : former)
  const put = (value: number) =>
    answer(
      kontor.PUT('/v1/policies/{name}', {
        params: { path: { name: `step.${step}_minutes` } },
        body: { scope: { kind: 'tenant' }, value },
      }),
    )
  const said = (value: number) => [
    value === 0 ? t('tower.targetNone') : t('tower.targetIs', { time: format.duration(value * 60) }),
    ...(value > 0 && now.medianS !== null
      ? [t(now.medianS > value * 60 ? 'tower.targetOver' : 'tower.targetKept', { time: format.duration(now.medianS) })]
      : []),
  ]
  return (
    <Act
      touches={[['tower']]}
      title={t('tower.targetTitle', { step: t(`step.${step}`) })}
      doing={t('tower.targetDo')}
      onClose={onClose}
      wish={minutes}
      showPreview={() => minutes !== null && <Consequences lines={said(minutes)} />}
      act={() => put(minutes ?? 0)}
      done={() => t('tower.targetSet')}
      undo={() => put(former)}
    >
      <NumberInput
        label={t('tower.targetMinutes')}
        description={t('tower.targetWhy')}
        min={0}
        max={MOST_MINUTES}
        clampBehavior="strict"
        allowDecimal={false}
        data-autofocus
        value={minutes ?? ''}
        onChange={(value) => setMinutes(value === '' ? null : Number(value))}
      />
    </Act>
  )
}
