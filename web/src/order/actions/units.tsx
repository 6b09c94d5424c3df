import { NumberInput, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../api.ts'

type Line = Story['lines'][number]
export type Chosen = Readonly<Record<number, number>>

/** Units of the lines, each up to what is there of it. */
export function Units({ lines, upTo, chosen, onChange }: UnitsProps) {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      {lines
        .filter((line) => upTo(line) > 0)
        .map((line) => (
          <NumberInput
            key={line.line}
            label={t('action.unitsOf', { name: `${line.name} (${line.sku})` })}
            description={`0 – ${upTo(line)}`}
            min={0}
            max={upTo(line)}
            clampBehavior="strict"
            allowDecimal={false}
            value={chosen[line.line] ?? 0}
            onChange={(value) => onChange({ ...chosen, [line.line]: Number(value) || 0 })}
          />
        ))}
    </Stack>
  )
}

type UnitsProps = Readonly<{
  lines: readonly Line[]
  upTo: (line: Line) => number
  chosen: Chosen
  onChange: (next: Chosen) => void
}>

/** As the API takes them: lines of which nothing is chosen are left out. */
export function chosenLines(chosen: Chosen): { line: number; units: number }[] {
  return Object.entries(chosen)
    .filter(([, units]) => units > 0)
    .map(([line, units]) => ({ line: Number(line), units }))
}
