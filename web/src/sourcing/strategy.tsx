import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { ArrowLeftIcon } from '@radix-ui/react-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { tellRefusal } from '../parts/toast.tsx'
import { useMay } from '../session/session.ts'
import { Activate, Retire } from './activate.tsx'
import { Editor } from './editor/editor.tsx'
import { Fields } from './editor/fields.tsx'
import { type Strategy as Version, versionsQuery, writeDraft } from './queries.ts'
import { State } from './state.tsx'
import { TryOut } from './try-out.tsx'
import { WhatIf } from './what-if/what-if.tsx'

/** One version of a strategy: what it says, what it would do, and when it decided. */
export function Strategy() {
  const { t } = useTranslation()
  const { strategy } = useParams({ from: '/sourcing/$strategy' })
  const query = useQuery(versionsQuery(strategy))
  return (
    <Loaded query={query} rows={12}>
      {(versions) => {
        const shown = versions.find(({ id }) => id === strategy)
        return shown ? (
          <OneVersion key={shown.id} shown={shown} versions={versions} />
        ) : (
          <Empty title={t('app.noScreen')} />
        )
      }}
    </Loaded>
  )
}

type Props = Readonly<{ shown: Version; versions: readonly Version[] }>

function OneVersion({ shown, versions }: Props) {
  const may = useMay()
  return (
    <div className="stack">
      <Header shown={shown} versions={versions} />
      <div className="order">
        <Editor key={shown.edit} strategy={shown} />
        <div className="stack">
          <Versions shown={shown} versions={versions} />
          {shown.state === 'draft' && <Fields definition={shown.definition} />}
        </div>
      </div>
      {may('order.read') && may('order.list') && <TryOut strategy={shown} />}
      {!shown.builtIn && <WhatIf strategy={shown} />}
    </div>
  )
}

function Header({ shown, versions }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const next = useMutation({
    mutationFn: () => writeDraft(shown, crypto.randomUUID()),
    onSuccess: (strategy) => {
      void queries.invalidateQueries({ queryKey: ['sourcing'] })
      void navigate({ to: '/sourcing/$strategy', params: { strategy } })
    },
    onError: tellRefusal,
  })
  const active = versions.find(({ state }) => state === 'active')
  return (
    <header>
      <Anchor component={Link} to="/sourcing" size="sm" className="back">
        <ArrowLeftIcon /> {t('sourcing.back')}
      </Anchor>
      <Group justify="space-between" mt={4}>
        <div>
          <Group gap="sm">
            <Title order={1}>{shown.name}</Title>
            <State strategy={shown} />
          </Group>
          <Text size="sm" className="quiet">
            {shown.code}/{shown.version}
          </Text>
        </div>
        {may('sourcing.write') && !shown.builtIn && (
          <Group gap="xs">
            {shown.state !== 'draft' && (
              <Button variant="default" loading={next.isPending} onClick={() => next.mutate()}>
                {t('sourcing.nextVersion')}
              </Button>
            )}
            {shown.state === 'draft' && <Button onClick={() => setOpen(true)}>{t('sourcing.activate')}</Button>}
            {shown.state === 'active' && (
              <Button variant="default" onClick={() => setOpen(true)}>
                {t('sourcing.retire')}
              </Button>
            )}
          </Group>
        )}
      </Group>
      {open && shown.state === 'draft' && (
        <Activate draft={shown} active={active ?? null} onClose={() => setOpen(false)} />
      )}
      {open && shown.state === 'active' && <Retire active={shown} onClose={() => setOpen(false)} />}
    </header>
  )
}

function Versions({ shown, versions }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('sourcing.versions')}>
      <ul className="plain-list">
        {versions.map((one) => (
          <li key={one.id}>
            <span>
              <Link
                to="/sourcing/$strategy"
                params={{ strategy: one.id }}
                aria-current={one.id === shown.id ? 'page' : undefined}
              >
                {t('sourcing.version', { version: one.version })}
              </Link>{' '}
              <State strategy={one} />
            </span>
            <span className="quiet">
              {one.builtIn
                ? '–'
                : one.activatedAt === null
                  ? t('sourcing.written', { date: format.day(one.createdAt) })
                  : t(one.retiredAt === null ? 'sourcing.decidesSince' : 'sourcing.decided', {
                      from: format.day(one.activatedAt),
                      until: one.retiredAt === null ? '' : format.day(one.retiredAt),
                    })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
