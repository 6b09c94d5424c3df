import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Rows } from '../../parts/rows.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import { channelsQuery, type PriceList, priceListsQuery, readAll } from '../queries.ts'
import type { Item } from './catalog.tsx'
import { EditPrice, RemovePrice } from './price.tsx'

export type Price = Got<'/v1/price-lists/{list}/prices'>['items'][number]

const today = () => new Date().toISOString().slice(0, 10)

/** The prices of an item, list by list, with the channels that sell by it. */
export function Prices({ item }: Readonly<{ item: Item }>) {
  const { t } = useTranslation()
  const query = useQuery(priceListsQuery)
  return (
    <Loaded query={query} rows={4}>
      {(lists) =>
        lists.length === 0 ? (
          <Card title={t('admin.prices')}>
            <Empty title={t('admin.noLists')} />
          </Card>
        ) : (
          lists.map((list) => <ListPrices key={list.id} list={list} item={item} />)
        )
      }
    </Loaded>
  )
}

function ListPrices({ list, item }: Readonly<{ list: PriceList; item: Item }>) {
  const { t } = useTranslation()
  const may = useMay()
  const channels = useQuery(channelsQuery).data ?? []
  const [editing, setEditing] = useState<Price | 'new' | null>(null)
  const [removing, setRemoving] = useState<Price | null>(null)
  const query = useQuery({
    queryKey: ['admin', 'item', item.id, 'prices', list.code],
    queryFn: () =>
      readAll((page) =>
        answer(
          kontor.GET('/v1/price-lists/{list}/prices', {
            params: { path: { list: list.code }, query: { ...page, sku: item.sku } },
          }),
        ),
      ),
  })
  const soldBy = channels.filter(({ priceList }) => priceList === list.id).map(({ name }) => name)
  const tax = list.includesTax ? t('admin.gross') : t('admin.net')
  return (
    <Card
      title={`${list.code} · ${list.currency}`}
      why={`${tax} · ${soldBy.length === 0 ? t('admin.noChannelSells') : soldBy.join(', ')}`}
    >
      <Loaded query={query} rows={2}>
        {(prices) =>
          prices.length === 0 ? (
            <Text size="sm" className="quiet">
              {t('admin.noPrice')}
            </Text>
          ) : (
            <PriceRows list={list} prices={prices} onEdit={setEditing} onRemove={setRemoving} />
          )
        }
      </Loaded>
      {may('price.write') && (
        <Group mt="sm">
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('admin.addPriceTo', { list: list.code })}
            onClick={() => setEditing('new')}
          >
            {t('admin.addPrice')}
          </Button>
        </Group>
      )}
      {editing !== null && (
        <EditPrice list={list} item={item} price={editing} prices={query.data ?? []} onClose={() => setEditing(null)} />
      )}
      {removing && <RemovePrice list={list} item={item} price={removing} onClose={() => setRemoving(null)} />}
    </Card>
  )
}

type RowsProps = Readonly<{
  list: PriceList
  prices: readonly Price[]
  onEdit: (price: Price) => void
  onRemove: (price: Price) => void
}>

function PriceRows({ list, prices, onEdit, onRemove }: RowsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  // Of those that have begun, the newest for its quantity is the one that holds.
  const holds = (price: Price) =>
    (price.validFrom ?? '') <= today() &&
    !prices.some(
      (other) =>
        other.minUnits === price.minUnits &&
        (other.validFrom ?? '') > (price.validFrom ?? '') &&
        (other.validFrom ?? '') <= today(),
    )
  return (
    <Rows
      label={t('admin.pricesOf', { list: list.code })}
      rows={prices}
      keyOf={({ minUnits, validFrom }) => `${list.code}-${minUnits}-${validFrom ?? ''}`}
      columns={[
        {
          head: t('admin.price'),
          number: true,
          cell: ({ amount, priceBasis }) => (
            <>
              <strong>{format.price(amount, list.currency)}</strong>
              {priceBasis > 1 && <span className="quiet"> / {format.count(priceBasis)}</span>}
            </>
          ),
        },
        { head: t('admin.fromUnits'), number: true, cell: ({ minUnits }) => format.count(minUnits) },
        {
          head: t('admin.validFrom'),
          cell: ({ validFrom }) => (validFrom === null ? t('admin.always') : format.day(validFrom)),
        },
        {
          head: t('admin.state'),
          cell: (price) => (
            <span className="status" data-tone={holds(price) ? 'good' : 'quiet'}>
              {holds(price)
                ? t('admin.holdsNow')
                : (price.validFrom ?? '') > today()
                  ? t('admin.toCome')
                  : t('admin.past')}
            </span>
          ),
        },
        ...(may('price.write')
          ? [
              {
                head: t('admin.change'),
                cell: (price: Price) => (
                  <Group gap="xs" wrap="nowrap">
                    <Button size="compact-sm" variant="default" onClick={() => onEdit(price)}>
                      {t('admin.edit')}
                    </Button>
                    <Button size="compact-sm" variant="subtle" onClick={() => onRemove(price)}>
                      {t('admin.remove')}
                    </Button>
                  </Group>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
