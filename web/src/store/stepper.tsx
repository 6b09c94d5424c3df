import { ActionIcon, Group } from '@mantine/core'
import { CheckIcon, MinusIcon, PlusIcon } from '@radix-ui/react-icons'
import { useTranslation } from 'react-i18next'

type Props = Readonly<{ name: string; units: number; all: number; onChange: (units: number) => void; plain?: boolean }>

/** How many of a thing, by two buttons that a thumb finds. `plain`: all of it is nothing to be glad of. */
export function Stepper({ name, units, all, onChange, plain = false }: Props) {
  const { t } = useTranslation()
  const complete = !plain && units === all
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
      <output className="count" data-all={complete || undefined} aria-label={t('store.countOf', { name })}>
        {complete && <CheckIcon aria-hidden />}
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
