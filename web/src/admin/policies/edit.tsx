import { NumberInput, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import type { Policy } from './policies.tsx'
import type { Scope } from './scopes.ts'
import { usePolicyWords } from './words.ts'

type Value = string | number | null

const put = ({ name }: Policy, { kind, target }: Scope, value: Value) =>
  answer(
    kontor.PUT('/v1/policies/{name}', {
      params: { path: { name } },
      body: { scope: kind === 'tenant' ? { kind } : { kind, id: target }, value },
    }),
  )

/** Sets a policy in one scope, or takes it away there, so that the next wider one holds again. */
export function EditPolicy({
  policy,
  scope,
  onClose,
}: Readonly<{ policy: Policy; scope: Scope; onClose: () => void }>) {
  const { t } = useTranslation()
  const words = usePolicyWords()
  const own = policy.settings.find(({ scope: at }) =>
    scope.kind === 'tenant' ? at.kind === 'tenant' : at.id === scope.target,
  )
  const [inherits, setInherits] = useState(own === undefined)
  const [value, setValue] = useState<string | number>(own?.value ?? policy.value)
  const before: Value = own?.value ?? null
  const wish: Value = inherits ? null : value
  const incomplete = !inherits && value === ''
  const title = words.title(policy.name)
  return (
    <Act
      touches={[['admin', 'policies']]}
      title={`${title} · ${scope.label}`}
      doing={t('admin.save')}
      onClose={onClose}
      wish={wish === before || incomplete ? null : { value: wish }}
      showPreview={() => (
        <Consequences
          lines={
            wish === before
              ? [t('admin.nothingChanged')]
              : [
                  wish === null
                    ? t('admin.inheritsAgain')
                    : t('admin.policyFrom', {
                        before: words.value(policy, policy.value),
                        after: words.value(policy, wish),
                      }),
                  t('admin.nextCommand'),
                ]
          }
        />
      )}
      act={() => put(policy, scope, wish)}
      done={() => t('admin.policySet', { name: title })}
      undo={() => put(policy, scope, before)}
    >
      <Radio.Group
        label={t('admin.inThisScope')}
        value={inherits ? 'inherit' : 'own'}
        onChange={(chosen) => setInherits(chosen === 'inherit')}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="inherit" label={t('admin.inherit', { value: words.value(policy, policy.default) })} />
          <Radio value="own" label={t('admin.ownValue')} />
        </Stack>
      </Radio.Group>
      {!inherits && policy.values && (
        <Radio.Group label={t('admin.value')} value={String(value)} onChange={setValue}>
          <Stack gap="xs" mt={6}>
            {policy.values.map((one) => (
              <Radio key={one} value={one} label={words.value(policy, one)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {!inherits && policy.range && (
        <NumberInput
          label={t('admin.value')}
          description={t('admin.takes', { unit: unitOf(policy.name, t), ...policy.range })}
          min={policy.range.min}
          max={policy.range.max}
          allowDecimal={false}
          value={value}
          onChange={setValue}
        />
      )}
    </Act>
  )
}

/** In what the number counts; the name of a policy ends with it. */
function unitOf(name: string, t: (key: `admin.in_${'units' | 'minutes' | 'h' | 'days' | 'minor'}`) => string): string {
  const unit = (['units', 'minutes', 'h', 'days', 'minor'] as const).find((one) => name.endsWith(`_${one}`))
  return unit ? t(`admin.in_${unit}`) : ''
}
