import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { MagnifyingGlassIcon } from '@radix-ui/react-icons'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlaces } from './places.ts'
import { SHOWS, type StockSearch } from './search.ts'

type Props = Readonly<{ search: StockSearch; onChange: (next: StockSearch) => void }>

/** Search and filters. What is set is in the address, so the browser's back goes back. */
export function Filters({ search, onChange }: Props) {
  const { t } = useTranslation()
  const places = usePlaces()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(search.search ?? '')
  useEffect(() => setText(search.search ?? ''), [search.search])
  useHotkeys([['/', () => input.current?.focus()]])
  const set = (key: keyof StockSearch, value: string) => {
    const { [key]: _, ...rest } = search
    onChange(value === '' ? rest : { ...rest, [key]: value })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set('search', text.trim())
  }
  return (
    <search>
      <Group component="form" {...{ onSubmit: submit }} gap="sm" align="end">
        <TextInput
          ref={input}
          flex="1 1 16rem"
          maw={520}
          type="search"
          value={text}
          label={t('stock.search')}
          placeholder={t('stock.searchFor')}
          leftSection={<MagnifyingGlassIcon />}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('stock.place')}
          value={search.location ?? ''}
          data={[
            { value: '', label: t('stock.anywhere') },
            ...places.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => set('location', event.currentTarget.value)}
        />
        <NativeSelect
          label={t('stock.show')}
          value={search.show ?? ''}
          data={[
            { value: '', label: t('stock.everything') },
            ...SHOWS.map((show) => ({ value: show, label: t(`stock.show_${show}`) })),
          ]}
          onChange={(event) => set('show', event.currentTarget.value)}
        />
        {Object.keys(search).length > 0 && (
          <Button variant="subtle" onClick={() => onChange({})}>
            {t('orders.clear')}
          </Button>
        )}
      </Group>
    </search>
  )
}
