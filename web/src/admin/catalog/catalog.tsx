import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { MagnifyingGlassIcon } from '@radix-ui/react-icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../../api.ts'
import { Paged } from '../../parts/paged.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Empty } from '../../parts/states.tsx'
import type { CatalogSearch } from '../search.ts'
import { Sections } from '../sections.tsx'
import { ITEM_KINDS } from './kinds.ts'

export type Item = Got<'/v1/items/{item}'>
const PAGE = 50

/** What is sold: found by SKU, name or GTIN. */
export function Catalog() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ from: '/admin/catalog' })
  const set = (next: typeof search) => void navigate({ to: '/admin/catalog', search: next })
  const list = useInfiniteQuery({
    queryKey: ['admin', 'items', search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        kontor.GET('/v1/items', {
          params: { query: { ...search, limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  })
  return (
    <div className="stack">
      <Sections at="catalog" />
      <Search key={search.q ?? ''} search={search} onChange={set} />
      <section className="card" aria-label={t('admin.catalog')}>
        <Paged
          list={list}
          shown={(count) => t('admin.itemsShown', { count })}
          empty={
            <Empty title={t('admin.noItems')} why={t('admin.noItemsWhy')}>
              <Button variant="default" onClick={() => set({})}>
                {t('orders.clear')}
              </Button>
            </Empty>
          }
        >
          {(rows) => (
            <Rows
              label={t('admin.catalog')}
              rows={rows}
              keyOf={({ id }) => id}
              open={({ id }) => void navigate({ to: '/admin/catalog/$item', params: { item: id } })}
              columns={[
                {
                  head: t('admin.item'),
                  cell: ({ id, sku, name }) => (
                    <span className="what">
                      <Link
                        to="/admin/catalog/$item"
                        params={{ item: id }}
                        onClick={(event) => event.stopPropagation()}
                      >
                        {sku}
                      </Link>
                      <span className="quiet wrap">{name}</span>
                    </span>
                  ),
                },
                { head: t('admin.kind'), cell: ({ kind }) => t(`admin.item_${kind}`) },
                { head: t('admin.category'), cell: ({ category }) => category ?? '' },
                { head: 'GTIN', cell: ({ gtin }) => gtin ?? '' },
                {
                  head: t('admin.state'),
                  cell: ({ discontinued }) => (
                    <span className="status" data-tone={discontinued ? 'quiet' : 'good'}>
                      {discontinued ? t('admin.discontinued') : t('admin.sold')}
                    </span>
                  ),
                },
              ]}
            />
          )}
        </Paged>
      </section>
    </div>
  )
}

function Search({ search, onChange }: Readonly<{ search: CatalogSearch; onChange: (next: CatalogSearch) => void }>) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(search.q ?? '')
  useEffect(() => setText(search.q ?? ''), [search.q])
  useHotkeys([['/', () => input.current?.focus()]])
  const { q: _, ...rest } = search
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange(text.trim() === '' ? rest : { ...rest, q: text.trim() })
  }
  return (
    <search>
      <Group component="form" {...{ onSubmit: submit }} gap="sm" align="end">
        <TextInput
          ref={input}
          type="search"
          flex="1 1 16rem"
          maw={420}
          maxLength={100}
          label={t('admin.findItem')}
          placeholder={t('admin.findItemBy')}
          leftSection={<MagnifyingGlassIcon />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('admin.kind')}
          value={search.kind ?? ''}
          data={[
            { value: '', label: t('admin.allKinds') },
            ...ITEM_KINDS.map((kind) => ({ value: kind, label: t(`admin.item_${kind}`) })),
          ]}
          onChange={(event) => {
            const kind = ITEM_KINDS.find((one) => one === event.currentTarget.value)
            onChange({ ...(search.q !== undefined && { q: search.q }), ...(kind && { kind }) })
          }}
        />
      </Group>
    </search>
  )
}
