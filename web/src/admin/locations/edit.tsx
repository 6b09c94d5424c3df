import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act, Consequences } from '../../order/actions/act.tsx'
import type { Location } from '../queries.ts'
import { before, changeLocation, touched } from './change.ts'
import { LocationFields } from './fields.tsx'
import { changeOf, formOf, isComplete } from './form.ts'

/** Name, address and what the place does. What is under way there stays; what comes is sourced as it says then. */
export function EditLocation({ location, onClose }: Readonly<{ location: Location; onClose: () => void }>) {
  const { t } = useTranslation()
  const [form, setForm] = useState(() => formOf(location))
  const change = changeOf(formOf(location), form)
  const none = Object.keys(change).length === 0
  const moved = 'country' in change || 'postalCode' in change
  const lines = [
    ...(change.active === false ? [t('admin.willClose')] : []),
    ...(change.active === true ? [t('admin.willOpen')] : []),
    ...(change.canShip === false ? [t('admin.willNotShip')] : []),
    ...(change.canShip === true ? [t('admin.willShip')] : []),
    ...(change.canPickup === true ? [t('admin.willPickup')] : []),
    ...(moved ? [t('admin.willBeLocated')] : []),
  ]
  return (
    <Act
      touches={touched(location.id)}
      title={t('admin.editLocation', { name: location.name })}
      doing={t('admin.save')}
      onClose={onClose}
      wish={none || !isComplete(form) ? null : change}
      showPreview={() => (
        <Consequences
          lines={none ? [t('admin.nothingChanged')] : lines.length > 0 ? lines : [t('admin.holdsAtOnce')]}
        />
      )}
      act={() => changeLocation(location.id, location.version, change)}
      done={() => t('admin.saved')}
      undo={({ version }) => changeLocation(location.id, version, before(location, change))}
    >
      <LocationFields form={form} onChange={setForm} />
      <Checkbox
        label={t('admin.isOpen')}
        description={t('admin.isOpenWhy')}
        checked={form.active}
        onChange={(event) => setForm({ ...form, active: event.currentTarget.checked })}
      />
    </Act>
  )
}
