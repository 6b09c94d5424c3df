import { Alert, Anchor, Button, Code, Group, Text, Title } from '@mantine/core'
import { ArrowLeftIcon } from '@radix-ui/react-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Loaded, sayError } from '../parts/states.tsx'
import { Certificate } from './certificate.tsx'

/** A decision that was made, to be read, and to be made again from what it was made from. */
export function DecisionPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { decision } = useParams({ from: '/sourcing/decisions/$decision' })
  const query = useQuery({
    queryKey: ['decision', decision],
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/sourcing-decisions/{decision}', { params: { path: { decision } }, signal })),
  })
  return (
    <Loaded query={query} rows={10}>
      {(shown) => (
        <div className="stack">
          <header>
            <Anchor
              renderRoot={(props) => <Link to="/orders/$order" params={{ order: shown.order }} {...props} />}
              size="sm"
              className="back"
            >
              <ArrowLeftIcon /> {t('sourcing.toOrder')}
            </Anchor>
            <Title order={1} mt={4}>
              {t('order.certificateTitle', { rule: shown.strategy?.name ?? shown.rule })}
            </Title>
            <Text size="sm" className="quiet wrap">
              {[
                shown.rule,
                format.instant(shown.decidedAt),
                ...(shown.hash === null ? [] : [t('sourcing.hash', { hash: shown.hash })]),
              ].join(' · ')}
            </Text>
          </header>
          <Card title={t('sourcing.why')}>
            {shown.raw === undefined ? <Certificate decision={shown} /> : <Raw value={shown.raw} />}
          </Card>
          <Replay decision={decision} />
        </div>
      )}
    </Loaded>
  )
}

/** Decides again from what was stored. The same answer, or each field in which it differs. */
function Replay({ decision }: Readonly<{ decision: string }>) {
  const { t } = useTranslation()
  const again = useMutation({
    mutationFn: () =>
      answer(kontor.POST('/v1/sourcing-decisions/{decision}/replays', { params: { path: { decision } } })),
  })
  return (
    <Card title={t('sourcing.replay')} why={t('sourcing.replayWhy')}>
      <Group align="start">
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {t('sourcing.decideAgain')}
        </Button>
        <div role="status">
          {again.isError && <Text className="late">{sayError(again.error, t('state.unreachable'))}</Text>}
          {again.data?.same === true && <Alert variant="light">{t('sourcing.same', { rule: again.data.rule })}</Alert>}
          {again.data?.same === false && (
            <Alert variant="light" color="orange" title={t('sourcing.differs', { rule: again.data.rule })}>
              <Raw value={again.data.differences} />
            </Alert>
          )}
        </div>
      </Group>
    </Card>
  )
}

function Raw({ value }: Readonly<{ value: unknown }>) {
  return (
    <Code block className="wrap">
      {JSON.stringify(value, null, 2)}
    </Code>
  )
}
