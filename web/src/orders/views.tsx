import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { BookmarkIcon, Cross2Icon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, queries } from '../api.ts'
import { tell, tellRefusal } from '../parts/toast.tsx'
import { readSearch, type Search } from './search.ts'

const OURS = [
  ['all', {}],
  ['late', { needs: 'late' }],
  ['toRelease', { needs: 'release' }],
  ['paymentTrouble', { needs: 'payment' }],
  ['held', { holds: 'held' }],
  ['backordered', { fulfillment: 'backordered' }],
  ['refundDue', { payment: 'refund_due' }],
] as const satisfies readonly (readonly [string, Search])[]

const same = (a: Search, b: Search) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

type Props = Readonly<{ search: Search; onChange: (next: Search) => void }>

/** Lists that are asked for often: ours, and those a person has saved, which are theirs on every device. */
export function Views({ search, onChange }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['views'],
    staleTime: 60_000,
    queryFn: () => answer(kontor.GET('/v1/session/views', {})),
  })
  const kept = data?.items.map(({ name, filters }) => ({ name, search: readSearch(filters) })) ?? []
  const variant = (view: Search) => (same(view, search) ? 'light' : 'subtle')
  const isNew = !OURS.some(([, view]) => same(view, search)) && !kept.some((view) => same(view.search, search))

  const save = async (name: string, filters: Search = search) => {
    const body = { filters: { ...filters } as Record<string, string> }
    await answer(kontor.PUT('/v1/session/views/{name}', { params: { path: { name } }, body }))
    await queries.invalidateQueries({ queryKey: ['views'] })
  }
  const remove = async (view: (typeof kept)[number]) => {
    await answer(kontor.DELETE('/v1/session/views/{name}', { params: { path: { name: view.name } } }))
    await queries.invalidateQueries({ queryKey: ['views'] })
    tell(t('orders.viewRemoved', { name: view.name }), () => save(view.name, view.search))
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
            onClick={() => onChange(view.search)}
          >
            {view.name}
          </Button>
          <ActionIcon
            size="md"
            variant="subtle"
            aria-label={t('orders.removeView', { name: view.name })}
            onClick={() => void remove(view).catch(tellRefusal)}
          >
            <Cross2Icon />
          </ActionIcon>
        </Group>
      ))}
      {isNew && (
        <SaveView
          onSave={(name) =>
            void save(name)
              .then(() => tell(t('orders.viewSaved', { name })))
              .catch(tellRefusal)
          }
        />
      )}
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
