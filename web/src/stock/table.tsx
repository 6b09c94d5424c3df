import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PositionRow } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { type Column, Rows } from '../parts/rows.tsx'

/** Positions with their numbers; what is nothing is drawn quietly, so that the numbers that matter are seen. */
export function StockTable({ rows }: Readonly<{ rows: readonly PositionRow[] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const placeOf = ({ item, location }: PositionRow) =>
    ({ to: '/stock/$item/$location', params: { item, location } }) as const
  const units = (name: 'onHand' | 'unavailable' | 'reserved' | 'allocated'): Column<PositionRow> => ({
    head: t(`stock.${name}`),
    number: true,
    look: (row) => (row[name] === 0 ? 'nothing' : ''),
    cell: (row) => format.count(row[name]),
  })
  return (
    <Rows
      label={t('stock.list')}
      rows={rows}
      keyOf={({ item, location }) => `${item}-${location}`}
      open={(row) => void navigate(placeOf(row))}
      columns={[
        {
          head: t('stock.item'),
          look: () => 'what',
          cell: (row) => (
            <>
              <Link {...placeOf(row)} onClick={(event) => event.stopPropagation()}>
                {row.sku}
              </Link>
              <span className="quiet">{row.name}</span>
            </>
          ),
        },
        { head: t('stock.place'), cell: (row) => row.place },
        units('onHand'),
        units('unavailable'),
        units('reserved'),
        units('allocated'),
        { head: t('stock.free'), number: true, cell: (row) => <Available row={row} /> },
        { head: t('stock.incoming'), number: true, cell: (row) => <Incoming row={row} /> },
      ]}
    />
  )
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
