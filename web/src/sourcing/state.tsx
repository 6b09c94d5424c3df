import { useTranslation } from 'react-i18next'
import type { Strategy } from './queries.ts'

const TONES = { draft: 'waiting', active: 'good', retired: 'quiet' } as const

export function State({ strategy: { state, builtIn } }: Readonly<{ strategy: Strategy }>) {
  const { t } = useTranslation()
  return (
    <span className="status" data-tone={TONES[state]}>
      {t(builtIn ? 'sourcing.builtIn' : `sourcing.state_${state}`)}
    </span>
  )
}
