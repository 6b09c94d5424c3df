import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import type { Key } from './keys.tsx'

/** The one act here that nobody can take back: a key that may have leaked must not come alive again. */
export function RevokeKey({ held, onClose }: Readonly<{ held: Key; onClose: () => void }>) {
  const { t } = useTranslation()
  return (
    <Act
      touches={[['admin', 'keys']]}
      title={t('admin.revokeNamed', { name: held.name })}
      doing={t('admin.revoke')}
      onClose={onClose}
      wish={held.id}
      showPreview={() => <Consequences lines={[t('admin.revokePreview'), t('admin.revokeForever')]} />}
      act={() => answer(kontor.DELETE('/v1/keys/{key}', { params: { path: { key: held.id } } }))}
      done={() => t('admin.keyRevoked', { name: held.name })}
    />
  )
}
