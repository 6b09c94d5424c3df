import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Act } from '../order/actions/act.tsx'
import { changesOf } from './definition.ts'
import type { Strategy } from './queries.ts'

const TOUCHES = [['sourcing']]

type ActivateProps = Readonly<{ draft: Strategy; active: Strategy | null; onClose: () => void }>

/** From the next order on the draft decides. What differs from the version before is read first; undo brings that back. */
export function Activate({ draft, active, onClose }: ActivateProps) {
  const { t } = useTranslation()
  return (
    <Act
      touches={TOUCHES}
      title={t('sourcing.activateTitle', { rule: `${draft.code}/${draft.version}` })}
      doing={t('sourcing.activate')}
      onClose={onClose}
      wish={draft.edit}
      showPreview={() => <Changes draft={draft} active={active} />}
      act={(key) =>
        answer(
          kontor.POST('/v1/sourcing-strategies/{strategy}/activations', {
            params: { path: { strategy: draft.id } },
            body: {},
            headers: { 'idempotency-key': key },
          }),
        )
      }
      done={() => t('sourcing.activated', { rule: `${draft.code}/${draft.version}` })}
      undo={({ retired }) => (retired === null ? retire(draft.id) : reinstate(retired))}
    />
  )
}

function Changes({ draft, active }: Pick<ActivateProps, 'draft' | 'active'>) {
  const { t } = useTranslation()
  if (active === null) return <Text size="sm">{t('sourcing.activateFirst')}</Text>
  const changes = changesOf(active.definition, draft.definition)
  return (
    <>
      <Text size="sm">
        {t(changes.length === 0 ? 'sourcing.sameAs' : 'sourcing.replaces', { version: active.version })}
      </Text>
      <ul className="consequences">
        {changes.map(({ what, name, before, after }) => (
          <li key={`${what} ${name}`}>
            {t(`sourcing.${what}`)} <strong>{name}</strong>: {before !== null && <del className="wrap">{before}</del>}
            {before !== null && after !== null && ' → '}
            {after !== null && <ins className="wrap">{after}</ins>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Orders go to the next strategy that applies, in the end to the built-in one. */
export function Retire({ active, onClose }: Readonly<{ active: Strategy; onClose: () => void }>) {
  const { t } = useTranslation()
  return (
    <Act
      touches={TOUCHES}
      title={t('sourcing.retireTitle', { rule: `${active.code}/${active.version}` })}
      doing={t('sourcing.retire')}
      onClose={onClose}
      wish={active.id}
      showPreview={() => <Text size="sm">{t('sourcing.retirePreview')}</Text>}
      act={(key) => retire(active.id, key)}
      done={() => t('sourcing.wasRetired')}
      undo={() => reinstate(active.id)}
    />
  )
}

function retire(strategy: string, key: string = crypto.randomUUID()) {
  return answer(
    kontor.POST('/v1/sourcing-strategies/{strategy}/retirements', {
      params: { path: { strategy } },
      body: {},
      headers: { 'idempotency-key': key },
    }),
  )
}

function reinstate(strategy: string) {
  return answer(
    kontor.POST('/v1/sourcing-strategies/{strategy}/reinstatements', { params: { path: { strategy } }, body: {} }),
  )
}
