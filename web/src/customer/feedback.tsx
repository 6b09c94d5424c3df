import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, type Order } from './api.ts'
import { useRefusal } from './refusal.ts'
import { useAct } from './use-act.ts'

const STARS = [1, 2, 3, 4, 5] as const

/** One click says how it was; words can follow. Asked when something has arrived. */
export function Feedback({ order }: Readonly<{ order: Order }>) {
  const { t } = useTranslation('customer')
  const refusal = useRefusal()
  const wish = useRef<{ rating: number; comment?: string }>({ rating: 0 })
  const [words, setWords] = useState('')
  const [said, setSaid] = useState(false)
  const act = useAct(
    (key) =>
      answer(
        kontor.POST('/v1/orders/{order}/feedback', {
          params: { path: { order: order.order } },
          headers: { 'idempotency-key': key },
          body: wish.current,
        }),
      ),
    () => setSaid(wish.current.comment !== undefined),
  )
  if (!order.may.feedback.allowed) return null
  const give = (rating: number, comment?: string) => {
    if (act.isPending) return
    wish.current = { rating, ...(comment !== undefined && { comment }) }
    act.mutate()
  }
  return (
    <section className="card" aria-labelledby="feedback">
      <h2 id="feedback">{t('feedback')}</h2>
      <p className="quiet">{order.feedback === null ? t('feedbackLead') : t('feedbackDone')}</p>
      <div className="stars">
        {STARS.map((stars) => (
          <button
            key={stars}
            type="button"
            className="star"
            data-given={stars <= (order.feedback ?? 0) || undefined}
            aria-pressed={stars === order.feedback}
            aria-label={t('stars', { count: stars })}
            onClick={() => give(stars)}
          >
            ★
          </button>
        ))}
      </div>
      {act.isError && (
        <p className="late" role="alert">
          {refusal(act.error)}
        </p>
      )}
      {order.feedback !== null && !said && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (words.trim() !== '' && order.feedback !== null) give(order.feedback, words.trim())
          }}
        >
          <label className="field">
            {t('feedbackWords')}
            <textarea
              rows={3}
              maxLength={2000}
              value={words}
              onChange={({ currentTarget: { value } }) => setWords(value)}
            />
          </label>
          <button type="submit" disabled={words.trim() === '' || act.isPending}>
            {t('feedbackDo')}
          </button>
        </form>
      )}
      {said && (
        <p className="good" role="status">
          {t('feedbackSaid')}
        </p>
      )}
    </section>
  )
}
