import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, queries } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { sayError } from '../../parts/states.tsx'
import { tell, tellRefusal } from '../../parts/toast.tsx'
import { useMay } from '../../session/session.ts'
import type { Definition, Problem } from '../definition.ts'
import type { Strategy } from '../queries.ts'
import { useCheck } from './check.ts'
import { Criteria } from './criteria.tsx'
import { Filters } from './filters.tsx'
import { Rules } from './rules.tsx'

export type PartProps = Readonly<{
  definition: Definition
  onChange: (next: Definition) => void
  problems: readonly Problem[]
  readOnly: boolean
}>

/** What a version says. A draft is written here, and checked by the server while it is written. */
export function Editor({ strategy }: Readonly<{ strategy: Strategy }>) {
  const { t } = useTranslation()
  const may = useMay()
  const readOnly = strategy.state !== 'draft' || !may('sourcing.write')
  const [name, setName] = useState(strategy.name)
  const [definition, setDefinition] = useState(strategy.definition)
  const { problems, check, settled } = useCheck(definition)
  const dirty = name !== strategy.name || JSON.stringify(definition) !== JSON.stringify(strategy.definition)
  const save = useSave(strategy)
  const part = { definition, onChange: setDefinition, problems, readOnly }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (dirty && settled && problems.length === 0) save.mutate({ name: name.trim(), definition })
      }}
    >
      <Card title={t('sourcing.says')} {...(readOnly && { why: t('sourcing.readOnly') })}>
        <TextInput
          label={t('sourcing.name')}
          value={name}
          required
          maxLength={100}
          readOnly={readOnly}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Rules {...part} />
      </Card>
      <Filters {...part} />
      <Criteria {...part} kinds={check.data?.kinds ?? {}} />
      {!readOnly && (
        <div className="card save-bar">
          <Group justify="space-between">
            <Text size="sm" role="status" className={problems.length > 0 ? 'late' : 'quiet'}>
              {check.isError && problems.length === 0
                ? sayError(check.error, t('state.unreachable'))
                : !settled
                  ? t('sourcing.checking')
                  : problems.length > 0
                    ? t('sourcing.faults', { count: problems.length })
                    : t(dirty ? 'sourcing.soundUnsaved' : 'sourcing.sound')}
            </Text>
            <Button type="submit" loading={save.isPending} disabled={!dirty || !settled || problems.length > 0}>
              {t('sourcing.save')}
            </Button>
          </Group>
        </div>
      )}
    </form>
  )
}

function useSave(strategy: Strategy) {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (body: Pick<Strategy, 'name' | 'definition'>) =>
      answer(
        kontor.PUT('/v1/sourcing-strategies/{strategy}', {
          params: { path: { strategy: strategy.id } },
          body,
          // The edit that was seen: if somebody else saved meanwhile, this is refused.
          headers: { 'if-match': `"${strategy.edit}"` },
        }),
      ),
    onSuccess: () => {
      tell(t('sourcing.saved'))
      void queries.invalidateQueries({ queryKey: ['sourcing'] })
    },
    onError: tellRefusal,
  })
}
