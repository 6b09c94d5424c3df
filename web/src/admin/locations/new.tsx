import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { CODE, codeOf } from '../code.ts'
import { LocationFields } from './fields.tsx'
import { isComplete, NEW } from './form.ts'
import { USUAL, writeWeek } from './hours.ts'
import { WeekFields } from './hours-fields.tsx'
import { KINDS } from './kinds.ts'

/** A place from nothing: open from the moment it is written, and sourced from as soon as it has stock. */
export function NewLocation({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form, setForm] = useState(NEW)
  const [week, setWeek] = useState(USUAL)
  const [own, setOwn] = useState<string | null>(null)
  const code = own ?? codeOf(form.name)
  const { name, kind, street, postalCode, city, country, timeZone, stockKeeper } = form
  const { canShip, canPickup, canReturn, canServe } = form
  const wish =
    isComplete(form) && CODE.test(code)
      ? {
          ...{ code, kind, name: name.trim(), city: city.trim(), country, timeZone, stockKeeper },
          ...{ canShip, canPickup, canReturn, canServe, openingHours: writeWeek(week) },
          ...(street.trim() !== '' && { street: street.trim() }),
          ...(postalCode.trim() !== '' && { postalCode: postalCode.trim() }),
        }
      : null
  return (
    <Act
      touches={[['admin', 'locations'], ['places']]}
      title={t('admin.openLocation')}
      doing={t('admin.openIt')}
      onClose={onClose}
      wish={wish}
      showPreview={() => (
        <Consequences
          lines={[
            canShip ? t('admin.willShip') : t('admin.willNotShip'),
            ...(canPickup ? [t('admin.willPickup')] : []),
            t('admin.willBeLocated'),
          ]}
        />
      )}
      act={async (key) => {
        if (wish === null) throw new Error('nothing is wished for')
        const made = await answer(kontor.POST('/v1/locations', { body: wish, headers: { 'idempotency-key': key } }))
        void navigate({ to: '/admin/locations/$location', params: { location: made.id } })
        return made
      }}
      done={() => t('admin.opened', { name: name.trim() })}
      undo={({ id, version }) =>
        answer(
          kontor.PATCH('/v1/locations/{location}', {
            params: { path: { location: id } },
            body: { active: false },
            headers: { 'if-match': `"${version}"` },
          }),
        )
      }
    >
      <LocationFields form={form} onChange={setForm}>
        <TextInput
          label={t('admin.code')}
          description={t('admin.codeWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          maxLength={41}
          value={code}
          error={code !== '' && !CODE.test(code) && t('admin.codeWrong')}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('admin.kind')}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: t(`admin.kind_${one}`) }))}
          onChange={(event) =>
            setForm({ ...form, kind: KINDS.find((one) => one === event.currentTarget.value) ?? kind })
          }
        />
      </LocationFields>
      <WeekFields week={week} onChange={setWeek} />
    </Act>
  )
}
