import { Checkbox, MultiSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { locationsQuery } from '../queries.ts'
import { makePassword, ShownOnce } from './password.tsx'
import type { Person } from './people.tsx'

const ROLES = [
  ...(['administrator', 'lead', 'care_agent', 'store_associate', 'warehouse_worker', 'buyer', 'finance'] as const),
] as const
type Role = (typeof ROLES)[number]
/** They work at places, and see those only. */
const LOCAL: readonly Role[] = ['store_associate', 'warehouse_worker']

type Props = Readonly<{ person: Person | 'new'; onClose: () => void }>
type Grants = Readonly<Partial<Record<Role, readonly string[]>>>

/** A person with their roles; who works at places is bound to them. A partner's rights are not given here: they stay. */
export function EditPerson({ person, onClose }: Props) {
  const { t } = useTranslation()
  const known = person === 'new' ? null : person
  const places = useQuery(locationsQuery).data ?? []
  const [name, setName] = useState(known?.name ?? '')
  const [email, setEmail] = useState('')
  const [active, setActive] = useState(known?.active ?? true)
  const [password] = useState(makePassword)
  const [grants, setGrants] = useState<Grants>(() =>
    Object.fromEntries((known?.grants ?? []).map(({ role, locations }) => [role, locations])),
  )
  const isPartner = known?.grants.some(({ role }) => role === 'partner') ?? false
  const chosen = ROLES.flatMap((role) => (grants[role] ? [{ role, locations: [...grants[role]] }] : []))
  const complete =
    name.trim() !== '' &&
    (isPartner ||
      (chosen.length > 0 && chosen.every(({ role, locations }) => !LOCAL.includes(role) || locations.length > 0))) &&
    (known !== null || /^[^@\s]+@[^@\s]+$/.test(email.trim()))
  const change = { name: name.trim(), active, ...(!isPartner && { grants: chosen }) }
  const patch = (body: typeof change) =>
    answer(kontor.PATCH('/v1/users/{user}', { params: { path: { user: known?.id ?? '' } }, body }))
  const words = chosen.map(({ role, locations }) => {
    const at = locations.map((id) => places.find((place) => place.id === id)?.name ?? '…').join(', ')
    return at === '' ? t(`admin.role_${role}`) : `${t(`admin.role_${role}`)}: ${at}`
  })
  return (
    <Act
      touches={[['admin', 'people']]}
      title={known ? t('admin.editNamed', { name: known.name }) : t('admin.addPerson')}
      doing={known ? t('admin.save') : t('admin.addPerson')}
      onClose={onClose}
      wish={complete ? { ...change, email } : null}
      showPreview={() => (
        <Consequences
          lines={[
            ...words,
            ...(known === null ? [t('admin.logsInWith')] : []),
            ...(known?.active && !active ? [t('admin.loggedOut')] : []),
            ...(known ? [t('admin.rightsAtOnce')] : []),
          ]}
        />
      )}
      act={async () => {
        if (known) return { id: (await patch(change)).id }
        return answer(
          kontor.POST('/v1/users', { body: { name: name.trim(), email: email.trim(), password, grants: chosen } }),
        )
      }}
      done={() => t('admin.saved')}
      undo={({ id }) =>
        known
          ? patch({
              ...{ name: known.name, active: known.active },
              ...(!isPartner && {
                grants: known.grants.map(({ role, locations }) => ({ role: role as Role, locations })),
              }),
            })
          : answer(kontor.PATCH('/v1/users/{user}', { params: { path: { user: id } }, body: { active: false } }))
      }
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('admin.name')}
          required
          maxLength={200}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {known === null && (
          <TextInput
            label={t('login.email')}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </SimpleGrid>
      {!isPartner && <RoleFields grants={grants} onChange={setGrants} />}
      {known === null ? (
        <ShownOnce label={t('admin.firstPassword')} why={t('admin.firstPasswordWhy')} value={password} />
      ) : (
        <Checkbox
          label={t('admin.mayLogIn')}
          description={t('admin.mayLogInWhy')}
          checked={active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
      )}
    </Act>
  )
}

function RoleFields({ grants, onChange }: Readonly<{ grants: Grants; onChange: (next: Grants) => void }>) {
  const { t } = useTranslation()
  const places = useQuery(locationsQuery).data ?? []
  const toggle = (role: Role, on: boolean) => {
    const { [role]: _, ...rest } = grants
    onChange(on ? { ...rest, [role]: [] } : rest)
  }
  return (
    <fieldset className="roles">
      <legend>{t('admin.roles')}</legend>
      {ROLES.map((role) => (
        <div key={role}>
          <Checkbox
            label={t(`admin.role_${role}`)}
            description={t(`admin.role_${role}_why`)}
            checked={grants[role] !== undefined}
            onChange={(event) => toggle(role, event.currentTarget.checked)}
          />
          {grants[role] !== undefined && LOCAL.includes(role) && (
            <MultiSelect
              mt="xs"
              searchable
              label={t('admin.worksAt')}
              required
              data={places.map(({ id, name }) => ({ value: id, label: name }))}
              value={[...(grants[role] ?? [])]}
              onChange={(locations) => onChange({ ...grants, [role]: locations })}
            />
          )}
        </div>
      ))}
    </fieldset>
  )
}
