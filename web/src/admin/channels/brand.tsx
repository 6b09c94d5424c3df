import { Checkbox, ColorInput, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { LANGUAGES, type Language } from '../../words/words.ts'
import { type Brand, entitiesQuery } from '../queries.ts'

type Props = Readonly<{ brand: Brand | 'new'; onClose: () => void }>
const COLOR = /^#[0-9a-f]{6}$/

const textOf = (look: Brand['look'], name: string) => {
  const value = look[name]
  return typeof value === 'string' ? value : ''
}
const lookOf = ({ color, logo }: Readonly<{ color: string; logo: string }>) => ({
  ...(COLOR.test(color) && { color }),
  ...(logo.startsWith('https://') && { logo }),
})

/** The name the customer sees, its languages and its look on the pages and mails that customers get. */
export function EditBrand({ brand, onClose }: Props) {
  const { t } = useTranslation()
  const entities = useQuery(entitiesQuery).data ?? []
  const known = brand === 'new' ? null : brand
  const before = {
    name: known?.name ?? '',
    locales: (known?.locales ?? ['en']) as readonly Language[],
    mailFrom: known?.mailFrom ?? '',
    color: textOf(known?.look ?? {}, 'color'),
    logo: textOf(known?.look ?? {}, 'logo'),
  }
  const [form, setForm] = useState(before)
  const [entity, setEntity] = useState('')
  const legalEntity = entity || (entities[0]?.id ?? '')
  const same = JSON.stringify(form) === JSON.stringify(before)
  const bodyOf = (one: typeof before) => ({
    ...{ name: one.name.trim(), locales: [...one.locales], look: lookOf(one) },
    mailFrom: one.mailFrom.trim() === '' ? null : one.mailFrom.trim(),
  })
  const complete = form.name.trim() !== '' && form.locales.length > 0 && (known !== null || legalEntity !== '')
  const patch = (id: string, one: typeof before) =>
    answer(kontor.PATCH('/v1/brands/{brand}', { params: { path: { brand: id } }, body: bodyOf(one) }))
  const text = (field: 'name' | 'mailFrom' | 'logo') => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [field]: event.currentTarget.value }),
  })
  return (
    <Act
      touches={[['admin', 'brands']]}
      title={known ? t('admin.editNamed', { name: known.name }) : t('admin.addBrand')}
      doing={t('admin.save')}
      onClose={onClose}
      wish={!complete || same ? null : form}
      showPreview={() => <Consequences lines={[same ? t('admin.nothingChanged') : t('admin.brandSeen')]} />}
      act={async (key) => {
        if (known) return { id: (await patch(known.id, form)).id }
        const { mailFrom, ...rest } = bodyOf(form)
        const body = { ...rest, legalEntity, ...(mailFrom !== null && { mailFrom }) }
        return answer(kontor.POST('/v1/brands', { body, headers: { 'idempotency-key': key } }))
      }}
      done={() => t('admin.saved')}
      {...(known && { undo: () => patch(known.id, before) })}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('admin.name')} required maxLength={100} data-autofocus {...text('name')} />
        {known === null && (
          <NativeSelect
            label={t('admin.entity')}
            value={legalEntity}
            data={entities.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setEntity(event.currentTarget.value)}
          />
        )}
        <TextInput label={t('admin.mailFrom')} type="email" maxLength={254} {...text('mailFrom')} />
        <ColorInput
          label={t('admin.color')}
          format="hex"
          value={form.color}
          eyeDropperButtonProps={{ 'aria-label': t('admin.color') }}
          onChange={(color) => setForm({ ...form, color: color.toLowerCase() })}
        />
        <TextInput label={t('admin.logo')} type="url" maxLength={500} placeholder="https://" {...text('logo')} />
      </SimpleGrid>
      <Checkbox.Group
        label={t('admin.languages')}
        value={[...form.locales]}
        onChange={(locales) => setForm({ ...form, locales: locales as Language[] })}
      >
        <div className="checks">
          {(Object.keys(LANGUAGES) as Language[]).map((language) => (
            <Checkbox key={language} value={language} label={LANGUAGES[language]} />
          ))}
        </div>
      </Checkbox.Group>
    </Act>
  )
}
