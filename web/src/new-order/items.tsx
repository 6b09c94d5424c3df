import { ActionIcon, Alert, Autocomplete, NumberInput, Table, Text } from '@mantine/core'
import { Cross2Icon } from '@radix-ui/react-icons'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { sayError } from '../parts/states.tsx'
import { type Check, type FoundItem, readScan, useAvailable, useItems } from './ask.ts'
import { addUnits, readPaste, type Wish } from './draft.ts'
import type { Part } from './new-order.tsx'

/** What is bought: one field finds by name or SKU, takes a scanner, and rows that were copied from a spreadsheet. */
export function ItemsPart(part: Part & { check: Check | undefined; gross: boolean }) {
  const { t } = useTranslation()
  const { draft, change, errorOf } = part
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState<readonly string[]>([])
  const add = (wishes: readonly Wish[], spoken: string) => {
    change(({ lines }) => ({ lines: wishes.reduce<readonly Wish[]>(addUnits, lines) }))
    setSaid(spoken)
  }
  return (
    <Card title={t('newOrder.items')}>
      <AddItem
        error={errorOf('items')}
        onItem={({ sku, name }) => {
          const units = (draft.lines.find((line) => line.sku === sku)?.quantity ?? 0) + 1
          add([{ sku, quantity: 1 }], t('newOrder.counted', { name, count: units }))
        }}
        onPaste={(text) => {
          const pasted = readPaste(text)
          setRefused(pasted.refused)
          add(pasted.wishes, t('newOrder.pasted', { count: pasted.wishes.length }))
        }}
      />
      <Text size="sm" className="quiet" role="status" mt={4} mih="1.4em">
        {said}
      </Text>
      {refused.length > 0 && (
        <Alert
          color="orange"
          variant="light"
          mt="xs"
          withCloseButton
          closeButtonLabel={t('act.cancel')}
          title={t('newOrder.notRead', { count: refused.length })}
          onClose={() => setRefused([])}
        >
          <ul className="refused-rows">
            {refused.slice(0, 10).map((row) => (
              <li key={row}>{row}</li>
            ))}
          </ul>
        </Alert>
      )}
      {draft.lines.length > 0 && <Lines {...part} />}
    </Card>
  )
}

type AddProps = Readonly<{
  error: string | undefined
  onItem: (item: FoundItem) => void
  onPaste: (text: string) => void
}>

function AddItem({ error, onItem, onPaste }: AddProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const { data } = useItems(typed)
  const chosen = useRef(false)
  const found = new Map(typed.trim() === '' ? [] : data?.items.map((item) => [item.sku, item]))

  const take = (item: FoundItem) => {
    setProblem(undefined)
    setTyped('')
    onItem(item)
  }
  /** Enter without a choice is a scanner's, or somebody's who knows the SKU. The field is free for the next scan at once. */
  const scan = async (text: string) => {
    setTyped('')
    try {
      const item = await readScan(text)
      if (item) return take(item)
      setProblem(t('newOrder.notFound', { text }))
    } catch (failed) {
      setProblem(sayError(failed, t('state.unreachable')))
    }
    setTyped((now) => (now === '' ? text : now))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const text = event.currentTarget.value.trim()
    chosen.current = false
    // The list answers the same key after us: what it chooses is no scan.
    queueMicrotask(() => !chosen.current && text !== '' && void scan(text))
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    onPaste(text)
  }
  return (
    <Autocomplete
      name="items"
      label={t('newOrder.addItem')}
      description={t('newOrder.addItemHow')}
      value={typed}
      error={problem ?? error}
      maxLength={100}
      data={[...found.keys()]}
      filter={({ options }) => options}
      comboboxProps={{ shadow: 'md' }}
      renderOption={({ option }) => <ItemOption item={found.get(option.value)} />}
      onChange={(next) => {
        setProblem(undefined)
        setTyped(next)
      }}
      onOptionSubmit={(sku) => {
        chosen.current = true
        const item = found.get(sku)
        if (item) queueMicrotask(() => take(item))
      }}
      onKeyDown={onKeyDown}
      onPaste={paste}
    />
  )
}

function ItemOption({ item }: Readonly<{ item: FoundItem | undefined }>) {
  if (!item) return null
  return (
    <div>
      <Text size="sm" fw={550} lineClamp={1}>
        {item.name}
      </Text>
      <Text size="xs" className="quiet">
        {[item.sku, item.gtin].filter(Boolean).join(' · ')}
      </Text>
    </div>
  )
}

function Lines({ draft, change, check, gross, errorOf }: Part & { check: Check | undefined; gross: boolean }) {
  const { t } = useTranslation()
  const available = useAvailable(
    draft.channel,
    draft.lines.map(({ sku }) => sku),
  )
  const set = (sku: string, quantity: number) =>
    change(({ lines }) => ({ lines: lines.map((line) => (line.sku === sku ? { sku, quantity } : line)) }))
  const remove = (sku: string) => change(({ lines }) => ({ lines: lines.filter((line) => line.sku !== sku) }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('newOrder.items')}>
      <Table verticalSpacing="xs" className="wishes">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('newOrder.quantity')}</Table.Th>
            <Table.Th>{t('newOrder.item')}</Table.Th>
            <Table.Th className="number">{t('newOrder.price')}</Table.Th>
            <Table.Th aria-label={t('newOrder.removeColumn')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {draft.lines.map((line, index) => (
            <Line
              key={line.sku}
              line={line}
              stock={available.get(line.sku)}
              priced={check?.lines.find((one) => one.partOf === null && one.sku === line.sku)}
              currency={check?.currency}
              gross={gross}
              error={errorOf(`line-${index}`)}
              onQuantity={(quantity) => set(line.sku, quantity)}
              onRemove={() => remove(line.sku)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

type LineProps = Readonly<{
  line: Wish
  stock: Stock | undefined
  priced: Check['lines'][number] | undefined
  currency: string | undefined
  /** Prices of the channel hold their tax. */
  gross: boolean
  error: string | undefined
  onQuantity: (quantity: number) => void
  onRemove: () => void
}>
type Stock = ReturnType<typeof useAvailable> extends Map<string, infer One> ? One : never

function Line({ line, stock, priced, currency, gross, error, onQuantity, onRemove }: LineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = priced?.name ?? line.sku
  return (
    <Table.Tr>
      <Table.Td>
        <NumberInput
          w={88}
          size="sm"
          aria-label={t('newOrder.unitsOf', { name })}
          min={1}
          max={100_000}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          value={line.quantity}
          onChange={(value) => onQuantity(Math.max(1, Number(value) || 1))}
        />
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={550} className="words" lineClamp={2}>
          {name}
        </Text>
        <Text size="xs" className="quiet">
          {line.sku}
          {stock && <Availability stock={stock} wanted={line.quantity} />}
        </Text>
        {error !== undefined && (
          <Text size="xs" className="late" role="alert">
            {error}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="number">
        {priced && currency !== undefined ? format.money(gross ? priced.grossMinor : priced.netMinor, currency) : '–'}
      </Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" size="lg" aria-label={t('newOrder.remove', { name })} onClick={onRemove}>
          <Cross2Icon />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}

function Availability({ stock, wanted }: Readonly<{ stock: Stock; wanted: number }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (stock.kind === 'service' || stock.state === 'unlimited') return null
  const later = stock.later.find(({ units }) => units >= wanted)
  const short = stock.units < wanted
  return (
    <span className={short ? 'late' : undefined}>
      {` · ${t('newOrder.available', { count: stock.units })}`}
      {short && `, ${later ? t('newOrder.enoughFrom', { date: format.day(later.at) }) : t('newOrder.restWaits')}`}
    </span>
  )
}
