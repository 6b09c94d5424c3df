import { NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { useFormat } from '../../parts/format.ts'
import type { PriceList } from '../queries.ts'
import type { Item } from './catalog.tsx'
import type { Price } from './prices.tsx'

type Written = Readonly<{ amount: string | null; validFrom: string | null; minUnits: number; priceBasis: number }>

/** Writes one price of a list; without an amount it is taken away. A refusal of the row is ours. */
async function write(list: PriceList, item: Item, { validFrom, ...price }: Written): Promise<void> {
  const row = { ...price, sku: item.sku, ...(validFrom !== null && { validFrom }) }
  const { prices } = await answer(
    kontor.PUT('/v1/price-lists/{list}/prices', { params: { path: { list: list.code } }, body: { prices: [row] } }),
  )
  const problem = prices[0]?.problem
  if (problem) throw new Error(problem.detail)
}

type Props = Readonly<{ list: PriceList; item: Item; onClose: () => void }>

/** A price from a day on, from a quantity on. One that is there is replaced, and undo puts it back. */
export function EditPrice({
  list,
  item,
  price,
  prices,
  onClose,
}: Props & Readonly<{ price: Price | 'new'; prices: readonly Price[] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const known = price === 'new' ? null : price
  const [amount, setAmount] = useState(known?.amount ?? '')
  const [validFrom, setValidFrom] = useState(known?.validFrom ?? '')
  const [minUnits, setMinUnits] = useState<number | ''>(known?.minUnits ?? 1)
  const said = amount.trim().replace(',', '.')
  const row: Written | null =
    /^\d{1,13}(\.\d{1,4})?$/.test(said) && minUnits !== ''
      ? { amount: said, validFrom: validFrom || null, minUnits, priceBasis: known?.priceBasis ?? 1 }
      : null
  const replaced = prices.find((one) => one.minUnits === minUnits && (one.validFrom ?? '') === validFrom)
  const same = row !== null && replaced?.amount === row.amount
  const shown = row?.amount ? format.price(row.amount, list.currency) : ''
  const from = validFrom === '' ? t('admin.always') : format.day(validFrom)
  return (
    <Act
      touches={[['admin', 'item', item.id]]}
      title={t('admin.priceOf', { sku: item.sku, list: list.code })}
      doing={t('admin.save')}
      onClose={onClose}
      wish={same ? null : row}
      showPreview={() => (
        <Consequences
          lines={
            row === null
              ? [t('admin.priceIncomplete')]
              : same
                ? [t('admin.nothingChanged')]
                : [
                    replaced
                      ? t('admin.priceReplaced', {
                          before: format.price(replaced.amount, list.currency),
                          after: shown,
                          from,
                        })
                      : t('admin.priceMade', { after: shown, from }),
                    t('admin.ordersKeep'),
                  ]
          }
        />
      )}
      act={() => (row === null ? Promise.reject(new Error('no price')) : write(list, item, row))}
      done={() => t('admin.saved')}
      undo={() => write(list, item, replaced ?? { minUnits: 1, priceBasis: 1, validFrom: null, ...row, amount: null })}
    >
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput
          label={t('admin.price')}
          inputMode="decimal"
          required
          data-autofocus
          rightSection={list.currency}
          rightSectionWidth={52}
          value={amount}
          error={amount !== '' && row === null && t('admin.priceWrong')}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('admin.validFrom')}
          value={validFrom}
          onChange={(event) => setValidFrom(event.currentTarget.value)}
        />
        <NumberInput
          label={t('admin.fromUnits')}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={minUnits}
          onChange={(value) => setMinUnits(value === '' ? '' : Number(value))}
        />
      </SimpleGrid>
    </Act>
  )
}

export function RemovePrice({ list, item, price, onClose }: Props & Readonly<{ price: Price }>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Act
      touches={[['admin', 'item', item.id]]}
      title={t('admin.removePrice', { price: format.price(price.amount, list.currency) })}
      doing={t('admin.remove')}
      onClose={onClose}
      wish={price}
      showPreview={() => <Consequences lines={[t('admin.nextHolds'), t('admin.ordersKeep')]} />}
      act={() => write(list, item, { ...price, amount: null })}
      done={() => t('admin.saved')}
      undo={() => write(list, item, price)}
    />
  )
}
