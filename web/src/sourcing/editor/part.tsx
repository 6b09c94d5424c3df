import { ActionIcon, TextInput } from '@mantine/core'
import { Cross2Icon } from '@radix-ui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PartProps } from './editor.tsx'
import { faultAt } from './expression.tsx'

type NameProps = Pick<PartProps, 'problems' | 'readOnly'> &
  Readonly<{ value: string; path: string; onChange: (name: string) => void }>

/** The name by which certificates speak of a filter, a criterion or a group. */
export function PartName({ value, path, problems, readOnly, onChange }: NameProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      label={t('sourcing.partName')}
      classNames={{ input: 'code' }}
      value={value}
      maxLength={40}
      readOnly={readOnly}
      error={faultAt(problems, path)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function RemovePart({ name, onRemove }: Readonly<{ name: string; onRemove: () => void }>) {
  const { t } = useTranslation()
  return (
    <ActionIcon variant="subtle" size="lg" aria-label={t('sourcing.remove', { name })} onClick={onRemove}>
      <Cross2Icon />
    </ActionIcon>
  )
}
