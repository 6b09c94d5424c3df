import { useTranslation } from 'react-i18next'
import { en } from '../words/en.ts'

type Tone = 'good' | 'bad' | 'waiting' | 'quiet' | 'busy'

const TONES: Readonly<Record<string, Tone>> = {
  ...{ delivered: 'good', paid: 'good', settled: 'good', succeeded: 'good', done: 'good', sent: 'good' },
  ...{ held: 'bad', failed: 'bad', lost: 'bad', unknown: 'bad', declined: 'bad', sent_back: 'bad', late: 'bad' },
  ...{ backordered: 'waiting', preordered: 'waiting', unpaid: 'waiting', refund_due: 'waiting', pending: 'waiting' },
  ...{ short: 'bad', payment_failed: 'bad', payment_unknown: 'bad', delivery_failed: 'bad' },
  ...{ none: 'quiet', none_due: 'quiet', cancelled: 'quiet', refunded: 'quiet' },
}
/** Is it a word of the server that the screens know? A newer server may have others. */
function knownStatus(code: string): code is keyof typeof en.status {
  return Object.hasOwn(en.status, code)
}

/** What the server calls `partly_shipped`, in the chosen language; a word that is new here is shown as it came. */
export function useStatus(): (code: string) => string {
  const { t } = useTranslation()
  return (code) => (knownStatus(code) ? t(`status.${code}`) : code.replaceAll('_', ' '))
}

/** A state as a word on a tinted ground: the word tells it, the tint only helps. */
export function Status({ code, label }: Readonly<{ code: string; label?: string }>) {
  const word = useStatus()
  return (
    <span className="status" data-tone={TONES[code] ?? 'busy'}>
      {label ?? word(code)}
    </span>
  )
}
