import { Autocomplete, Checkbox, Group, Input, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CountrySelect } from '../../parts/country.tsx'
import type { Form } from './form.ts'
import { FEATURES, KEEPERS } from './kinds.ts'

type Props = Readonly<{ form: Form; onChange: (next: Form) => void; children?: ReactNode }>
const ZONES = Intl.supportedValuesOf('timeZone')

/** Name, address and what a place does; a new one has its code and kind before them. */
export function LocationFields({ form, onChange, children }: Props) {
  const { t } = useTranslation()
  const text = (field: 'name' | 'street' | 'postalCode' | 'city') => ({
    value: form[field],
    maxLength: 100,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...form, [field]: event.currentTarget.value }),
  })
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('admin.name')} required data-autofocus {...text('name')} />
        {children}
        <TextInput label={t('admin.street')} {...text('street')} />
        <TextInput label={t('admin.postalCode')} {...text('postalCode')} />
        <TextInput label={t('admin.city')} required {...text('city')} />
        <CountrySelect
          label={t('admin.country')}
          value={form.country}
          onChange={(country) => onChange({ ...form, country })}
        />
        <Autocomplete
          label={t('admin.timeZone')}
          required
          data={ZONES}
          limit={12}
          value={form.timeZone}
          onChange={(timeZone) => onChange({ ...form, timeZone })}
        />
        <NativeSelect
          label={t('admin.keeper')}
          description={t('admin.keeperWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={form.stockKeeper}
          data={KEEPERS.map((keeper) => ({ value: keeper, label: t(`admin.keeper_${keeper}`) }))}
          onChange={(event) =>
            onChange({
              ...form,
              stockKeeper: KEEPERS.find((one) => one === event.currentTarget.value) ?? form.stockKeeper,
            })
          }
        />
      </SimpleGrid>
      <Input.Wrapper label={t('admin.does')} labelElement="div">
        <Group gap="lg" mt={6}>
          {FEATURES.map((feature) => (
            <Checkbox
              key={feature}
              label={t(`admin.${feature}`)}
              checked={form[feature]}
              onChange={(event) => onChange({ ...form, [feature]: event.currentTarget.checked })}
            />
          ))}
        </Group>
      </Input.Wrapper>
    </>
  )
}
