import { Checkbox, Table } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { useRowKeys } from '../parts/row-keys.ts'
import { Status } from '../parts/status.tsx'

type TableProps = Readonly<{
  rows: readonly OrderRow[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}>

/** The rows, walked with j and k and opened with Enter, or with a click anywhere in one. */
export function OrderTable({ rows, chosen, onChoose }: TableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const open = (row: OrderRow | undefined) => row && void navigate({ to: '/orders/$order', params: { order: row.id } })
  const at = useRowKeys(
    rows.map(({ id }) => id),
    (index) => open(rows[index]),
  )
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  const all = rows.length > 0 && rows.every(({ id }) => chosen.has(id))
  useHotkeys([['x', () => rows[at] && toggle(rows[at].id)]])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('orders.list')}>
      <Table className="rows stacked" highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Checkbox
                aria-label={t('orders.chooseAll')}
                checked={all}
                indeterminate={!all && rows.some(({ id }) => chosen.has(id))}
                onChange={() => onChoose(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </Table.Th>
            <Table.Th>{t('orders.order')}</Table.Th>
            <Table.Th>{t('orders.placed')}</Table.Th>
            <Table.Th>{t('orders.channel')}</Table.Th>
            <Table.Th>{t('orders.fulfillment')}</Table.Th>
            <Table.Th>{t('orders.payment')}</Table.Th>
            <Table.Th className="number">{t('orders.total')}</Table.Th>
            <Table.Th className="number">{t('orders.owed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr
              key={row.id}
              id={`row-${row.id}`}
              data-current={index === at || undefined}
              aria-current={index === at || undefined}
              onClick={() => open(row)}
            >
              <Table.Td onClick={(event) => event.stopPropagation()}>
                <Checkbox
                  aria-label={t('orders.choose', { number: row.number })}
                  checked={chosen.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </Table.Td>
              <Table.Td>
                <Link to="/orders/$order" params={{ order: row.id }} onClick={(event) => event.stopPropagation()}>
                  {row.number}
                </Link>
              </Table.Td>
              <Table.Td className="nowrap">
                <time dateTime={row.placedAt} title={format.instant(row.placedAt)}>
                  {format.instant(row.placedAt)}
                </time>
              </Table.Td>
              <Table.Td>{row.channel}</Table.Td>
              <Table.Td className="nowrap">
                <Status code={row.fulfillment} />
                {row.holds === 'held' && <Status code="held" />}
                {row.returns !== 'none' && <Status code={row.returns} label={t('orders.returnsFilter')} />}
              </Table.Td>
              <Table.Td>
                <Status code={row.payment} />
              </Table.Td>
              <Table.Td className="number">{format.money(row.totalMinor, row.currency)}</Table.Td>
              <Table.Td className="number">
                {row.owedMinor === 0 ? '–' : format.money(row.owedMinor, row.currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
