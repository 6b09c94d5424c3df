import { SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { CountrySelect } from '../../parts/country.tsx'
import { useFormat } from '../../parts/format.ts'
import { Act, Consequences } from './act.tsx'
import type { ActionProps } from './actions.tsx'

const COUNTRY = /^[A-Z]{2}$/

/** Another address or another day, as long as nobody works on it. */
export function AmendDelivery({ story, onClose }: ActionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  // What a colleague changes meanwhile is told, not overwritten.
  const [seen] = useState(story.version)
  const delivery = story.deliveries[0]
  const before = story.parties.find((party) => party.party === delivery?.shipTo)
  const [form, setForm] = useState({
    name: before?.name ?? '',
    street: before?.lines?.join(', ') ?? '',
    postalCode: before?.postalCode ?? '',
    city: before?.city ?? '',
    country: before?.country ?? '',
    requestedOn: delivery?.requestedOn ?? '',
  })
  const shipTo = {
    ...(form.name !== '' && { name: form.name }),
    ...(form.street !== '' && {
      lines: form.street
        .split(',')
        .map((line) => line.trim())
        .filter(Boolean),
    }),
    ...(form.postalCode !== '' && { postalCode: form.postalCode }),
    ...(form.city !== '' && { city: form.city }),
    country: form.country.toUpperCase(),
  }
  const body = {
    delivery: delivery?.delivery ?? 1,
    ...(before && { shipTo }),
    ...(form.requestedOn !== '' && { requestedOn: form.requestedOn }),
  }
  const send = (preview: boolean, key: string) =>
    answer(
      kontor.POST('/v1/orders/{order}/amendments', {
        params: { path: { order: story.id }, query: { preview } },
        body,
        headers: { 'idempotency-key': key, 'if-match': `"${seen}"` },
      }),
    )
  const field = (name: keyof typeof form) => ({
    label: t(`action.${name}`),
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value }),
  })
  return (
    <Act
      order={story.id}
      title={t('action.amendTitle', { number: story.number })}
      doing={t('action.amendDo')}
      onClose={onClose}
      wish={before === undefined || COUNTRY.test(shipTo.country) ? body : null}
      preview={() => send(true, crypto.randomUUID())}
      showPreview={(shown) =>
        shown && (
          <Consequences
            lines={[
              shown.changes.length === 0
                ? t('action.changesNothing')
                : t('action.changes', { what: shown.changes.join(', ').replaceAll('_', ' ') }),
              t(shown.resourced ? 'action.resourced' : 'action.sameSource'),
              shown.money.differenceMinor === 0
                ? t('action.samePrice')
                : t(shown.money.differenceMinor > 0 ? 'action.dearer' : 'action.cheaper', {
                    value: format.money(Math.abs(shown.money.differenceMinor), shown.money.currency),
                  }),
              shown.messages.length === 0
                ? t('action.tellsNobody')
                : t('action.tells', { messages: shown.messages.join(', ') }),
            ]}
          />
        )
      }
      act={(key) => send(false, key)}
      done={() => t('action.amended')}
    >
      {before && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...field('name')} maxLength={200} />
          <TextInput {...field('street')} maxLength={200} />
          <TextInput {...field('postalCode')} maxLength={20} />
          <TextInput {...field('city')} maxLength={120} />
          <CountrySelect
            label={t('action.country')}
            value={form.country}
            onChange={(country) => setForm({ ...form, country })}
          />
        </SimpleGrid>
      )}
      <TextInput {...field('requestedOn')} type="date" maw={220} />
    </Act>
  )
}
