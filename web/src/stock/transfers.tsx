import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { useMay } from '../session/session.ts'
import { SendTransfer } from './actions/send.tsx'
import { TakeTransfer } from './actions/take.tsx'
import { usePlaces } from './places.ts'
import { Sections } from './sections.tsx'

export type Transfer = Got<'/v1/transfers'>['items'][number]

/** All transfers that are asked for or under way. */
export function TransfersPage() {
  return (
    <div className="stack">
      <Sections at="transfers" />
      <Transfers />
    </div>
  )
}

/** Goods between two of our places, in two phases: sent, then received. */
export function Transfers({ sku }: Readonly<{ sku?: string }>) {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['stock', 'transfers', sku ?? ''],
    queryFn: ({ signal }) =>
      answer(
        kontor.GET('/v1/transfers', {
          params: { query: { open: true, limit: 100, ...(sku !== undefined && { sku }) } },
          signal,
        }),
      ),
  })
  return (
    <Card title={t('stock.openTransfers')} why={t('stock.transfersWhy')}>
      <Loaded query={query} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            sku === undefined ? (
              <Empty title={t('stock.noTransfers')} why={t('stock.noTransfersWhy')} />
            ) : (
              <Text size="sm" className="quiet">
                {t('stock.noTransfers')}
              </Text>
            )
          ) : (
            <ul className="plain-list transfers">
              {items.map((transfer) => (
                <OneTransfer key={transfer.id} transfer={transfer} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

function OneTransfer({ transfer }: Readonly<{ transfer: Transfer }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const places = usePlaces()
  const [open, setOpen] = useState(false)
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? '…'
  const sent = transfer.sentAt !== null
  const Dialog = sent ? TakeTransfer : SendTransfer
  return (
    <li>
      <div>
        <strong>{transfer.number}</strong>{' '}
        <span className="status" data-tone={sent ? 'busy' : 'waiting'}>
          {t(sent ? 'stock.sent' : 'stock.asked')}
        </span>
        <Text size="sm">
          {t('stock.fromTo', { from: nameOf(transfer.from), to: nameOf(transfer.to) })}
          {transfer.expectedAt !== null && (
            <span className="quiet"> · {t('stock.expected', { date: format.day(transfer.expectedAt) })}</span>
          )}
        </Text>
        <Text size="sm" className="quiet">
          {transfer.lines
            .map(({ sku, units, received }) =>
              received > 0 ? t('stock.someReceived', { units, sku, received }) : `${format.count(units)} × ${sku}`,
            )
            .join(', ')}
        </Text>
      </div>
      {may('stock.transfer') && (
        <Group>
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            {t(sent ? 'stock.take' : 'stock.send')}
          </Button>
        </Group>
      )}
      {open && <Dialog transfer={transfer} onClose={() => setOpen(false)} />}
    </li>
  )
}
