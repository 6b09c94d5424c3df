import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { type Order, orderQuery, Refused } from './api.ts'
import { wear } from './brand.ts'
import { Changes } from './changes.tsx'
import { Feedback } from './feedback.tsx'
import { Items } from './items.tsx'
import { Parcels } from './parcels.tsx'
import { Returns } from './returns.tsx'
import { Where } from './where.tsx'
import { choose, isLanguage, LANGUAGES, speakAs } from './words/words.ts'

/** What a customer sees behind the link of a message. */
export function Page() {
  const query = useQuery(orderQuery)
  const order = query.data
  useEffect(() => {
    if (!order) return
    wear(order.brand.color)
    void speakAs(order.locale)
  }, [order])
  return (
    <>
      <Top order={order} />
      <main>
        {order ? (
          <Shown order={order} asOf={query.isError ? new Date(query.dataUpdatedAt) : null} />
        ) : (
          <NotShown error={query.error} again={() => void query.refetch()} />
        )}
      </main>
    </>
  )
}

function Top({ order }: Readonly<{ order: Order | undefined }>) {
  const { t, i18n } = useTranslation('customer')
  return (
    <header className="top">
      {order?.brand.logo ? (
        <img src={order.brand.logo} alt={order.brand.name} referrerPolicy="no-referrer" />
      ) : (
        <span className="brand">{order?.brand.name}</span>
      )}
      <label>
        <span className="hidden">{t('language')}</span>
        <select
          value={i18n.language}
          onChange={({ currentTarget: { value } }) => {
            if (isLanguage(value)) void choose(value)
          }}
        >
          {Object.entries(LANGUAGES).map(([language, name]) => (
            <option key={language} value={language} lang={language}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  )
}

function Shown({ order, asOf }: Readonly<{ order: Order; asOf: Date | null }>) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  useEffect(() => {
    document.title = t('title', { number: order.number })
  }, [t, order.number])
  return (
    <>
      {asOf && (
        <p className="note" role="status">
          {t('asOf', { time: format.time(asOf) })}
        </p>
      )}
      <Where order={order} />
      <Feedback order={order} />
      <Parcels order={order} />
      <Items order={order} />
      <Changes order={order} />
      <Returns order={order} />
    </>
  )
}

function NotShown({ error, again }: Readonly<{ error: unknown; again: () => void }>) {
  const { t } = useTranslation('customer')
  if (error === null)
    return (
      <p className="center" role="status" aria-busy="true">
        {t('loading')}
      </p>
    )
  if (error instanceof Refused && error.problem.status !== 429 && error.problem.status < 500)
    return (
      <div className="center" role="alert">
        <h1>{t('noLink')}</h1>
        <p>{t('noLinkWhy')}</p>
      </div>
    )
  const busy = error instanceof Refused && error.problem.status === 429
  return (
    <div className="center" role="alert">
      <p>{busy ? t('tooMany') : t('unreachable')}</p>
      <button type="button" onClick={again}>
        {t('again')}
      </button>
    </div>
  )
}
