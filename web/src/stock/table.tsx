import { Table } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PositionRow } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { useRowKeys } from '../parts/row-keys.ts'

const keyOf = ({ item, location }: PositionRow) => `${item}-${location}`

/** Positions with their numbers; what is nothing is drawn quietly, so that the numbers that matter are seen. */
export function StockTable({ rows }: Readonly<{ rows: readonly PositionRow[] }>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = (row: PositionRow | undefined) =>
    row && void navigate({ to: '/stock/$item/$location', params: { item: row.item, location: row.location } })
  const at = useRowKeys(rows.map(keyOf), (index) => open(rows[index]))
  const columns = ['onHand', 'unavailable', 'reserved', 'allocated', 'free', 'incoming'] as const

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('stock.list')}>
      <Table className="rows" highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.item')}</Table.Th>
            <Table.Th>{t('stock.place')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} className="number">
                {t(`stock.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr
              key={keyOf(row)}
              id={`row-${keyOf(row)}`}
              data-current={index === at || undefined}
              aria-current={index === at || undefined}
              onClick={() => open(row)}
            >
              <Table.Td className="what">
                <Link
                  to="/stock/$item/$location"
                  params={{ item: row.item, location: row.location }}
                  onClick={(event) => event.stopPropagation()}
                >
                  {row.sku}
                </Link>
                <span className="quiet">{row.name}</span>
              </Table.Td>
              <Table.Td>{row.place}</Table.Td>
              <Units value={row.onHand} />
              <Units value={row.unavailable} />
              <Units value={row.reserved} />
              <Units value={row.allocated} />
              <Table.Td className="number">
                <Available row={row} />
              </Table.Td>
              <Table.Td className="number">
                <Incoming row={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Units({ value }: Readonly<{ value: number }>) {
  const format = useFormat()
  return <Table.Td className={value === 0 ? 'number nothing' : 'number'}>{format.count(value)}</Table.Td>
}

/** The number to look at first: it says in words when it is nothing, or no more than the reorder level. */
function Available({ row }: Readonly<{ row: PositionRow }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const low = row.reorderLevel !== null && row.free <= row.reorderLevel
  const tone = row.free <= 0 ? 'bad' : low ? 'waiting' : null
  return (
    <>
      {tone && (
        <span className="status" data-tone={tone}>
          {row.free <= 0 ? t('stock.empty') : t('stock.lowMark')}
        </span>
      )}{' '}
      <strong>{format.count(row.free)}</strong>
    </>
  )
}

function Incoming({ row }: Readonly<{ row: PositionRow }>) {
  const format = useFormat()
  if (row.incoming === 0) return <span className="nothing">0</span>
  return (
    <>
      {row.incomingAt !== null && <span className="quiet">{format.day(row.incomingAt)}</span>}{' '}
      {format.count(row.incoming)}
    </>
  )
}
