import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Counted } from './counted.ts'
import { Stepper } from './stepper.tsx'
import type { StepProps } from './work.tsx'

const REASONS = ['not_in_stock', 'damaged', 'no_capacity', 'closed'] as const
type Reason = (typeof REASONS)[number]

type Props = Omit<StepProps, 'away'> & Readonly<{ counted: Counted; how: 'decline' | 'short'; onClose: () => void }>

/** Units that this place will not serve, or cannot find: what becomes of them is said before it is done. */
export function GiveUp({ work, counted, how, doIt, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<Reason>('not_in_stock')
  const open = work.lines.filter(({ waiting }) => waiting > 0)
  const [units, setUnits] = useState<Readonly<Record<number, number>>>(() =>
    Object.fromEntries(open.map(({ line, waiting }) => [line, waiting - Math.min(counted[line]?.units ?? 0, waiting)])),
  )
  const lines = open.flatMap(({ line, waiting }) => {
    const some = Math.min(units[line] ?? 0, waiting)
    return some > 0 ? [{ line, units: some }] : []
  })
  const all = lines.reduce((sum, one) => sum + one.units, 0)
  return (
    <Modal
      opened
      onClose={onClose}
      centered
      className="store-dialog"
      title={t(`store.${how}Title`)}
      closeButtonProps={{ 'aria-label': t('act.cancel'), size: 'xl' }}
    >
      <Stack>
        {open.map(({ line, name, waiting }) => (
          <Group key={line} justify="space-between" wrap="nowrap">
            <Text className="words">{name}</Text>
            <Stepper
              plain
              name={name}
              units={units[line] ?? 0}
              all={waiting}
              onChange={(next) => setUnits({ ...units, [line]: next })}
            />
          </Group>
        ))}
        {how === 'decline' && (
          <Select
            size="lg"
            label={t('act.reason')}
            allowDeselect={false}
            data={REASONS.map((one) => ({ value: one, label: t(`store.why_${one}`) }))}
            value={reason}
            onChange={(chosen) => setReason((chosen as Reason | null) ?? reason)}
          />
        )}
        <Text size="sm" className="preview">
          {t(`store.${how}Then`)}
        </Text>
        <Button
          size="lg"
          disabled={all === 0}
          onClick={() => {
            doIt(how === 'decline' ? { kind: 'decline', lines, reason } : { kind: 'short', lines })
            onClose()
          }}
        >
          {t(`store.${how}Do`, { count: all })}
        </Button>
      </Stack>
    </Modal>
  )
}
