import { Checkbox, NativeSelect, NumberInput, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Definition } from '../definition.ts'
import type { PartProps } from './editor.tsx'
import { Expression, faultAt } from './expression.tsx'
import { Groups } from './groups.tsx'

const POLICIES = ['free', 'together', 'alone'] as const
const SHORTAGES = ['policy', 'refuse', 'backorder'] as const

/** For whom it is, in which order it is asked, and how far it may split. */
export function Rules({ definition, onChange, problems, readOnly }: PartProps) {
  const { t } = useTranslation()
  const set = (by: Partial<Definition>) => onChange({ ...definition, ...by })
  const { splits } = definition
  const whole = (value: string | number) => Math.max(0, Math.trunc(Number(value) || 0))
  return (
    <div className="stack rules">
      <Expression
        label={t('sourcing.appliesWhen')}
        description={t('sourcing.appliesWhenWhy')}
        value={definition.appliesWhen ?? ''}
        path="/definition/appliesWhen"
        problems={problems}
        readOnly={readOnly}
        placeholder={'order.channelKind == "web"'}
        onChange={(next) => {
          const { appliesWhen: _, ...rest } = definition
          onChange(next.trim() === '' ? rest : { ...rest, appliesWhen: next })
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
        <NumberInput
          label={t('sourcing.rank')}
          description={t('sourcing.rankWhy')}
          value={definition.rank}
          min={0}
          max={999_999}
          allowDecimal={false}
          readOnly={readOnly}
          error={faultAt(problems, '/definition/rank')}
          onChange={(value) => set({ rank: whole(value) })}
        />
        <NumberInput
          label={t('sourcing.max')}
          description={t('sourcing.maxWhy')}
          value={splits.max}
          min={1}
          max={100}
          allowDecimal={false}
          readOnly={readOnly}
          error={faultAt(problems, '/definition/splits/max')}
          onChange={(value) => set({ splits: { ...splits, max: whole(value) } })}
        />
        <NativeSelect
          label={t('sourcing.policy')}
          description={t('sourcing.policyWhy')}
          value={splits.policy}
          disabled={readOnly}
          data={POLICIES.map((value) => ({ value, label: t(`sourcing.policy_${value}`) }))}
          onChange={(event) =>
            set({ splits: { ...splits, policy: POLICIES.find((one) => one === event.currentTarget.value) ?? 'free' } })
          }
        />
        <NumberInput
          label={t('sourcing.minimumStock')}
          description={t('sourcing.minimumStockWhy')}
          value={definition.minimumStock}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          readOnly={readOnly}
          onChange={(value) => set({ minimumStock: whole(value) })}
        />
        <NativeSelect
          label={t('sourcing.shortage')}
          description={t('sourcing.shortageWhy')}
          value={definition.shortage}
          disabled={readOnly}
          data={SHORTAGES.map((value) => ({ value, label: t(`sourcing.shortage_${value}`) }))}
          onChange={(event) =>
            set({ shortage: SHORTAGES.find((one) => one === event.currentTarget.value) ?? 'policy' })
          }
        />
      </SimpleGrid>
      <Checkbox
        label={t('sourcing.shipToStore')}
        description={t('sourcing.shipToStoreWhy')}
        checked={definition.shipToStore}
        disabled={readOnly}
        onChange={(event) => set({ shipToStore: event.currentTarget.checked })}
      />
      <Groups definition={definition} onChange={onChange} problems={problems} readOnly={readOnly} />
    </div>
  )
}
