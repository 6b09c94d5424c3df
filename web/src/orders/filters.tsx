import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { MagnifyingGlassIcon } from '@radix-ui/react-icons'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../parts/channels.ts'
import { useStatus } from '../parts/status.tsx'
import { FIELDS, type Field, guessField, type Search, searchFor } from './search.ts'

const CHOICES = {
  fulfillment: [
    ...['open', 'backordered', 'reserved', 'in_work', 'ready_for_pickup', 'partly_shipped', 'shipped'],
    ...['partly_delivered', 'delivered', 'cancelled', 'lost'],
  ],
  payment: [
    ...['none_due', 'unpaid', 'partly_authorized', 'authorized', 'partly_paid', 'paid', 'refund_due', 'refunded'],
    'unknown',
  ],
  returns: ['none', 'expected', 'received', 'settled'],
  holds: ['held', 'none'],
} as const
const WORDS = { fulfillment: 'fulfillment', payment: 'payment', returns: 'returnsFilter', holds: 'holds' } as const

type Props = Readonly<{ search: Search; onChange: (next: Search) => void }>

/** Search and filters. What is set is in the address, so the browser's back goes back. */
export function Filters({ search, onChange }: Props) {
  const { t } = useTranslation()
  const status = useStatus()
  const channels = useChannels().map(({ id, name }) => ({ value: id, label: name }))
  const set = (key: keyof Search, value: string) => {
    const { [key]: _, ...rest } = search
    onChange(value === '' ? rest : { ...rest, [key]: value })
  }
  const any = { value: '', label: t('orders.anything') }

  return (
    <search>
      <SearchBox search={search} onChange={onChange} />
      <Group gap="sm" mt="sm" align="end">
        <NativeSelect
          label={t('orders.channel')}
          value={search.channel ?? ''}
          data={[any, ...channels]}
          onChange={(event) => set('channel', event.currentTarget.value)}
        />
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((key) => (
          <NativeSelect
            key={key}
            label={t(`orders.${WORDS[key]}`)}
            value={search[key] ?? ''}
            data={[any, ...CHOICES[key].map((value) => ({ value, label: status(value) }))]}
            onChange={(event) => set(key, event.currentTarget.value)}
          />
        ))}
        {(['placedFrom', 'placedUntil'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            label={t(`orders.${key}`)}
            value={search[key] ?? ''}
            onChange={(event) => set(key, event.currentTarget.value)}
          />
        ))}
        {Object.keys(search).length > 0 && (
          <Button variant="subtle" onClick={() => onChange({})}>
            {t('orders.clear')}
          </Button>
        )}
      </Group>
    </search>
  )
}

function SearchBox({ search, onChange }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const searched = FIELDS.find((field) => search[field] !== undefined)
  const given = searched ? (search[searched] ?? '') : ''
  const [text, setText] = useState(given)
  const [field, setField] = useState<Field | ''>('')
  useEffect(() => setText(given), [given])
  useHotkeys([['/', () => input.current?.focus()]])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const others = Object.fromEntries(Object.entries(search).filter(([key]) => !FIELDS.some((one) => one === key)))
    const wanted = text.trim()
    onChange({ ...others, ...searchFor(wanted, field === '' ? guessField(wanted) : field) })
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          ref={input}
          flex={1}
          maw={520}
          type="search"
          value={text}
          aria-label={t('orders.search')}
          placeholder={t('orders.search')}
          leftSection={<MagnifyingGlassIcon />}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={t('orders.lookIn')}
          value={field || (searched ?? guessField(text.trim()))}
          data={FIELDS.map((value) => ({ value, label: t(`orders.${value}`) }))}
          onChange={(event) => setField(event.currentTarget.value as Field)}
        />
      </Group>
    </form>
  )
}
