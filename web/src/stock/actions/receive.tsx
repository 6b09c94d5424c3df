import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act } from '../../order/actions/act.tsx'
import { useFormat } from '../../parts/format.ts'
import type { StockActProps } from './acts.tsx'
import { ShowForeseen } from './foreseen.tsx'

/** Goods arrived: of an expected supply, or without one. Who waits for them is served at once, and seen before. */
export function Receive({ position, onClose }: StockActProps) {
  const { t } = useTranslation()
  const format = useFormat()
  // What comes from one of our own places is received by its transfer, which knows what was sent.
  const expected = position.supplies.filter(({ kind }) => kind !== 'transfer')
  const [supply, setSupply] = useState(expected[0]?.id ?? '')
  const chosen = expected.find(({ id }) => id === supply)
  const [units, setUnits] = useState<number | ''>(expected[0]?.incoming ?? '')
  const [damaged, setDamaged] = useState<number | ''>(0)
  const [free, setFree] = useState('')
  const reference = chosen?.reference ?? free.trim()
  const receipt = {
    sku: position.sku,
    location: position.code,
    units: units || 0,
    ...((damaged || 0) > 0 && { damaged: damaged || 0 }),
    ...(reference !== '' && { reference }),
  }
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/receipts', {
        params: { query: { preview } },
        body: { receipts: [receipt] },
        headers: { 'idempotency-key': key },
      }),
    )
  return (
    <Act
      touches={[['stock']]}
      title={t('stock.receiveTitle', { item: position.name, place: position.place })}
      doing={t('stock.receiveDo')}
      onClose={onClose}
      wish={receipt.units === 0 ? null : receipt}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) => <ShowForeseen foreseen={shown?.foreseen} />}
      act={(key) => send(false, key)}
      done={({ units: came }) => t('stock.received', { count: came })}
    >
      {expected.length > 0 && (
        <NativeSelect
          label={t('stock.ofSupply')}
          value={supply}
          data={[
            ...expected.map(({ id, reference: name, incoming, expectedAt }) => ({
              value: id,
              label: `${name} · ${format.count(incoming)} · ${format.day(expectedAt)}`,
            })),
            { value: '', label: t('stock.ofNoSupply') },
          ]}
          onChange={(event) => {
            setSupply(event.currentTarget.value)
            setUnits(expected.find(({ id }) => id === event.currentTarget.value)?.incoming ?? '')
          }}
        />
      )}
      {chosen === undefined && (
        <TextInput
          label={t('stock.reference')}
          description={t('stock.referenceWhy')}
          maxLength={100}
          value={free}
          onChange={(event) => setFree(event.currentTarget.value)}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={t('stock.unitsCame')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={units}
          onChange={(value) => setUnits(value === '' ? '' : Number(value))}
          data-autofocus
        />
        <NumberInput
          label={t('stock.damaged')}
          min={0}
          max={units || 0}
          allowDecimal={false}
          value={damaged}
          onChange={(value) => setDamaged(value === '' ? '' : Number(value))}
        />
      </SimpleGrid>
    </Act>
  )
}
