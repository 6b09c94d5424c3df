import { Button, Stack, Text } from '@mantine/core'
import { PlusIcon } from '@radix-ui/react-icons'
import { useTranslation } from 'react-i18next'
import { Card } from '../../parts/card.tsx'
import { type Filter, freshName } from '../definition.ts'
import type { PartProps } from './editor.tsx'
import { Expression } from './expression.tsx'
import { PartName, RemovePart } from './part.tsx'

/** Who may not serve: a location for which one of these is false is refused by its name. */
export function Filters({ definition, onChange, problems, readOnly }: PartProps) {
  const { t } = useTranslation()
  const { filters } = definition
  const set = (next: readonly Filter[]) => onChange({ ...definition, filters: [...next] })
  const change = (index: number, by: Partial<Filter>) =>
    set(filters.map((one, at) => (at === index ? { ...one, ...by } : one)))
  return (
    <Card title={t('sourcing.filters')} why={t('sourcing.filtersWhy')}>
      <Stack gap="sm">
        {filters.length === 0 && (
          <Text size="sm" className="quiet">
            {t('sourcing.noFilters')}
          </Text>
        )}
        {filters.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place in the list; its name is being typed
          <fieldset key={index} className="part-row filter-row">
            <legend>{t('sourcing.filterNo', { number: index + 1 })}</legend>
            <PartName
              value={one.name}
              path={`/definition/filters/${index}/name`}
              problems={problems}
              readOnly={readOnly}
              onChange={(name) => change(index, { name })}
            />
            <Expression
              label={t('sourcing.mustBeTrue')}
              value={one.expression}
              path={`/definition/filters/${index}/expression`}
              problems={problems}
              readOnly={readOnly}
              onChange={(expression) => change(index, { expression })}
            />
            {!readOnly && <RemovePart name={one.name} onRemove={() => set(filters.filter((_, at) => at !== index))} />}
          </fieldset>
        ))}
      </Stack>
      {!readOnly && (
        <Button
          variant="default"
          size="compact-sm"
          mt="sm"
          leftSection={<PlusIcon />}
          onClick={() =>
            set([...filters, { name: freshName('filter', filters), expression: 'location.distanceKm <= 1000' }])
          }
        >
          {t('sourcing.addFilter')}
        </Button>
      )}
    </Card>
  )
}
