import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor, type Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Loaded } from '../parts/states.tsx'

type Decision = Story['decisions'][number]
type Certificate = Got<'/v1/sourcing-decisions/{decision}'>

/** Why the goods come from where they come from: each decision kept what it knew. */
export function Decisions({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState<Decision | null>(null)
  if (story.decisions.length === 0) return null
  return (
    <Card title={t('order.decisions')}>
      <Stack gap="xs">
        {story.decisions.map((decision) => (
          <Group key={decision.id} justify="space-between">
            <Text size="sm">
              {decision.rule} <span className="quiet">{format.instant(decision.decidedAt)}</span>
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => setOpen(decision)}>
              {t('order.certificate')}
            </Button>
          </Group>
        ))}
      </Stack>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        size="xl"
        title={t('order.certificateTitle', { rule: open?.rule ?? '' })}
        closeButtonProps={{ 'aria-label': t('act.cancel') }}
      >
        {open && <Certified decision={open.id} />}
      </Modal>
    </Card>
  )
}

function Certified({ decision }: Readonly<{ decision: string }>) {
  const query = useQuery({
    queryKey: ['decision', decision],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answer(kontor.GET('/v1/sourcing-decisions/{decision}', { params: { path: { decision } } })),
  })
  return <Loaded query={query}>{(shown) => <Read shown={shown} />}</Loaded>
}

const POINTS_PER_MINOR = 100

/** What was wanted, what was chosen, what else there was and why not: one line each. */
function Read({ shown }: Readonly<{ shown: Certificate }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const place = ({ code, city }: { code: string; city: string | null }) => (city === null ? code : `${city} (${code})`)
  const goods = ({ name, sku, line }: { name: string | null; sku: string | null; line: number }) =>
    name ?? sku ?? t('order.lineNumber', { line })
  // Points weigh whatever the strategy asks for, so they are no money.
  const worth = (points: number) => format.count(Math.round(points / POINTS_PER_MINOR))
  const candidates = shown.candidates ?? []
  return (
    <Stack gap="md">
      <ul className="consequences">
        {shown.taken?.map((one) => (
          <li key={`${one.line}-${one.location.code}`}>
            {t('order.takenFrom', { count: one.units, what: goods(one), place: place(one.location) })}
          </li>
        ))}
        {shown.missing?.map((one) => (
          <li key={`missing-${one.line}`} className="late">
            {t('order.missing', { count: one.units, what: goods(one) })}
          </li>
        ))}
        {shown.gap === 0 && shown.how !== 'by_hand' && <li>{t('order.proven')}</li>}
        {(shown.gap ?? 0) > 0 && <li>{t('order.gap', { value: worth(shown.gap ?? 0) })}</li>}
        {shown.how === 'by_hand' && <li>{t('order.byHand')}</li>}
      </ul>
      {candidates.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
        <section className="scroll" tabIndex={0} aria-label={t('order.candidates')}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('order.candidates')}</Table.Th>
                <Table.Th className="number">{t('order.free')}</Table.Th>
                <Table.Th className="number">{t('order.distance')}</Table.Th>
                <Table.Th>{t('order.reasons')}</Table.Th>
                <Table.Th className="number">{t('order.score')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {candidates.map((one) => (
                <Table.Tr key={one.location.code}>
                  <Table.Td>
                    {place(one.location)}
                    {one.chosen && ` · ${t('order.chosen')}`}
                  </Table.Td>
                  <Table.Td className="number">{one.unitsFree === null ? '–' : format.count(one.unitsFree)}</Table.Td>
                  <Table.Td className="number">
                    {one.distanceKm === null ? '–' : `${format.count(Math.round(one.distanceKm))} km`}
                  </Table.Td>
                  <Table.Td>
                    {one.parts.map(({ name, points }) => `${name} ${worth(points)}`).join(', ') || '–'}
                  </Table.Td>
                  <Table.Td className="number">{worth(one.points)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {(shown.refused ?? []).length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('order.notAsked', { count: shown.locations ?? 0 })}
          </Text>
          <ul className="consequences">
            {shown.refused?.map((one) => (
              <li key={one.reason}>{t('order.notAskedWhy', { count: one.locations, why: one.about })}</li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  )
}
