import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Counted, countCode, countedLines, type Reading, useCounted } from './counted.ts'
import { GiveUp } from './give-up.tsx'
import type { Work } from './queue/act.ts'
import { Camera } from './scan/camera.tsx'
import { useScanner } from './scan/use-scanner.ts'
import { Stepper } from './stepper.tsx'
import type { StepProps } from './work.tsx'

const WRONG_MS = [80, 60, 80]

/** Takes units from the shelf: counted by scanner, camera or tap, corrected as long as they are not confirmed. */
export function Pick({ work, doIt }: Omit<StepProps, 'away'>) {
  const { t } = useTranslation()
  const { counted, keep } = useCounted(work.id)
  const [reading, setReading] = useState<Reading | null>(null)
  const [giving, setGiving] = useState<'decline' | 'short' | null>(null)
  const read = (code: string) => {
    const next = countCode(work, counted, code)
    keep(next.counted)
    setReading(next.reading)
    if (next.reading.outcome !== 'counted') navigator.vibrate?.(WRONG_MS)
  }
  useScanner(read)
  const lines = countedLines(work, counted)
  const units = lines.reduce((sum, one) => sum + one.units, 0)
  const said = reading && t(`store.read_${reading.outcome}`, { code: reading.code, name: reading.name ?? '' })
  return (
    <Stack gap="sm">
      {!work.acceptedAt && (
        <div className="two">
          <Button size="lg" onClick={() => doIt({ kind: 'accept' })}>
            {t('store.accept')}
          </Button>
          <Button size="lg" variant="default" onClick={() => setGiving('decline')}>
            {t('store.decline')}
          </Button>
        </div>
      )}
      <Group gap="sm" align="end">
        <CodeField onCode={read} />
        <Camera onCode={read} said={said} />
      </Group>
      <p className="reading" role={reading?.outcome === 'counted' ? 'status' : 'alert'} data-outcome={reading?.outcome}>
        {said}
      </p>
      <ul className="works">
        {work.lines
          .filter(({ waiting }) => waiting > 0)
          .map((line) => (
            <li key={line.line} className="card">
              <Line line={line} counted={counted} keep={keep} />
            </li>
          ))}
      </ul>
      <div className="bar">
        <Button
          size="lg"
          disabled={units === 0}
          onClick={() => {
            doIt({ kind: 'pick', lines })
            keep({})
            setReading(null)
          }}
        >
          {units === 0 ? t('store.nothingCounted') : t('store.pickDo', { count: units })}
        </Button>
        <Button size="lg" variant="default" onClick={() => setGiving('short')}>
          {t('store.missing')}
        </Button>
      </div>
      {giving && <GiveUp work={work} counted={counted} how={giving} doIt={doIt} onClose={() => setGiving(null)} />}
    </Stack>
  )
}

function CodeField({ onCode }: Readonly<{ onCode: (code: string) => void }>) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  return (
    <form
      className="grow"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') onCode(code.trim())
        setCode('')
      }}
    >
      <TextInput
        size="lg"
        label={t('store.code')}
        value={code}
        maxLength={64}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </form>
  )
}

type LineProps = Readonly<{ line: Work['lines'][number]; counted: Counted; keep: (next: Counted) => void }>

function Line({ line, counted, keep }: LineProps) {
  const units = Math.min(counted[line.line]?.units ?? 0, line.waiting)
  const set = (next: number) => keep({ ...counted, [line.line]: { ...counted[line.line], units: next } })
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div className="grow">
        <Text fw={600} className="words">
          {line.name}
        </Text>
        <Text size="sm" className="quiet words">
          {line.sku}
          {line.gtin !== null && <span className="gtin">{line.gtin.replace(/^0+/, '')}</span>}
        </Text>
      </div>
      <Stepper name={line.name} units={units} all={line.waiting} onChange={set} />
    </Group>
  )
}
