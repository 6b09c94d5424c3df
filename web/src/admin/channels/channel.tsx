import { Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { CODE, codeOf } from '../code.ts'
import { brandsQuery, type Channel, entitiesQuery, priceListsQuery } from '../queries.ts'

const KINDS = ['web', 'till', 'telephone', 'marketplace', 'b2b', 'edi', 'agent'] as const
const TOUCHES = [['admin', 'channels'], ['channels']]
type Form = Readonly<{ name: string; code: string; kind: (typeof KINDS)[number]; brand: string; priceList: string }> &
  Pick<Channel, 'mayRefuse' | 'numberPrefix' | 'active'>

type Props = Readonly<{ channel: Channel | 'new'; onClose: () => void }>

/** A channel. Code, kind, brand and currency stay once orders were made with them; the rest can be changed and taken back. */
export function EditChannel({ channel, onClose }: Props) {
  const { t } = useTranslation()
  const brands = useQuery(brandsQuery).data ?? []
  const entities = useQuery(entitiesQuery).data ?? []
  const lists = useQuery(priceListsQuery).data ?? []
  const known = channel === 'new' ? null : channel
  const [own, setOwn] = useState<Form>({
    ...{ name: '', code: '', kind: 'web', brand: '', numberPrefix: '', mayRefuse: true, active: true },
    ...(known && {
      name: known.name,
      mayRefuse: known.mayRefuse,
      numberPrefix: known.numberPrefix,
      active: known.active,
    }),
    priceList: known?.priceList ?? '',
  })
  const form = { ...own, code: own.code || codeOf(own.name), brand: own.brand || (brands[0]?.id ?? '') }
  const entity = entities.find(({ id }) => id === brands.find((brand) => brand.id === form.brand)?.legalEntity)
  const list = lists.find(({ id }) => id === form.priceList)
  const fitting = known
    ? lists.filter((one) => one.currency === known.currency && one.includesTax === known.pricesIncludeTax)
    : lists
  const change = {
    ...{ name: form.name.trim(), mayRefuse: form.mayRefuse, active: form.active },
    priceList: form.priceList === '' ? null : form.priceList,
    numberPrefix: form.numberPrefix,
  }
  const made = {
    ...{ name: form.name.trim(), mayRefuse: form.mayRefuse, active: form.active },
    ...{ code: form.code, kind: form.kind, brand: form.brand },
    currency: list?.currency ?? entity?.currency ?? 'EUR',
    pricesIncludeTax: list?.includesTax ?? form.kind !== 'b2b',
    ...(form.priceList !== '' && { priceList: form.priceList }),
    ...(form.numberPrefix !== '' && { numberPrefix: form.numberPrefix }),
  }
  const same =
    known && (Object.keys(change) as (keyof typeof change)[]).every((field) => change[field] === known[field])
  const complete = form.name.trim() !== '' && (known !== null || (CODE.test(form.code) && form.brand !== ''))
  const patch = (id: string, body: typeof change) =>
    answer(kontor.PATCH('/v1/channels/{channel}', { params: { path: { channel: id } }, body }))
  return (
    <Act
      touches={TOUCHES}
      title={known ? t('admin.editNamed', { name: known.name }) : t('admin.addChannel')}
      doing={t('admin.save')}
      onClose={onClose}
      wish={!complete || same ? null : known ? change : made}
      showPreview={() => (
        <Consequences
          lines={[
            ...(same ? [t('admin.nothingChanged')] : []),
            ...(known === null ? [t('admin.channelTakes', { currency: made.currency })] : []),
            ...(known?.active && !form.active ? [t('admin.channelStops')] : []),
            ...(known && !same ? [t('admin.holdsAtOnce')] : []),
          ]}
        />
      )}
      act={async (key) => {
        if (known) return { id: (await patch(known.id, change)).id }
        return answer(kontor.POST('/v1/channels', { body: made, headers: { 'idempotency-key': key } }))
      }}
      done={() => t('admin.saved')}
      undo={({ id }) =>
        patch(id, known ? { ...change, ...pick(known) } : { ...change, numberPrefix: prefixOf(made), active: false })
      }
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('admin.name')}
          required
          maxLength={100}
          data-autofocus
          value={form.name}
          onChange={(event) => setOwn({ ...own, name: event.currentTarget.value })}
        />
        {known === null && (
          <>
            <TextInput
              label={t('admin.code')}
              required
              maxLength={41}
              value={form.code}
              error={form.code !== '' && !CODE.test(form.code) && t('admin.codeWrong')}
              onChange={(event) => setOwn({ ...own, code: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('admin.kind')}
              value={form.kind}
              data={KINDS.map((kind) => ({ value: kind, label: t(`admin.channel_${kind}`) }))}
              onChange={(event) =>
                setOwn({ ...own, kind: KINDS.find((one) => one === event.currentTarget.value) ?? 'web' })
              }
            />
            <NativeSelect
              label={t('admin.brand')}
              value={form.brand}
              data={brands.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setOwn({ ...own, brand: event.currentTarget.value })}
            />
          </>
        )}
        <NativeSelect
          label={t('admin.priceList')}
          value={form.priceList}
          data={[
            { value: '', label: t('admin.noList') },
            ...fitting.map(({ id, code, currency }) => ({ value: id, label: `${code} · ${currency}` })),
          ]}
          onChange={(event) => setOwn({ ...own, priceList: event.currentTarget.value })}
        />
        <TextInput
          label={t('admin.prefix')}
          description={t('admin.prefixWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={20}
          placeholder={known ? '' : prefixOf(made)}
          value={form.numberPrefix}
          onChange={(event) => setOwn({ ...own, numberPrefix: event.currentTarget.value.toUpperCase() })}
        />
      </SimpleGrid>
      <Checkbox
        label={t('admin.mayRefuse')}
        description={t('admin.mayRefuseWhy')}
        checked={form.mayRefuse}
        onChange={(event) => setOwn({ ...own, mayRefuse: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('admin.channelOn')}
        checked={form.active}
        onChange={(event) => setOwn({ ...own, active: event.currentTarget.checked })}
      />
    </Act>
  )
}

const prefixOf = ({ code }: { code: string }) => `${code.toUpperCase()}-`
const pick = ({ name, mayRefuse, priceList, numberPrefix, active }: Channel) => ({
  ...{ name, mayRefuse, priceList, numberPrefix, active },
})
