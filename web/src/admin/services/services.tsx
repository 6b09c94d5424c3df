import { Button, Group, SegmentedControl, Switch, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor, queries } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Loaded } from '../../parts/states.tsx'
import { tell, tellRefusal } from '../../parts/toast.tsx'
import { useMay } from '../../session/session.ts'
import { Sections } from '../sections.tsx'

type Provider = Got<'/v1/providers'>['items'][number]
type TestService = Got<'/v1/test-services'>['items'][number]
type Kind = 'payment' | 'carrier' | 'mail'
const KINDS: readonly Kind[] = ['payment', 'carrier', 'mail']

/** Everybody outside who does something for the house: on or off, and whether they answer. */
export function Services() {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['admin', 'providers'],
    queryFn: async () => (await answer(kontor.GET('/v1/providers'))).items,
  })
  return (
    <div className="stack">
      <Sections at="services" />
      <Loaded query={query} rows={6}>
        {(providers) => (
          <>
            {KINDS.map((kind) => (
              <Card key={kind} title={t(`admin.providers_${kind}`)} why={t(`admin.providers_${kind}_why`)}>
                <Providers kind={kind} providers={providers.filter((one) => one.kind === kind)} />
              </Card>
            ))}
          </>
        )}
      </Loaded>
      <TestServices />
    </div>
  )
}

function Providers({ kind, providers }: Readonly<{ kind: Kind; providers: readonly Provider[] }>) {
  const { t } = useTranslation()
  if (providers.length === 0)
    return (
      <Text size="sm" className="quiet">
        {kind === 'mail' ? t('admin.mailBySmtp') : t('admin.noProvidersWhy')}
      </Text>
    )
  return (
    <ul className="plain-list services">
      {providers.map((provider) => (
        <OneProvider key={provider.id} kind={kind} provider={provider} />
      ))}
    </ul>
  )
}

function OneProvider({ kind, provider }: Readonly<{ kind: Kind; provider: Provider }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const path = { kind, code: provider.code }
  const check = useMutation({
    mutationFn: () => answer(kontor.POST('/v1/providers/{kind}/{code}/checks', { params: { path }, body: {} })),
    onError: tellRefusal,
  })
  const put = (active: boolean) =>
    answer(
      kontor.PUT('/v1/providers/{kind}/{code}', {
        params: { path },
        body: { adapter: provider.adapter, settings: provider.settings as Record<string, string>, active },
      }),
    ).finally(() => queries.invalidateQueries({ queryKey: ['admin', 'providers'] }))
  const turn = useMutation({
    mutationFn: put,
    onSuccess: (_, active) =>
      tell(t(active ? 'admin.turnedOn' : 'admin.turnedOff', { name: provider.code }), () => put(!active)),
    onError: tellRefusal,
  })
  return (
    <li>
      <div>
        <strong>{provider.code}</strong> <span className="quiet">{provider.adapter}</span>
        <div role="status" className="outcome">
          {check.data?.problem === null && (
            <Text size="sm">
              <span className="status" data-tone="good">
                {t('admin.answers')}
              </span>{' '}
              {t('admin.answeredIn', { time: format.duration(check.data.tookMs / 1000) })}
            </Text>
          )}
          {check.data && check.data.problem !== null && (
            <Text size="sm">
              <span className="status" data-tone="bad">
                {t('admin.noAnswer')}
              </span>{' '}
              {check.data.problem}
            </Text>
          )}
        </div>
      </div>
      <Group gap="md" wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          loading={check.isPending}
          aria-label={t('admin.testNamed', { name: provider.code })}
          onClick={() => check.mutate()}
        >
          {t('admin.test')}
        </Button>
        <Switch
          label={provider.active ? t('admin.on') : t('admin.off')}
          aria-label={t('admin.useNamed', { name: provider.code })}
          checked={provider.active}
          disabled={!may('provider.write') || turn.isPending}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
      </Group>
    </li>
  )
}

/** In the demo only: trouble on demand, to see what Kontor does about it. */
function TestServices() {
  const { t } = useTranslation()
  const may = useMay()
  const query = useQuery({
    queryKey: ['admin', 'test-services'],
    queryFn: async () => (await answer(kontor.GET('/v1/test-services'))).items,
  })
  if (!query.data || query.data.length === 0) return null
  return (
    <Card title={t('admin.testServices')} why={t('admin.testServicesWhy')}>
      <ul className="plain-list services">
        {query.data.map((service) => (
          <OneTest key={`${service.kind}-${service.code}`} service={service} writes={may('test_service.write')} />
        ))}
      </ul>
    </Card>
  )
}

function OneTest({ service, writes }: Readonly<{ service: TestService; writes: boolean }>) {
  const { t } = useTranslation()
  const kind = service.kind as 'payment' | 'carrier'
  const put = (mode: NonNullable<TestService['mode']>) =>
    answer(
      kontor.PUT('/v1/test-services/{kind}/{code}', {
        params: { path: { kind, code: service.code } },
        body: { mode },
      }),
    ).finally(() => queries.invalidateQueries({ queryKey: ['admin', 'test-services'] }))
  const set = useMutation({
    mutationFn: put,
    onSuccess: (_, mode) =>
      tell(t(`admin.mode_${mode}_set`, { name: service.code }), () => put(service.mode ?? 'well')),
    onError: tellRefusal,
  })
  return (
    <li>
      <div>
        <strong>{t(`admin.test_${kind}`)}</strong>
        <Text size="sm" className="quiet">
          {service.mode === null ? t('admin.mode_unknown') : t(`admin.mode_${service.mode}_why`)}
        </Text>
      </div>
      <SegmentedControl
        aria-label={t(`admin.test_${kind}`)}
        disabled={!writes || set.isPending}
        value={service.mode ?? ''}
        data={service.modes.map((mode) => ({ value: mode, label: t(`admin.mode_${mode}`) }))}
        onChange={(value) => {
          const mode = service.modes.find((one) => one === value)
          if (mode) set.mutate(mode)
        }}
      />
    </li>
  )
}
