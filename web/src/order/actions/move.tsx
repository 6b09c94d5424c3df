import { Button, Checkbox, Select, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { paths } from '../../../../sdk/schema.d.ts'
import { answer, kontor, type Story } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { useMay } from '../../session/session.ts'
import { type Place, usePlaces } from '../../stock/places.ts'
import { Act, Consequences } from './act.tsx'

type Work = Story['fulfillmentOrders'][number]
/** Words the API takes as reasons; they are counted, so they are few. */
const REASONS = ['late', 'no_stock', 'staff_ill', 'closed', 'customer_asked'] as const
const POINTS = 100

/** Another location does it: offered where the work is open, with the server's word on whether it still may. */
export function Move({ story, work }: Readonly<{ story: Story; work: Work }>) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const permitted = may('fulfillment.move')
  const isOpen = work.doneAt === null && work.state !== 'cancelled'
  const shown = useQuery({
    queryKey: ['order', story.id, 'work', work.id],
    enabled: permitted && isOpen,
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/fulfillment-orders/{id}', { params: { path: { id: work.id } }, signal })),
  })
  const verdict = shown.data?.actions.find(({ name }) => name === 'move')
  if (!permitted || !isOpen || !verdict) return null
  const why = verdict.allowed ? null : verdict.why
  return (
    <>
      <Tooltip label={why} disabled={why === null} events={{ hover: true, focus: true, touch: true }}>
        <Button
          mt="xs"
          size="compact-sm"
          variant="default"
          aria-disabled={why !== null}
          {...(why !== null && { 'data-disabled': true })}
          aria-description={why ?? undefined}
          onClick={() => why === null && setOpen(true)}
        >
          {t('move.do')}
        </Button>
      </Tooltip>
      {open && <MoveDialog story={story} work={work} onClose={() => setOpen(false)} />}
    </>
  )
}

type DialogProps = Readonly<{ story: Story; work: Work; onClose: () => void }>

function MoveDialog({ story, work, onClose }: DialogProps) {
  const { t } = useTranslation()
  const places = useCandidates(work)
  const [location, setLocation] = useState<string | null>(null)
  const [reason, setReason] = useState<(typeof REASONS)[number]>('late')
  const [pin, setPin] = useState(false)
  const move = (preview: boolean, key?: string) =>
    answer(
      kontor.POST('/v1/fulfillment-orders/{id}/moves', {
        params: { path: { id: work.id }, query: { preview } },
        body: { location: location ?? '', reason, pin },
        ...(key !== undefined && { headers: { 'idempotency-key': key } }),
      }),
    )
  const say = useMoveWords(story)
  return (
    <Act
      order={story.id}
      touches={[['order', story.id], ['tower']]}
      title={t('move.title', { number: work.number })}
      doing={t('move.do')}
      onClose={onClose}
      wish={location === null ? null : { location, reason, pin }}
      preview={() => move(true)}
      showPreview={(moved) => moved && <Consequences lines={say(moved)} />}
      act={(key) => move(false, key)}
      done={({ fulfillmentOrder }) => t('move.done', { number: fulfillmentOrder.number })}
    >
      <Select
        label={t('move.where')}
        description={t('move.from', { name: work.locationName })}
        searchable
        required
        data-autofocus
        data={places}
        value={location}
        onChange={setLocation}
      />
      <Select
        label={t('act.reason')}
        allowDeselect={false}
        data={REASONS.map((value) => ({ value, label: t(`move.${value}`) }))}
        value={reason}
        onChange={(value) => setReason(REASONS.find((one) => one === value) ?? 'late')}
      />
      <Checkbox
        label={t('move.pin')}
        description={t('move.pinWhy')}
        checked={pin}
        onChange={(event) => setPin(event.currentTarget.checked)}
      />
    </Act>
  )
}

/** Places that can send it or hand it over, those first that have all of it now. */
function useCandidates(work: Work) {
  const { t } = useTranslation()
  const able = usePlaces().filter(
    (place) =>
      place.active && place.id !== work.location && (work.destination === 'pickup' ? place.canPickup : place.canShip),
  )
  const sku = work.lines.map((line) => line.sku)
  const { data } = useQuery({
    queryKey: ['availability', sku],
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/availability', { params: { query: { sku, form: 'locations' } }, signal })),
  })
  const free = (code: string, wanted: string) =>
    data?.items?.find((item) => item.sku === wanted)?.locations?.find(({ location }) => location === code)?.units ?? 0
  const hasAll = ({ code }: Place) => work.lines.every((line) => free(code, line.sku) >= line.units)
  const options = (some: readonly Place[]) => some.map(({ code, name }) => ({ value: code, label: name }))
  return [
    { group: t('move.hasAll'), items: options(able.filter(hasAll)) },
    { group: t('move.hasNotAll'), items: options(able.filter((place) => !hasAll(place))) },
  ].filter(({ items }) => items.length > 0)
}

type Moved = paths['/v1/fulfillment-orders/{id}/moves']['post']['responses'][201]['content']['application/json']

/** What a move would do, in sentences: units, days, parts, cost, and the rule it goes against. */
function useMoveWords({ money }: Story) {
  const { t } = useTranslation()
  const format = useFormat()
  const day = (value: string | null) => (value === null ? t('move.noDay') : format.day(value))
  return ({ lines, promises, splits, cost }: Moved): string[] => {
    const units = lines.reduce((sum, one) => sum + one.units, 0)
    const more = Math.round((cost.afterPoints - cost.beforePoints) / POINTS)
    const days = [...new Set(promises.map(({ before, after }) => `${before.deliverBy} ${after.deliverBy}`))].map(
      (pair) => {
        const [before = null, after = null] = pair.split(' ').map((one) => (one === 'null' ? null : one))
        return before === after
          ? t('move.sameDay', { day: day(after) })
          : t('move.otherDay', { before: day(before), after: day(after) })
      },
    )
    return [
      t('move.units', { count: units }),
      ...days,
      ...(splits.after !== splits.before ? [t('move.parts', { before: splits.before, after: splits.after })] : []),
      ...(money
        ? [
            t(more > 0 ? 'move.costs' : more < 0 ? 'move.saves' : 'move.sameCost', {
              money: format.money(Math.abs(more), money.currency),
            }),
          ]
        : []),
      ...(cost.against === null ? [] : [t('move.against', { rule: cost.against })]),
    ]
  }
}
