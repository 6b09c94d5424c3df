import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Status, useStatus } from '../parts/status.tsx'
import { Move } from './actions/move.tsx'
import { Timescale } from './timescale.tsx'

type Work = Story['fulfillmentOrders'][number]

/** What the locations do for this order, and where its parcels are. */
export function Work({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  return (
    <Card title={t('order.work')}>
      {story.fulfillmentOrders.length === 0 && <p className="quiet why">{t('order.noWork')}</p>}
      <Stack gap="lg">
        {story.fulfillmentOrders.map((work) => (
          <OneWork key={work.id} work={work} story={story} />
        ))}
      </Stack>
    </Card>
  )
}

function OneWork({ work, story }: Readonly<{ work: Work; story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const reached = (['releasedAt', 'acceptedAt', 'pickedAt', 'packedAt', 'readyAt', 'doneAt'] as const).flatMap((key) =>
    work[key] === null ? [] : [[key.slice(0, -2), work[key]] as const],
  )
  return (
    <article>
      <Group gap="xs">
        <Text fw={600}>{work.number}</Text>
        <Status code={work.state} />
        <Text size="sm" className="quiet">
          {work.locationName}
          {work.shipBy !== null && work.doneAt === null && ` · ${t('order.shipBy', { date: format.day(work.shipBy) })}`}
        </Text>
      </Group>
      <Text size="sm">
        {work.lines.map(({ sku, units }) => t('order.units', { count: units, what: sku })).join(', ')}
      </Text>
      <Timescale work={work} story={story} />
      <dl className="facts why">
        {reached.map(([step, at]) => (
          <Reached key={step} step={step} at={at} />
        ))}
      </dl>
      <Move story={story} work={work} />
      {work.packages.map((parcel) => (
        <Parcel key={parcel.id} parcel={parcel} />
      ))}
    </article>
  )
}

function Reached({ step, at }: Readonly<{ step: string; at: string }>) {
  const format = useFormat()
  const status = useStatus()
  return (
    <>
      <dt>{status(step)}</dt>
      <dd>{format.instant(at)}</dd>
    </>
  )
}

function Parcel({ parcel }: Readonly<{ parcel: Work['packages'][number] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  return (
    <div className="parcel">
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {t('order.parcel', { number: parcel.package })}
        </Text>
        <Status code={parcel.delivery?.state ?? parcel.state} />
        <Text size="sm" className="quiet">
          {[parcel.service, parcel.trackingNumber].filter((part) => part !== null).join(' · ')}
        </Text>
      </Group>
      {parcel.tracking.length > 0 && (
        <ol className="story">
          {parcel.tracking.map((scan) => (
            <li key={`${scan.code}-${scan.occurredAt}`}>
              <Text size="sm">
                {status(scan.code)}
                {scan.place !== null && `, ${scan.place}`}
              </Text>
              <Text size="xs" className="quiet">
                {format.instant(scan.occurredAt)}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
