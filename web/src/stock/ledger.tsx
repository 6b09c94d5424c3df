import { Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor, type PositionStory } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Paged } from '../parts/paged.tsx'
import { Empty } from '../parts/states.tsx'
import { useMay } from '../session/session.ts'
import { useKind } from './kinds.ts'

type Movement = Got<'/v1/stock/positions/{item}/{location}/movements'>['items'][number]
const PAGE = 20

/** The append-only ledger behind what is on hand: every line with its document, its reason, and who wrote it. */
export function Ledger({ position }: Readonly<{ position: PositionStory }>) {
  const { t } = useTranslation()
  const { item, location } = position
  const list = useInfiniteQuery({
    queryKey: ['stock', 'ledger', item, location],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        kontor.GET('/v1/stock/positions/{item}/{location}/movements', {
          params: { path: { item, location }, query: { limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  })
  return (
    <div id="ledger" className="anchor" tabIndex={-1}>
      <Card title={t('stock.ledger')} why={t('stock.ledgerWhy')}>
        <Paged list={list} waiting={6} empty={<Empty title={t('stock.neverMoved')} why={t('stock.neverMovedWhy')} />}>
          {(rows) => <Movements rows={rows} />}
        </Paged>
      </Card>
    </div>
  )
}

function Movements({ rows }: Readonly<{ rows: readonly Movement[] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const kind = useKind()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('stock.ledger')}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="wide-only">{t('stock.when')}</Table.Th>
            <Table.Th>{t('stock.what')}</Table.Th>
            <Table.Th className="number">{t('stock.units')}</Table.Th>
            <Table.Th className="number">{t('stock.afterwards')}</Table.Th>
            <Table.Th>{t('stock.by')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td className="nowrap wide-only">
                <time dateTime={row.occurredAt}>{format.instant(row.occurredAt)}</time>
              </Table.Td>
              <Table.Td>
                <Text size="sm" fw={550} component="span">
                  {kind(row.kind)}
                </Text>{' '}
                <Document row={row} />
                <Text size="xs" className="quiet narrow-only">
                  {format.instant(row.occurredAt)}
                </Text>
                {row.reason !== null && (
                  <Text size="xs" className="quiet wrap">
                    {row.reason}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="number">
                {row.units !== 0 && format.signed(row.units)}
                {row.unavailable !== 0 && (
                  <Text size="xs" className="quiet">
                    {t('stock.setApartUnits', { units: format.signed(row.unavailable) })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="number">{format.count(row.onHand)}</Table.Td>
              <Table.Td>
                <Text size="sm" className="wrap">
                  {row.actor ?? t(row.actorKind === 'system' ? 'stock.kontor' : 'stock.somebody')}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

/** The document of a line leads to its order, for who may see orders. */
function Document({ row }: Readonly<{ row: Movement }>) {
  const may = useMay()
  if (row.document === null) return null
  if (row.order === null || !may('order.read')) return <span>{row.document}</span>
  return (
    <Link to="/orders/$order" params={{ order: row.order }}>
      {row.document}
    </Link>
  )
}
