import { ActionIcon, Group } from '@mantine/core'
import { CheckIcon, MinusIcon, PlusIcon } from '@radix-ui/react-icons'
import { useTranslation } from 'react-i18next'

type Props = Readonly<{ name: string; units: number; all: number; onChange: (units: number) => void }>

/** How many of a thing, by two buttons that a thumb finds. */
export function Stepper({ name, units, all, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        size={48}
        variant="default"
        aria-label={t('store.less', { name })}
        disabled={units === 0}
        onClick={() => onChange(units - 1)}
      >
        <MinusIcon />
      </ActionIcon>
      <output className="count" data-all={units === all || undefined} aria-label={t('store.countOf', { name })}>
        {units === all && <CheckIcon aria-hidden />}
        {t('store.of', { units, all })}
      </output>
      <ActionIcon
        size={48}
        variant="default"
        aria-label={t('store.plus', { name })}
        disabled={units === all}
        onClick={() => onChange(units + 1)}
      >
        <PlusIcon />
      </ActionIcon>
    </Group>
  )
}
