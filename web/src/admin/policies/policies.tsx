import { Button, NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Loaded } from '../../parts/states.tsx'
import { Sections } from '../sections.tsx'
import { EditPolicy } from './edit.tsx'
import { type Scope, useScopes } from './scopes.ts'
import { usePolicyWords } from './words.ts'

export type Policy = Got<'/v1/policies'>['items'][number]
const FAMILIES = ['stock', 'service', 'money'] as const

/** How the house decides: every policy as it holds in a scope, where that comes from, and where else it is set. */
export function Policies() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const scopes = useScopes()
  const search = useSearch({ from: '/admin/policies' })
  const scope = scopes.find(({ id }) => id === search.scope) ?? scopes[0]
  const query = useQuery({
    queryKey: ['admin', 'policies', scope?.id ?? ''],
    queryFn: async ({ signal }) =>
      (await answer(kontor.GET('/v1/policies', { params: { query: scope?.query ?? {} }, signal }))).items,
  })
  const [editing, setEditing] = useState<Policy | null>(null)
  return (
    <div className="stack">
      <Sections at="policies" />
      <NativeSelect
        maw={420}
        label={t('admin.scope')}
        description={t('admin.scopeWhy')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={scope?.id ?? ''}
        data={scopes.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => {
          const id = event.currentTarget.value
          void navigate({ to: '/admin/policies', search: id === '' ? {} : { scope: id } })
        }}
      />
      <Loaded query={query} rows={12}>
        {(policies) => (
          <>
            {FAMILIES.map((family) => (
              <Family
                key={family}
                family={family}
                policies={policies.filter((policy) => policy.family === family)}
                scopes={scopes}
                onEdit={setEditing}
              />
            ))}
          </>
        )}
      </Loaded>
      {editing && scope && <EditPolicy policy={editing} scope={scope} onClose={() => setEditing(null)} />}
    </div>
  )
}

type FamilyProps = Readonly<{
  family: (typeof FAMILIES)[number]
  policies: readonly Policy[]
  scopes: readonly Scope[]
  onEdit: (policy: Policy) => void
}>

function Family({ family, policies, scopes, onEdit }: FamilyProps) {
  const { t } = useTranslation()
  return (
    <Card title={t(`admin.family_${family}`)} why={t(`admin.family_${family}_why`)}>
      <ul className="plain-list policies">
        {policies.map((policy) => (
          <OnePolicy key={policy.name} policy={policy} scopes={scopes} onEdit={() => onEdit(policy)} />
        ))}
      </ul>
    </Card>
  )
}

type OneProps = Readonly<{ policy: Policy; scopes: readonly Scope[]; onEdit: () => void }>

function OnePolicy({ policy, scopes, onEdit }: OneProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = usePolicyWords()
  const scopeOf = (id: string) => scopes.find((scope) => scope.target === id)?.label ?? scopes[0]?.label ?? ''
  return (
    <li>
      <div className="policy">
        <strong>{words.title(policy.name)}</strong>
        <code className="quiet">{policy.name}</code>
        {policy.settings.map(({ scope, value, by, changedAt }) => (
          <Text key={scope.id} size="xs" className="quiet">
            {t(by === null ? 'admin.setAt' : 'admin.setBy', {
              ...{ scope: scopeOf(scope.id), value: words.value(policy, value) },
              ...{ at: format.instant(changedAt), by: by ?? '' },
            })}
          </Text>
        ))}
      </div>
      <span className="policy-value">
        <strong>{words.value(policy, policy.value)}</strong>
        <span className="status" data-tone={policy.from === 'default' ? 'quiet' : 'busy'}>
          {t(`admin.from_${policy.from as 'tenant'}`)}
        </span>
        {policy.mayWrite && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('admin.editNamed', { name: words.title(policy.name) })}
            onClick={onEdit}
          >
            {t('admin.edit')}
          </Button>
        )}
      </span>
    </li>
  )
}
