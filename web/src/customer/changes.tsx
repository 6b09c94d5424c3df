import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Address } from './address.tsx'
import type { Order } from './api.ts'
import { Cancel } from './cancel.tsx'
import { useDay } from './day.ts'
import { GiveBack } from './give-back.tsx'

export type ChangeProps = Readonly<{ order: Order; done: (said: string) => void }>

/** What can still be done and until when; and of what cannot, why. The server decides again when it is asked. */
export function Changes({ order }: Readonly<{ order: Order }>) {
  const { t } = useTranslation('customer')
  const day = useDay()
  const { cancel, changeAddress, return: back } = order.may
  const before = (until: string | null) => (until === null ? null : t('until', { day: day(until) }))
  const ships = order.deliveries.some(({ method }) => method === 'ship')
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('changes')}</h2>
      <Change
        title={t('cancel')}
        note={cancel.allowed ? before(cancel.until) : t('cancelNot')}
        allowed={cancel.allowed}
      >
        {(done) => <Cancel order={order} done={done} />}
      </Change>
      {ships && (
        <Change
          title={t('address')}
          note={changeAddress.allowed ? before(changeAddress.until) : t('addressNot')}
          allowed={changeAddress.allowed}
        >
          {(done) => <Address order={order} done={done} />}
        </Change>
      )}
      <Change
        title={t('return')}
        note={back.allowed ? (back.until === null ? null : t('returnUntil', { day: day(back.until) })) : t('returnNot')}
        allowed={back.allowed}
      >
        {(done) => <GiveBack order={order} done={done} />}
      </Change>
    </section>
  )
}

type Props = Readonly<{
  title: string
  note: string | null
  allowed: boolean
  children: (done: (said: string) => void) => ReactNode
}>

function Change({ title, note, allowed, children }: Props) {
  const { t } = useTranslation('customer')
  const [opened, setOpened] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  return (
    <div className="card">
      <div className="row">
        <h3>{title}</h3>
        {allowed && (
          <button
            type="button"
            className="second"
            aria-expanded={opened}
            aria-label={`${t(opened ? 'close' : 'choose')}: ${title}`}
            onClick={() => setOpened(!opened)}
          >
            {t(opened ? 'close' : 'choose')}
          </button>
        )}
      </div>
      {said !== null && (
        <p className="good" role="status">
          {said}
        </p>
      )}
      {note !== null && <p className="quiet">{note}</p>}
      {opened &&
        allowed &&
        children((words) => {
          setSaid(words)
          setOpened(false)
        })}
    </div>
  )
}
