import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Regions that are no country one sends a parcel to: unions, and codes that are kept for use by agreement. */
const NONE = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** A code of a state that is no more stands for another one now, whose name it has: East Germany is Germany. */
const isOfToday = (code: string) => new Intl.Locale(`und-${code}`).region === code

/** Every country by its name in the chosen language; the browser knows them, the server decides which it takes. */
function useCountries() {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'region', fallback: 'none' })
    const order = new Intl.Collator(i18n.language)
    return LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`))
      .flatMap((value) => {
        const label = NONE.has(value) || !isOfToday(value) ? undefined : names.of(value)
        return label === undefined ? [] : [{ value, label }]
      })
      .sort((a, b) => order.compare(a.label, b.label))
  }, [i18n.language])
}

type CountryProps = Readonly<{
  label: string
  name?: string
  value: string
  error?: string | undefined
  onChange: (code: string) => void
}>

/** A country, found by typing its name. */
export function CountrySelect({ value, onChange, error, ...rest }: CountryProps) {
  const countries = useCountries()
  return (
    <Select
      {...rest}
      searchable
      autoComplete="off"
      data={countries}
      value={value === '' ? null : value}
      error={error}
      comboboxProps={{ shadow: 'md' }}
      onChange={(code) => onChange(code ?? '')}
    />
  )
}
