import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core'
import { useDisclosure, useLocalStorage } from '@mantine/hooks'
import { BookmarkIcon, Cross2Icon } from '@radix-ui/react-icons'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../parts/toast.tsx'
import { readSearch, type Search } from './search.ts'

type Kept = Readonly<{ name: string; search: Search }>

const OURS = [
  ['all', {}],
  ['held', { holds: 'held' }],
  ['open', { fulfillment: 'open' }],
  ['backordered', { fulfillment: 'backordered' }],
  ['unpaid', { payment: 'unpaid' }],
  ['refundDue', { payment: 'refund_due' }],
] as const satisfies readonly (readonly [string, Search])[]

const same = (a: Search, b: Search) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

type Props = Readonly<{ search: Search; onChange: (next: Search) => void }>

/** Lists that are asked for often: ours, and those a person has saved on this device. */
export function Views({ search, onChange }: Props) {
  const { t } = useTranslation()
  const [kept, setKept] = useLocalStorage<readonly Kept[]>({ key: 'kontor.views', defaultValue: [] })
  const variant = (view: Search) => (same(view, search) ? 'light' : 'subtle')
  const isNew = !OURS.some(([, view]) => same(view, search)) && !kept.some((view) => same(view.search, search))

  const save = (name: string) => {
    setKept([...kept.filter((view) => view.name !== name), { name, search }])
    tell(t('orders.viewSaved', { name }))
  }
  const remove = (name: string) => {
    setKept(kept.filter((view) => view.name !== name))
    tell(t('orders.viewRemoved', { name }), async () => setKept(kept))
  }
  return (
    <Group component="nav" gap={4} aria-label={t('orders.views')}>
      {OURS.map(([name, view]) => (
        <Button
          key={name}
          size="compact-sm"
          variant={variant(view)}
          aria-pressed={same(view, search)}
          onClick={() => onChange(view)}
        >
          {t(`orders.${name}`)}
        </Button>
      ))}
      {kept.map((view) => (
        <Group key={view.name} gap={0} wrap="nowrap">
          <Button
            size="compact-sm"
            variant={variant(view.search)}
            aria-pressed={same(view.search, search)}
            onClick={() => onChange(readSearch(view.search))}
          >
            {view.name}
          </Button>
          <ActionIcon
            size="md"
            variant="subtle"
            aria-label={t('orders.removeView', { name: view.name })}
            onClick={() => remove(view.name)}
          >
            <Cross2Icon />
          </ActionIcon>
        </Group>
      ))}
      {isNew && <SaveView onSave={save} />}
    </Group>
  )
}

function SaveView({ onSave }: Readonly<{ onSave: (name: string) => void }>) {
  const { t } = useTranslation()
  const [opened, { toggle, close }] = useDisclosure()
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onSave(name.trim())
    setName('')
    close()
  }
  return (
    <Popover opened={opened} onDismiss={close} trapFocus position="bottom-start" withArrow>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<BookmarkIcon />} onClick={toggle}>
          {t('orders.saveView')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group align="end" gap="xs">
            <TextInput
              label={t('orders.viewName')}
              maxLength={40}
              value={name}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit">{t('orders.saveView')}</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
