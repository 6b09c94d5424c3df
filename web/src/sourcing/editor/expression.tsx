import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../definition.ts'

type Props = Readonly<{
  label: string
  value: string
  path: string
  problems: readonly Problem[]
  readOnly: boolean
  placeholder?: string
  description?: string
  onChange: (next: string) => void
}>

/** An expression in CEL. A fault stands below it with its reason, and is marked at its character. */
export function Expression({ label, value, path, problems, readOnly, placeholder, description, onChange }: Props) {
  const fault = problems.find((one) => one.path === path)
  return (
    <Textarea
      label={label}
      description={description}
      classNames={{ input: 'code' }}
      autosize
      minRows={1}
      maxLength={1000}
      spellCheck={false}
      autoCapitalize="off"
      value={value}
      readOnly={readOnly}
      placeholder={placeholder}
      error={fault && <Fault problem={fault} text={value} />}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const AROUND = 24

function Fault({ problem: { reason, position }, text }: Readonly<{ problem: Problem; text: string }>) {
  const { t } = useTranslation()
  const from = Math.max(0, position - AROUND)
  const word = /^[\w.]+|^./.exec(text.slice(position))?.[0] ?? ''
  return (
    <>
      {t('sourcing.faultAt', { position: position + 1, reason })}
      {word !== '' && (
        <code className="fault">
          {from > 0 && '…'}
          {text.slice(from, position)}
          <mark>{word}</mark>
          {text.slice(position + word.length, position + word.length + AROUND)}
        </code>
      )}
    </>
  )
}

/** The reason of a fault at a field that is no expression. */
export function faultAt(problems: readonly Problem[], path: string): string | undefined {
  return problems.find((one) => one.path === path)?.reason
}
