import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Stepper } from './stepper.tsx'
import type { StepProps } from './work.tsx'

/** Goods that another place has sent for a pickup here: what came is counted, the rest is still on its way. */
export function Receive({ work, doIt }: Omit<StepProps, 'away'>) {
  const { t } = useTranslation()
  const open = work.lines.filter(({ coming }) => coming > 0)
  const [came, setCame] = useState<Readonly<Record<number, number>>>({})
  const unitsOf = ({ line, coming }: (typeof open)[number]) => Math.min(came[line] ?? coming, coming)
  const lines = open.flatMap((one) => (unitsOf(one) > 0 ? [{ line: one.line, units: unitsOf(one) }] : []))
  const count = lines.reduce((sum, { units }) => sum + units, 0)
  return (
    <section className="card step" aria-label={t('store.step_coming')}>
      <Stack gap="sm">
        <Text size="sm" className="quiet">
          {t('store.comingWhy')}
        </Text>
        {open.map((one) => (
          <Group key={one.line} justify="space-between" wrap="nowrap">
            <Text className="words">{one.name}</Text>
            <Stepper
              name={one.name}
              units={unitsOf(one)}
              all={one.coming}
              onChange={(units) => setCame({ ...came, [one.line]: units })}
            />
          </Group>
        ))}
        <Button size="lg" disabled={count === 0} onClick={() => doIt({ kind: 'receive', lines })}>
          {t('store.receiveDo', { count })}
        </Button>
      </Stack>
    </section>
  )
}
