import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRowKeys } from './row-keys.ts'

export type Column<Row> = Readonly<{
  head: string
  number?: boolean
  /** What the cell of a row looks like beside that. */
  look?: (row: Row) => string
  cell: (row: Row) => ReactNode
}>
type Props<Row> = Readonly<{
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  columns: readonly Column<Row>[]
  /** Where a row leads, with Enter as well; left out where its own buttons act. */
  open?: (row: Row) => void
}>

/** A list: it scrolls sideways where it must, and is walked with j and k where rows lead somewhere. */
export function Rows<Row>({ label, rows, keyOf, columns, open }: Props<Row>) {
  const at = useRowKeys(rows.map(keyOf), (index) => {
    const row = rows[index]
    if (row !== undefined) open?.(row)
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={label}>
      <Table className={open ? 'rows' : 'rows still'} highlightOnHover={open !== undefined} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ head, number }) => (
              <Table.Th key={head} className={number ? 'number' : undefined}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr
              key={keyOf(row)}
              id={`row-${keyOf(row)}`}
              data-current={(open && index === at) || undefined}
              aria-current={(open && index === at) || undefined}
              onClick={open && (() => open(row))}
            >
              {columns.map(({ head, number, look, cell }) => (
                <Table.Td
                  key={head}
                  className={[number && 'number', look?.(row)].filter(Boolean).join(' ') || undefined}
                >
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
