import { Button, NativeSelect } from '@mantine/core'
import { PlusIcon } from '@radix-ui/react-icons'
import { useTranslation } from 'react-i18next'
import { type Definition, freshName } from '../definition.ts'
import type { PartProps } from './editor.tsx'
import { Expression } from './expression.tsx'
import { PartName, RemovePart } from './part.tsx'

type Group = Definition['splits']['groups'][number]

/** Lines that ship together or alone, chosen by an expression. */
export function Groups({ definition, onChange, problems, readOnly }: PartProps) {
  const { t } = useTranslation()
  const { splits } = definition
  const { groups } = splits
  const set = (next: readonly Group[]) => onChange({ ...definition, splits: { ...splits, groups: [...next] } })
  const change = (index: number, by: Partial<Group>) =>
    set(groups.map((one, at) => (at === index ? { ...one, ...by } : one)))
  if (readOnly && groups.length === 0) return null
  return (
    <div className="stack">
      {groups.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place in the list; its name is being typed
        <fieldset key={index} className="part-row criterion-row">
          <legend>{t('sourcing.groupNo', { number: index + 1 })}</legend>
          <PartName
            value={one.name}
            path={`/definition/splits/groups/${index}/name`}
            problems={problems}
            readOnly={readOnly}
            onChange={(name) => change(index, { name })}
          />
          <NativeSelect
            label={t('sourcing.policy')}
            value={one.policy}
            disabled={readOnly}
            data={(['together', 'alone'] as const).map((value) => ({ value, label: t(`sourcing.policy_${value}`) }))}
            onChange={(event) =>
              change(index, { policy: event.currentTarget.value === 'alone' ? 'alone' : 'together' })
            }
          />
          {!readOnly && <RemovePart name={one.name} onRemove={() => set(groups.filter((_, at) => at !== index))} />}
          <div className="whole-row">
            <Expression
              label={t('sourcing.groupLines')}
              value={one.lines}
              path={`/definition/splits/groups/${index}/lines`}
              problems={problems}
              readOnly={readOnly}
              onChange={(lines) => change(index, { lines })}
            />
          </div>
        </fieldset>
      ))}
      {!readOnly && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<PlusIcon />}
            onClick={() =>
              set([...groups, { name: freshName('group', groups), policy: 'together', lines: 'item.weightG > 10000' }])
            }
          >
            {t('sourcing.addGroup')}
          </Button>
        </div>
      )}
    </div>
  )
}
