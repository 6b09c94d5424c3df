import { Alert, Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, Refused, type Story } from '../api.ts'
import { useChannels } from '../parts/channels.ts'
import { useFormat } from '../parts/format.ts'
import { tell, tellRefusal } from '../parts/toast.tsx'
import { useMay, useMe } from '../session/session.ts'
import { useCheck, usePlaces, useQuote } from './ask.ts'
import { BuyerPart } from './buyer.tsx'
import { DeliveryPart } from './delivery.tsx'
import { bodyOf, type Draft, EMPTY, fieldOf, fromStory, hasPlace } from './draft.ts'
import { ItemsPart } from './items.tsx'
import { useDraft } from './kept.ts'
import { PaymentPart } from './payment.tsx'
import { usePlace } from './place.ts'
import { Summary } from './summary.tsx'

type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>)
/** What every part of the screen works with. */
export type Part = Readonly<{
  draft: Draft
  change: (change: Change) => void
  /** What the server says against a field; of fields that nobody has left yet, it waits. */
  errorOf: (field: string) => string | undefined
}>

/** A new order by telephone or at the counter, checked by the server while it is written. */
export function NewOrder() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const { draft, setDraft, keptAt } = useDraft(useMe().id)
  const change = (next: Change) => setDraft((now) => ({ ...now, ...(typeof next === 'function' ? next(now) : next) }))
  useStart(draft, setDraft)

  const channels = useDeskChannels()
  const channel = channels.find(({ code }) => code === draft.channel)
  const currency = channel?.currency ?? 'EUR'
  const quote = useQuote(draft)
  const way =
    draft.method === 'ship'
      ? (quote.data?.delivery.find(({ service }) => service === draft.service) ?? quote.data?.delivery[0])
      : quote.data?.pickup.find(({ location }) => location === draft.pickup)
  const costMinor = draft.method === 'carry_out' ? 0 : (way?.costMinor ?? 0)
  const service = way && 'service' in way ? way.service : null
  const gross = channel?.pricesIncludeTax ?? true
  const kind = channel?.kind === 'till' ? 'associate' : 'agent'
  const body = bodyOf({ ...draft, service }, { currency, costMinor, kind, chargeName: t('newOrder.chargeName') })
  const { deliveries, ...unplaced } = body
  const check = useCheck(draft.lines.length === 0 || !channel ? null : hasPlace(draft) ? body : unplaced)

  const place = usePlace({
    onCustomer: (id) => change(({ buyer }) => ({ buyer: buyer && { ...buyer, id } })),
    onDone: ({ id, number, paymentError }) => {
      setDraft(EMPTY)
      tell(t('newOrder.placed', { number }))
      if (paymentError !== null) tellRefusal(paymentError)
      void navigate({ to: '/orders/$order', params: { order: id } })
    },
  })
  const { errorOf, attempt, leave } = useErrors(check.error, place.error)
  const open = openPoint(draft, check.error, t)
  const [going, setGoing] = useState(false)
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    attempt()
    setGoing(true)
  }
  const placeNow = useEffectEvent(() => {
    setGoing(false)
    if (open === null && !place.isPending) place.mutate({ draft, body, keepsCustomers: may('customer.write') })
  })
  // Asked for while the last change is still being checked, it is placed as soon as the server has looked at it.
  const settled = check.settled
  useEffect(() => {
    if (going && settled) placeNow()
  }, [going, settled])
  const part = { draft, change, errorOf }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={submit}
      onBlur={leave}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => submit()]])}
    >
      <Group justify="space-between">
        <Title order={1}>{t('newOrder.title')}</Title>
        <NativeSelect
          name="channel"
          aria-label={t('newOrder.channel')}
          value={draft.channel}
          error={errorOf('channel')}
          data={channels.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => change({ channel: event.currentTarget.value })}
        />
      </Group>
      <KeptNotice
        keptAt={keptAt}
        draft={draft}
        onDiscard={() => setDraft({ ...EMPTY, channel: draft.channel })}
        onBack={setDraft}
      />
      <div className="order">
        <div className="stack">
          <BuyerPart {...part} />
          <ItemsPart {...part} check={check.data} gross={gross} />
          <DeliveryPart {...part} check={check.data} quote={quote} />
          <PaymentPart {...part} />
        </div>
        <Summary
          {...part}
          check={draft.lines.length === 0 ? undefined : check.data}
          currency={currency}
          gross={gross}
          costMinor={costMinor}
          open={open}
          failed={place.error}
          placing={going || place.isPending}
        />
      </div>
    </form>
  )
}

/** What is still missing, before the server could be asked to place it. */
function openPoint(draft: Draft, refused: unknown, t: TFunction): unknown {
  if (draft.lines.length === 0) return t('newOrder.needsItems')
  if (draft.buyer === null) return t('newOrder.needsCustomer')
  if (!hasPlace(draft)) return draft.method === 'ship' ? t('newOrder.needsAddress') : t('newOrder.needsPlace')
  return refused ?? null
}

/** Where people at a desk take orders, the likeliest first; what others have sold already comes by itself. */
const DESK_KINDS: readonly string[] = ['telephone', 'web', 'b2b', 'till']

function useDeskChannels() {
  return useChannels()
    .filter(({ active, kind }) => active && DESK_KINDS.includes(kind))
    .sort((a, b) => DESK_KINDS.indexOf(a.kind) - DESK_KINDS.indexOf(b.kind))
}

/** The channel of the desk and the country of the house to begin with; or an order of the past, to be repeated. */
function useStart(draft: Draft, setDraft: (draft: Draft) => void) {
  const { t } = useTranslation()
  const { repeat } = useSearch({ from: '/orders/new' })
  const navigate = useNavigate()
  const [usual] = useDeskChannels()
  const { home } = usePlaces()
  useEffect(() => {
    if (draft.channel === '' && usual) setDraft({ ...draft, channel: usual.code })
    else if (draft.shipTo.country === '' && home !== '')
      setDraft({ ...draft, shipTo: { ...draft.shipTo, country: home } })
  }, [draft, usual, home, setDraft])

  const asked = useRef('')
  useEffect(() => {
    if (repeat === undefined || asked.current === repeat) return
    asked.current = repeat
    const before = draft
    answer(kontor.GET('/v1/orders/{order}', { params: { path: { order: repeat } } }))
      .then((story) => {
        setDraft(fromStory(story as Story))
        tell(t('newOrder.repeated', { number: story.number }), async () => setDraft(before))
      })
      .catch(tellRefusal)
      .finally(() => void navigate({ to: '/orders/new', replace: true }))
  }, [repeat, draft, setDraft, navigate, t])
}

type KeptProps = Readonly<{
  keptAt: string | null
  draft: Draft
  onDiscard: () => void
  onBack: (draft: Draft) => void
}>

function KeptNotice({ keptAt, draft, onDiscard, onBack }: KeptProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [shown, setShown] = useState(keptAt !== null)
  const worth = draft.lines.length > 0 || draft.buyer !== null
  const discard = () => {
    setShown(false)
    onDiscard()
    tell(t('newOrder.discarded'), async () => onBack(draft))
  }
  if (shown && keptAt !== null)
    return (
      <Alert variant="light" p="sm">
        <Group justify="space-between">
          <Text size="sm">{t('newOrder.kept', { when: format.instant(keptAt) })}</Text>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => setShown(false)}>
              {t('newOrder.goOn')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={discard}>
              {t('newOrder.discard')}
            </Button>
          </Group>
        </Group>
      </Alert>
    )
  return (
    <Group justify="space-between" className="quiet">
      <Text size="sm">{t('newOrder.keptHow')}</Text>
      {worth && (
        <Button size="compact-sm" variant="subtle" onClick={discard}>
          {t('newOrder.discard')}
        </Button>
      )}
    </Group>
  )
}

/** Refusals at their fields. What the server minds while somebody still writes waits until they have left the field. */
function useErrors(checked: unknown, placed: unknown) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const said = (error: unknown, field: string) =>
    error instanceof Refused && fieldOf(error.problem.path) === field ? error.message : undefined
  return {
    attempt: () => setTried(true),
    leave: ({ target }: { target: unknown }) => {
      const name = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.name : ''
      if (name !== '' && !left.has(name)) setLeft(new Set([...left, name]))
    },
    errorOf: (field: string) =>
      said(placed, field) ?? (tried || left.has(field) || field.startsWith('line-') ? said(checked, field) : undefined),
  }
}
