import { Checkbox, Modal, MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { ShownOnce } from '../people/password.tsx'
import { channelsQuery, locationsQuery } from '../queries.ts'

/** Suppliers have no list of their own yet: their keys are made where their id is known. */
const KINDS = ['shop', 'till', 'wms', 'carrier', 'care', 'accounting'] as const
type Kind = (typeof KINDS)[number]

/** A key for a system: its kind says what it may do at most; it can be made to do less. Its token is shown once. */
export function NewKey({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation()
  const [token, setToken] = useState<string | null>(null)
  if (token !== null)
    return (
      <Modal
        opened
        onClose={onClose}
        size="lg"
        title={t('admin.keyMade')}
        closeButtonProps={{ 'aria-label': t('act.cancel') }}
      >
        <ShownOnce label={t('admin.token')} why={t('admin.tokenWhy')} value={token} />
      </Modal>
    )
  return <Wish onMade={setToken} onClose={onClose} />
}

function Wish({ onMade, onClose }: Readonly<{ onMade: (token: string) => void; onClose: () => void }>) {
  const { t } = useTranslation()
  const kinds = useQuery({
    queryKey: ['admin', 'key-kinds'],
    queryFn: async () => (await answer(kontor.GET('/v1/key-kinds'))).items,
  })
  const channels = useQuery(channelsQuery).data ?? []
  const places = useQuery(locationsQuery).data ?? []
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('shop')
  const [channel, setChannel] = useState('')
  const [locations, setLocations] = useState<string[]>([])
  const [left, setLeft] = useState<readonly string[]>([])
  const made = useRef(false)
  const known = kinds.data?.find((one) => one.kind === kind)
  const scopes = (known?.scopes ?? []).filter((scope) => !left.includes(scope))
  const bound = known?.needs === 'channel' ? channel !== '' : known?.needs !== 'locations' || locations.length > 0
  const wish =
    name.trim() !== '' && known && bound && scopes.length > 0
      ? {
          ...{ name: name.trim(), kind, scopes },
          ...(known.needs === 'channel' && { channel }),
          ...(known.needs === 'locations' && { locations }),
        }
      : null
  const at = locations.map((id) => places.find((place) => place.id === id)?.name ?? '…').join(', ')
  const place = known?.needs === 'channel' ? channels.find(({ id }) => id === channel)?.name : at
  return (
    <Act
      touches={[['admin', 'keys']]}
      title={t('admin.makeKey')}
      doing={t('admin.makeKey')}
      // What was made is shown in the next step; closing before it is made closes all.
      onClose={() => !made.current && onClose()}
      wish={wish}
      showPreview={() => (
        <Consequences
          lines={
            wish === null
              ? [t('admin.keyIncomplete')]
              : [
                  t('admin.keyMay', { count: scopes.length }),
                  place ? t('admin.keyBound', { place }) : t('admin.boundToNothing'),
                ]
          }
        />
      )}
      act={async (key) => {
        if (wish === null) throw new Error('nothing is wished for')
        const { token } = await answer(kontor.POST('/v1/keys', { body: wish, headers: { 'idempotency-key': key } }))
        made.current = true
        return token
      }}
      done={(token) => {
        onMade(token)
        return t('admin.keyMade')
      }}
    >
      <TextInput
        label={t('admin.keyName')}
        description={t('admin.keyNameWhy')}
        required
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('admin.keyKind')}
        value={kind}
        data={KINDS.map((one) => ({ value: one, label: t(`admin.key_${one}`) }))}
        onChange={(event) => {
          setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'shop')
          setLeft([])
        }}
      />
      {known?.needs === 'channel' && (
        <NativeSelect
          label={t('admin.channel')}
          required
          value={channel}
          data={[{ value: '', label: '' }, ...channels.map(({ id, name: label }) => ({ value: id, label }))]}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
      )}
      {known?.needs === 'locations' && (
        <MultiSelect
          label={t('admin.locations')}
          required
          searchable
          data={places.map(({ id, name: label }) => ({ value: id, label }))}
          value={locations}
          onChange={setLocations}
        />
      )}
      {known && (
        <details>
          <summary>{t('admin.narrow')}</summary>
          <Stack gap={6} mt="xs" className="checks">
            {known.scopes.map((scope) => (
              <Checkbox
                key={scope}
                size="sm"
                label={<code>{scope}</code>}
                checked={!left.includes(scope)}
                onChange={(event) =>
                  setLeft(event.currentTarget.checked ? left.filter((one) => one !== scope) : [...left, scope])
                }
              />
            ))}
          </Stack>
        </details>
      )}
    </Act>
  )
}
