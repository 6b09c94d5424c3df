import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Act, Consequences } from '../../order/actions/act.tsx'
import { makePassword, ShownOnce } from './password.tsx'
import type { Person } from './people.tsx'

/** A new password for who forgot theirs: it is handed over, and their sessions end. */
export function ResetPassword({ person, onClose }: Readonly<{ person: Person; onClose: () => void }>) {
  const { t } = useTranslation()
  const [password] = useState(makePassword)
  return (
    <Act
      touches={[['admin', 'people']]}
      title={t('admin.resetOf', { name: person.name })}
      doing={t('admin.resetPassword')}
      onClose={onClose}
      wish={person.id}
      showPreview={() => <Consequences lines={[t('admin.oldEnds'), t('admin.loggedOut')]} />}
      act={() =>
        answer(kontor.PATCH('/v1/users/{user}', { params: { path: { user: person.id } }, body: { password } }))
      }
      done={() => t('admin.passwordSet', { name: person.name })}
    >
      <ShownOnce label={t('admin.newPassword')} why={t('admin.firstPasswordWhy')} value={password} />
    </Act>
  )
}
