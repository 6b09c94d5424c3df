import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'

/** Who bought, and where it goes. Names are text, whatever they contain. */
export function People({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const hidden = story.parties.every((party) => party.name === undefined)
  return (
    <Card title={t('order.people')} {...(hidden && { why: t('order.personalHidden') })}>
      <dl className="facts">
        {story.parties.map((party) => (
          <Party
            key={party.party}
            party={party}
            title={t(party.role === 'ship_to' ? 'order.shipTo' : 'order.soldTo')}
          />
        ))}
      </dl>
      {story.deliveries.map((delivery) => (
        <Text key={delivery.delivery} size="sm" mt="xs" className="quiet">
          {[
            ...(delivery.pickupLocationName === null
              ? []
              : [t('order.collectAt', { place: delivery.pickupLocationName })]),
            ...(delivery.requestedOn === null
              ? []
              : [t('order.requested', { date: format.day(delivery.requestedOn) })]),
            ...(delivery.carrierService === null ? [] : [delivery.carrierService]),
          ].join(' · ')}
        </Text>
      ))}
    </Card>
  )
}

function Party({ party, title }: Readonly<{ party: Story['parties'][number]; title: string }>) {
  const lines = [
    party.name,
    party.company,
    ...(party.lines ?? []),
    [party.postalCode, party.city].filter(Boolean).join(' '),
    [party.region, party.country].filter(Boolean).join(', '),
    party.email,
    party.phone,
    party.instructions,
  ].filter((line) => line !== undefined && line !== null && line !== '')
  return (
    <>
      <dt>{title}</dt>
      <dd className="wrap" dir="auto">
        {[...new Set(lines)].map((line) => (
          <div key={line}>{line}</div>
        ))}
      </dd>
    </>
  )
}
