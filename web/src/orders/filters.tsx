import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { MagnifyingGlassIcon } from '@radix-ui/react-icons'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../parts/channels.ts'
import { useStatus } from '../parts/status.tsx'
import type { Search } from './search.ts'

const CHOICES = {
  fulfillment: [
    ...['open', 'backordered', 'reserved', 'in_work', 'ready_for_pickup', 'partly_shipped', 'shipped'],
    ...['partly_delivered', 'delivered', 'cancelled', 'lost'],
  ],
  payment: [
    ...['none_due', 'unpaid', 'partly_authorized', 'authorized', 'partly_paid', 'paid', 'refund_due', 'refunded'],
    'unknown',
  ],
  delivery: ['under_way', 'out_for_delivery', 'failed', 'delivered', 'going_back', 'came_back', 'lost'],
  returns: ['none', 'expected', 'received', 'settled'],
  holds: ['held', 'none'],
} as const
const WORDS = {
  fulfillment: 'fulfillment',
  payment: 'payment',
  delivery: 'delivery',
  returns: 'returnsFilter',
  holds: 'holds',
} as const

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
  const [unfolded, { toggle }] = useDisclosure()
  const chosen = Object.keys(search).filter((key) => key !== 'q').length
  const any = { value: '', label: t('orders.anything') }

  return (
    <search>
      <SearchBox said={search.q ?? ''} onSearch={(q) => set('q', q)} />
      {/* On a phone the list comes first, and what narrows it when it is asked for. */}
      <Button hiddenFrom="sm" variant="default" mt="xs" aria-expanded={unfolded} onClick={toggle}>
        {chosen === 0 ? t('orders.filters') : t('orders.filtersSet', { count: chosen })}
      </Button>
      <div className={unfolded ? 'filters' : 'filters folded'}>
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
      </div>
    </search>
  )
}

/** One field for whatever somebody has at hand: the server knows what it is. */
function SearchBox({ said, onSearch }: Readonly<{ said: string; onSearch: (q: string) => void }>) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(said)
  useEffect(() => setText(said), [said])
  useHotkeys([['/', () => input.current?.focus()]])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim())
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          ref={input}
          flex={1}
          maw={620}
          type="search"
          maxLength={254}
          value={text}
          aria-label={t('orders.search')}
          placeholder={t('orders.search')}
          leftSection={<MagnifyingGlassIcon />}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('orders.find')}
        </Button>
      </Group>
    </form>
  )
}
