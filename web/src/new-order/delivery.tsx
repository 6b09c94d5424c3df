import { NativeSelect, Radio, SegmentedControl, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { CountrySelect } from '../parts/country.tsx'
import { useFormat } from '../parts/format.ts'
import { Loading, sayError } from '../parts/states.tsx'
import { type Check, type Quote, usePlaces } from './ask.ts'
import { type Address, METHODS } from './draft.ts'
import type { Part } from './new-order.tsx'

type Props = Part & Readonly<{ quote: UseQueryResult<Quote>; check: Check | undefined }>

/** Where the goods go, and how: the ways the server offers for these goods, with their days and what they cost. */
export function DeliveryPart(part: Props) {
  const { t } = useTranslation()
  const { draft, change, errorOf } = part
  return (
    <Card title={t('newOrder.delivery')}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('newOrder.delivery')}
          value={draft.method}
          data={METHODS.map((value) => ({ value, label: t(`newOrder.${value}`) }))}
          onChange={(method) => change({ method: method as typeof draft.method, service: null, pickup: null })}
        />
        {draft.method === 'carry_out' ? <Counter {...part} /> : <Place {...part} />}
        {draft.method !== 'carry_out' && <Options {...part} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            name="requestedOn"
            type="date"
            label={t('newOrder.requestedOn')}
            value={draft.requestedOn}
            error={errorOf('requestedOn')}
            onChange={(event) => change({ requestedOn: event.currentTarget.value })}
          />
          <Textarea
            name="instructions"
            label={t('newOrder.instructions')}
            autosize
            minRows={1}
            maxLength={500}
            value={draft.instructions}
            error={errorOf('instructions')}
            onChange={(event) => change({ instructions: event.currentTarget.value })}
          />
        </SimpleGrid>
      </Stack>
    </Card>
  )
}

function Place({ draft, change, errorOf, check }: Props) {
  const { t } = useTranslation()
  const { shipTo, method } = draft
  const field = (name: Exclude<keyof Address, 'country'>, maxLength: number) => ({
    name,
    label: t(`newOrder.${name === 'name' ? 'recipient' : name}`),
    value: shipTo[name],
    maxLength,
    autoComplete: 'off',
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ shipTo: { ...shipTo, [name]: event.currentTarget.value } }),
  })
  const guessed = method === 'ship' && shipTo.postalCode !== '' && check?.located[0]?.by === 'country'
  return (
    <>
      {method === 'ship' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...field('name', 200)} />
          <TextInput
            {...field('street', 400)}
            description={t('newOrder.streetHow')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </SimpleGrid>
      )}
      <SimpleGrid cols={{ base: 1, xs: method === 'ship' ? 3 : 2 }}>
        <TextInput
          {...field('postalCode', 20)}
          {...(guessed && { description: t('newOrder.notLocated') })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        {method === 'ship' && <TextInput {...field('city', 120)} />}
        <CountrySelect
          name="country"
          label={t('newOrder.country')}
          value={shipTo.country}
          error={errorOf('country')}
          onChange={(country) => change({ shipTo: { ...shipTo, country } })}
        />
      </SimpleGrid>
    </>
  )
}

/** Sold and taken along: the place is where somebody stands now. */
function Counter({ draft, change, errorOf }: Props) {
  const { t } = useTranslation()
  const { counters } = usePlaces()
  return (
    <NativeSelect
      name="pickup"
      label={t('newOrder.counter')}
      value={draft.pickup ?? ''}
      error={errorOf('pickup')}
      data={[
        { value: '', label: t('newOrder.choose') },
        ...counters.map(({ code, name }) => ({ value: code, label: name })),
      ]}
      onChange={(event) => change({ pickup: event.currentTarget.value === '' ? null : event.currentTarget.value })}
    />
  )
}

type Option = Readonly<{ value: string; name: string; when: string; cost: number; notes: readonly string[] }>

function Options({ draft, change, quote, errorOf }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const options = useOptions(quote.data, draft.method)
  const problem = errorOf(draft.method === 'ship' ? 'service' : 'pickup')
  if (draft.lines.length === 0 || draft.shipTo.country === '')
    return <p className="quiet why">{t('newOrder.optionsLater')}</p>
  if (quote.isError) return <p className="late why">{sayError(quote.error, t('state.unreachable'))}</p>
  if (!quote.data) return <Loading rows={2} />
  if (options.length === 0)
    return <p className="quiet why">{t(draft.method === 'ship' ? 'newOrder.noService' : 'newOrder.noPickup')}</p>
  const chosen = (draft.method === 'ship' ? draft.service : draft.pickup) ?? ''
  const value = options.some((one) => one.value === chosen)
    ? chosen
    : draft.method === 'ship'
      ? (options[0]?.value ?? '')
      : ''
  return (
    <Radio.Group
      name={draft.method === 'ship' ? 'service' : 'pickup'}
      label={t(draft.method === 'ship' ? 'newOrder.service' : 'newOrder.pickup')}
      value={value}
      error={problem}
      onChange={(next) => change(draft.method === 'ship' ? { service: next } : { pickup: next })}
    >
      <div className="options">
        {options.map((option) => (
          <Radio.Card key={option.value} value={option.value} className="option">
            <Radio.Indicator />
            <span className="option-words">
              <Text span size="sm" fw={550}>
                {option.name}
              </Text>
              <Text span size="sm" className="quiet">
                {option.when}
              </Text>
              {option.notes.map((note) => (
                <Text span key={note} size="xs" className="late">
                  {note}
                </Text>
              ))}
            </span>
            <Text span size="sm" className="number">
              {option.cost === 0 ? t('newOrder.free') : format.money(option.cost, quote.data.currency)}
            </Text>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}

/** The server's options as a person reads them; the order is the server's: complete first, then the cheapest or soonest. */
function useOptions(quote: Quote | undefined, method: string): readonly Option[] {
  const { t } = useTranslation()
  const format = useFormat()
  const notes = ({ splits, backordered }: { splits: number; backordered: readonly { units: number }[] }) => {
    const waits = backordered.reduce((sum, { units }) => sum + units, 0)
    return [
      ...(waits > 0 ? [t('newOrder.waits', { count: waits })] : []),
      ...(splits > 0 ? [t('newOrder.parcels', { count: splits + 1 })] : []),
    ]
  }
  if (!quote) return []
  if (method === 'ship')
    return quote.delivery.map((one) => ({
      value: one.service,
      name: one.name,
      when: format.between(one.deliverBy.earliest, one.deliverBy.latest),
      cost: one.costMinor,
      notes: notes(one),
    }))
  return quote.pickup.map((one) => ({
    value: one.location,
    name: one.km === null ? one.name : t('newOrder.away', { name: one.name, km: format.count(one.km) }),
    when: t('newOrder.readyFrom', { date: format.instant(one.readyFrom) }),
    cost: one.costMinor,
    notes: notes(one),
  }))
}
