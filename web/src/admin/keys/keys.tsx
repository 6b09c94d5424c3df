import { Button, Text } from '@mantine/core'
import { PlusIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { Rows } from '../../parts/rows.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import { channelsQuery, locationsQuery, readAll } from '../queries.ts'
import { Sections } from '../sections.tsx'
import { NewKey } from './new.tsx'
import { RevokeKey } from './revoke.tsx'

export type Key = Got<'/v1/keys'>['items'][number]

/** The systems that are connected, each by a key of its own. */
export function Keys() {
  const { t } = useTranslation()
  const may = useMay()
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Key | null>(null)
  const query = useQuery({
    queryKey: ['admin', 'keys'],
    queryFn: () => readAll((page) => answer(kontor.GET('/v1/keys', { params: { query: page } }))),
  })
  return (
    <div className="stack">
      <Sections at="keys">
        {may('key.write') && (
          <Button leftSection={<PlusIcon />} onClick={() => setMaking(true)}>
            {t('admin.makeKey')}
          </Button>
        )}
      </Sections>
      <section className="card" aria-label={t('admin.keys')}>
        <Loaded query={query} rows={6}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={t('admin.noKeys')} why={t('admin.noKeysWhy')} />
            ) : (
              <List rows={rows} onRevoke={setRevoking} />
            )
          }
        </Loaded>
      </section>
      {making && <NewKey onClose={() => setMaking(false)} />}
      {revoking && <RevokeKey held={revoking} onClose={() => setRevoking(null)} />}
    </div>
  )
}

function List({ rows, onRevoke }: Readonly<{ rows: readonly Key[]; onRevoke: (key: Key) => void }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const places = useQuery(locationsQuery).data ?? []
  const channels = useQuery(channelsQuery).data ?? []
  const boundTo = ({ channel, locations }: Key) =>
    [
      channels.find(({ id }) => id === channel)?.name,
      ...locations.map((location) => places.find(({ id }) => id === location)?.name),
    ].filter((name) => name !== undefined)
  return (
    <Rows
      label={t('admin.keys')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t('admin.key'),
          cell: ({ name, lastFour }) => (
            <span className="what">
              <strong className="wrap">{name}</strong>
              <span className="quiet">
                <code>ktr_…{lastFour}</code>
              </span>
            </span>
          ),
        },
        {
          head: t('admin.kind'),
          cell: ({ kind }) => (kind === null ? t('admin.ownScopes') : t(`admin.key_${kind as 'shop'}`)),
        },
        { head: t('admin.boundTo'), cell: (key) => boundTo(key).join(', ') || t('admin.boundToNothing') },
        {
          head: t('admin.mayDo'),
          cell: ({ scopes }) => (
            <details>
              <summary>{t('admin.scopeCount', { count: scopes.length })}</summary>
              <Text size="xs" className="quiet wrap" maw="18rem">
                {scopes.join(' ')}
              </Text>
            </details>
          ),
        },
        { head: t('admin.since'), cell: ({ createdAt }) => <span className="nowrap">{format.day(createdAt)}</span> },
        {
          head: t('admin.state'),
          cell: (key) =>
            key.revokedAt !== null ? (
              <span className="status" data-tone="quiet">
                {t('admin.revoked')}
              </span>
            ) : may('key.write') ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('admin.revokeNamed', { name: key.name })}
                onClick={() => onRevoke(key)}
              >
                {t('admin.revoke')}
              </Button>
            ) : (
              <span className="status" data-tone="good">
                {t('admin.on')}
              </span>
            ),
        },
      ]}
    />
  )
}
