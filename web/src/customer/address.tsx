import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from './api.ts'
import type { ChangeProps } from './changes.tsx'
import { useRefusal } from './refusal.ts'
import { useAct } from './use-act.ts'

const FIELDS = [
  { name: 'name', autoComplete: 'name', maxLength: 200 },
  { name: 'street', autoComplete: 'street-address', maxLength: 200 },
  { name: 'postalCode', autoComplete: 'postal-code', maxLength: 20 },
  { name: 'city', autoComplete: 'address-level2', maxLength: 100 },
] as const
type Field = (typeof FIELDS)[number]['name']

/** Another address in the same country; the one that was given is known to whoever gave it, and is not shown. */
export function Address({ order, done }: ChangeProps) {
  const { t } = useTranslation('customer')
  const refusal = useRefusal()
  const [form, setForm] = useState<Readonly<Record<Field, string>>>({ name: '', street: '', postalCode: '', city: '' })
  const delivery = order.deliveries.find(({ method }) => method === 'ship')
  const act = useAct(
    (key) =>
      answer(
        kontor.POST('/v1/orders/{order}/amendments', {
          params: { path: { order: order.order }, query: { preview: false } },
          headers: { 'idempotency-key': key },
          body: {
            delivery: delivery?.delivery ?? 1,
            shipTo: {
              name: form.name.trim(),
              lines: [form.street.trim()],
              postalCode: form.postalCode.trim(),
              city: form.city.trim(),
              country: delivery?.country ?? '',
            },
          },
        }),
      ),
    () => done(t('addressDone')),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!act.isPending) act.mutate()
      }}
    >
      <p>{t('addressLead')}</p>
      {FIELDS.map(({ name, autoComplete, maxLength }) => (
        <label key={name} className="field">
          {t(name)}
          <input
            required
            name={name}
            autoComplete={autoComplete}
            maxLength={maxLength}
            value={form[name]}
            onChange={({ currentTarget: { value } }) => setForm({ ...form, [name]: value })}
          />
        </label>
      ))}
      {act.isError && (
        <p className="late" role="alert">
          {refusal(act.error)}
        </p>
      )}
      <button type="submit" disabled={act.isPending}>
        {t('addressDo')}
      </button>
    </form>
  )
}
