import { Button, NativeSelect, NumberInput, Stack } from '@mantine/core'
import { PlusIcon } from '@radix-ui/react-icons'
import { useTranslation } from 'react-i18next'
import { Card } from '../../parts/card.tsx'
import { type Criterion, freshName } from '../definition.ts'
import type { PartProps } from './editor.tsx'
import { Expression, faultAt } from './expression.tsx'
import { useCriterionKind } from './kinds.ts'
import { PartName, RemovePart } from './part.tsx'

type Props = PartProps & Readonly<{ kinds: Readonly<Record<string, string>> }>

/** What it costs to serve from somewhere: value × weight, summed; the cheapest wins. */
export function Criteria({ definition, onChange, problems, readOnly, kinds }: Props) {
  const { t } = useTranslation()
  const { criteria } = definition
  const set = (next: readonly Criterion[]) => onChange({ ...definition, criteria: [...next] })
  return (
    <Card title={t('sourcing.criteria')} why={t('sourcing.criteriaWhy')}>
      <Stack gap="sm">
        {criteria.map((one, index) => (
          <OneCriterion
            // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is its place in the list; its name is being typed
            key={index}
            criterion={one}
            index={index}
            problems={problems}
            readOnly={readOnly}
            kinds={kinds}
            onChange={(next) => set(criteria.map((other, at) => (at === index ? next : other)))}
            {...(criteria.length > 1 && { onRemove: () => set(criteria.filter((_, at) => at !== index)) })}
          />
        ))}
      </Stack>
      {!readOnly && (
        <Button
          variant="default"
          size="compact-sm"
          mt="sm"
          leftSection={<PlusIcon />}
          onClick={() => set([...criteria, { name: freshName('criterion', criteria), kind: 'distance', weight: 1 }])}
        >
          {t('sourcing.addCriterion')}
        </Button>
      )}
    </Card>
  )
}

type OneProps = Pick<Props, 'problems' | 'readOnly' | 'kinds'> &
  Readonly<{ criterion: Criterion; index: number; onChange: (next: Criterion) => void; onRemove?: () => void }>

function OneCriterion({ criterion, index, problems, readOnly, kinds, onChange, onRemove }: OneProps) {
  const { t } = useTranslation()
  const kindName = useCriterionKind()
  const at = `/definition/criteria/${index}`
  const { expression, ...measured } = criterion
  // Whether a kind takes an expression, the server knows: it says so at this field.
  const asksForOne = faultAt(problems, `${at}/expression`) !== undefined
  return (
    <fieldset className="part-row criterion-row">
      <legend>{t('sourcing.criterionNo', { number: index + 1 })}</legend>
      <PartName
        value={criterion.name}
        path={`${at}/name`}
        problems={problems}
        readOnly={readOnly}
        onChange={(name) => onChange({ ...criterion, name })}
      />
      <NativeSelect
        label={t('sourcing.kind')}
        value={criterion.kind}
        disabled={readOnly}
        data={
          Object.keys(kinds).length === 0
            ? [criterion.kind]
            : Object.keys(kinds).map((kind) => ({ value: kind, label: kindName(kind) }))
        }
        onChange={(event) => onChange({ ...measured, kind: event.currentTarget.value as Criterion['kind'] })}
      />
      <NumberInput
        label={t('sourcing.weight')}
        value={criterion.weight}
        min={0}
        max={1_000_000}
        readOnly={readOnly}
        error={faultAt(problems, `${at}/weight`)}
        onChange={(value) => onChange({ ...criterion, weight: Number(value) || 0 })}
      />
      {onRemove && !readOnly && <RemovePart name={criterion.name} onRemove={onRemove} />}
      {(expression !== undefined || asksForOne) && (
        <div className="whole-row">
          <Expression
            label={t('sourcing.expression')}
            value={expression ?? ''}
            path={`${at}/expression`}
            problems={problems}
            readOnly={readOnly}
            onChange={(next) => onChange(next === '' ? measured : { ...measured, expression: next })}
          />
        </div>
      )}
    </fieldset>
  )
}
