import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, queries, Refused } from '../api.ts'
import { sayError } from '../parts/states.tsx'
import { tell } from '../parts/toast.tsx'
import { unitsIn } from './queue/foresee.ts'
import type { StepProps } from './work.tsx'

/** The customer is here, with a code. It is checked by the server alone: without a line nothing is handed over. */
export function Counter({ work, away, doIt }: StepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const [paid, setPaid] = useState(false)
  const key = useRef(crypto.randomUUID())
  const handOver = useMutation({
    mutationFn: () =>
      answer(
        kontor.POST('/v1/fulfillment-orders/{id}/collections', {
          params: { path: { id: work.id } },
          headers: { 'idempotency-key': key.current },
          body: { code: code.replace(/\s/g, ''), ...(paid && { paymentReceived: true }) },
        }),
      ),
    onSuccess: () => {
      tell(t('store.handedOver', { number: work.orderNumber }))
      void queries.invalidateQueries({ queryKey: ['store-work'] })
      void navigate({ to: '/store', search: (before) => ({ ...before, show: 'counter' as const }) })
    },
    onError: (error) => {
      if (error instanceof Refused) key.current = crypto.randomUUID()
      else return
      navigator.vibrate?.(200)
      void queries.invalidateQueries({ queryKey: ['store-work'] })
    },
  })
  const action = work.actions.find(({ name }) => name === 'hand_over')
  const expire = work.actions.find(({ name }) => name === 'expire')
  const why = away ? t('store.codeNeedsLine') : work.queued > 0 ? t('store.sendFirst') : (action?.why ?? null)
  return (
    <section className="card step" aria-label={t('store.handOver')}>
      <Text mb="sm">{t('store.waitsHere', { count: unitsIn(work, 'packed') })}</Text>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (why === null && code.trim() !== '' && !handOver.isPending) handOver.mutate()
        }}
      >
        <Stack gap="sm">
          <TextInput
            size="xl"
            label={t('store.pickupCode')}
            description={t('store.pickupCodeHow')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            value={code}
            error={handOver.isError ? sayError(handOver.error, t('store.unknownYet')) : undefined}
            onChange={(event) => {
              setCode(event.currentTarget.value)
              // Another code is another act; the same one again, after a line broke, is not.
              key.current = crypto.randomUUID()
            }}
          />
          <Checkbox
            size="lg"
            label={t('store.paidAtTill')}
            checked={paid}
            onChange={(event) => {
              setPaid(event.currentTarget.checked)
              key.current = crypto.randomUUID()
            }}
          />
          {why !== null && (
            <Text size="sm" className="late" role="status">
              {why}
            </Text>
          )}
          <Button size="lg" type="submit" loading={handOver.isPending} disabled={why !== null || code.trim() === ''}>
            {t('store.handOver')}
          </Button>
        </Stack>
      </form>
      {expire?.allowed ? (
        <Stack gap={4} mt="lg">
          <Text size="sm" className="preview">
            {t('store.expireThen')}
          </Text>
          <Button size="lg" variant="default" onClick={() => doIt({ kind: 'expire' })}>
            {t('store.expireDo')}
          </Button>
        </Stack>
      ) : (
        <Text size="sm" className="quiet" mt="md">
          {t('store.expireWhen')}
        </Text>
      )}
    </section>
  )
}
