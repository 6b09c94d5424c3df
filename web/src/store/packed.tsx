import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, queries, Refused } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { sayError } from '../parts/states.tsx'
import { tell, tellRefusal } from '../parts/toast.tsx'
import { unitsIn } from './queue/foresee.ts'
import type { StepProps } from './work.tsx'

type Props = StepProps & Readonly<{ carriers: readonly string[] }>
type Parcel = StepProps['work']['packages'][number]

/** What is packed goes to the counter, or to a carrier with a label. */
export function Packed({ work, away, carriers, doIt }: Props) {
  const { t } = useTranslation()
  const rest = unitsIn(work, 'waiting', 'picked')
  const here = work.packages.filter(({ state }) => state === 'packed' || state === 'labelled')
  return (
    <section className="card step" aria-label={t('store.step_packed')}>
      <Stack gap="md">
        {here.map((parcel) => (
          <ParcelRow key={parcel.id} work={work} away={away} parcel={parcel} carriers={carriers} />
        ))}
        {here.length === 0 && <Text className="quiet">{t('store.packageWaits')}</Text>}
        {work.destination === 'pickup' ? (
          <Button size="lg" disabled={rest > 0} onClick={() => doIt({ kind: 'ready' })}>
            {rest > 0 ? t('store.readyLater', { count: rest }) : t('store.readyDo')}
          </Button>
        ) : (
          <Ship
            work={work}
            carriers={carriers}
            doIt={doIt}
            labelled={here.every(({ state }) => state === 'labelled')}
          />
        )}
      </Stack>
    </section>
  )
}

function Ship({ work, carriers, doIt, labelled }: Omit<Props, 'away'> & Readonly<{ labelled: boolean }>) {
  const { t } = useTranslation()
  const [carrier, setCarrier] = useState<string | null>(null)
  const named = labelled && work.queued === 0
  return (
    <Stack gap="sm">
      {!named && (
        <Select
          size="lg"
          label={t('store.carrier')}
          description={t('store.carrierWhy')}
          data={[...carriers]}
          value={carrier}
          clearable
          onChange={setCarrier}
        />
      )}
      <Button size="lg" onClick={() => doIt({ kind: 'ship', carrier: named ? null : carrier })}>
        {t('store.shipDo')}
      </Button>
    </Stack>
  )
}

type ParcelProps = Readonly<{ work: StepProps['work']; away: boolean; parcel: Parcel; carriers: readonly string[] }>

function ParcelRow({ work, away, parcel, carriers }: ParcelProps) {
  const { t } = useTranslation()
  const at = { path: { id: work.id, package: parcel.id } }
  const open = useMutation({
    mutationFn: () => answer(kontor.DELETE('/v1/fulfillment-orders/{id}/packages/{package}', { params: at })),
    onSuccess: () => tell(t('store.unpacked')),
    onError: tellRefusal,
    onSettled: () => queries.invalidateQueries({ queryKey: ['store-work'] }),
  })
  const unpack = parcel.actions.find(({ name }) => name === 'unpack')
  const units = parcel.contents.reduce((sum, one) => sum + one.units, 0)
  return (
    <div className="parcel">
      <Group justify="space-between">
        <Text fw={600}>{t('store.package', { number: parcel.package, count: units })}</Text>
        {parcel.trackingNumber !== null && <Text size="sm">{parcel.trackingNumber}</Text>}
      </Group>
      {parcel.label.problem !== null && (
        <Text size="sm" className="late">
          {t('store.labelProblem', { problem: parcel.label.problem })}
        </Text>
      )}
      <Group gap="sm" mt="sm">
        {parcel.label.state === 'bought' && (
          <Anchor className="big" href={`/v1/fulfillment-orders/${work.id}/packages/${parcel.id}/label`}>
            {t('store.printLabel')}
          </Anchor>
        )}
        {unpack?.allowed && (
          <Button size="lg" variant="default" loading={open.isPending} onClick={() => open.mutate()}>
            {t('store.unpackDo')}
          </Button>
        )}
      </Group>
      {work.destination !== 'pickup' && parcel.actions.some(({ name, allowed }) => name === 'label' && allowed) && (
        <Labels work={work} away={away} parcel={parcel} carriers={carriers} />
      )}
    </div>
  )
}

/** What carriers would take for the parcel now; buying one needs a line, because the carrier is asked. */
function Labels({ work, away, parcel, carriers }: ParcelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const at = { id: work.id, package: parcel.id }
  const key = useRef(crypto.randomUUID())
  const rates = useQuery({
    queryKey: ['rates', parcel.id, carriers],
    enabled: !away,
    queryFn: async () => {
      const url = '/v1/fulfillment-orders/{id}/packages/{package}/rates'
      const asked = carriers.map(async (carrier) => {
        try {
          const { items } = await answer(kontor.GET(url, { params: { path: at, query: { carrier } } }))
          return items.map((rate) => ({ ...rate, carrier }))
        } catch (error) {
          // One that does not take it, or does not answer, hides nothing of the others.
          return [{ carrier, problem: sayError(error, t('state.unreachable')) }]
        }
      })
      return (await Promise.all(asked)).flat()
    },
  })
  const buy = useMutation({
    mutationFn: ({ carrier, service }: Readonly<{ carrier: string; service: string }>) =>
      answer(
        kontor.POST('/v1/fulfillment-orders/{id}/packages/{package}/labels', {
          params: { path: at },
          headers: { 'idempotency-key': key.current },
          body: { carrier, service },
        }),
      ),
    onError: (error) => {
      if (error instanceof Refused) key.current = crypto.randomUUID()
      tellRefusal(error)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['store-work'] }),
  })
  if (away) return <Text className="quiet">{t('store.labelNeedsLine')}</Text>
  return (
    <Stack gap="xs" mt="sm">
      {rates.data?.map((rate) =>
        'problem' in rate ? (
          <Text key={rate.carrier} size="sm" className="quiet">
            {rate.carrier}: {rate.problem}
          </Text>
        ) : (
          <Button
            key={`${rate.carrier} ${rate.service}`}
            size="lg"
            variant="default"
            justify="space-between"
            loading={buy.isPending && buy.variables.service === rate.service}
            rightSection={format.money(rate.amountMinor, rate.currency)}
            onClick={() => buy.mutate(rate)}
          >
            {t('store.buyLabel', { service: rate.service })}
          </Button>
        ),
      )}
    </Stack>
  )
}
