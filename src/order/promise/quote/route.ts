import { Type } from 'typebox'
import { boundsOf, mayTouch, readLocations } from '../../../organisation/index.ts'
import { type App, principalOf } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange, runCommand, runRead } from '../../../platform/http/command.ts'
import { RefusedRequest } from '../../../platform/http/errors.ts'
import { answers } from '../../../platform/http/problem.ts'
import { Instant, id, Nullable } from '../../../platform/http/schema.ts'
import { readId, showId, type TenantId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts'
import { gather } from '../availability/gather.ts'
import { refusePromise } from '../refusals.ts'
import { expiredQuote } from './consume.ts'
import type { HoldWish } from './held.ts'
import { freeQuote, holdQuote } from './hold.ts'
import type { Quoted, QuoteRequest } from './model.ts'
import { quoteAll } from './quote.ts'
import { Answer, Held, HOLD_MINUTES, requestOf, showHeld, Wanted } from './schema.ts'
import { showQuoted } from './show.ts'
import { type HeldOption, type QuoteRow, readQuote } from './store.ts'

const params = Type.Object({ quote: id('quote') })

/** One read answers at most so many quotes: more would keep the event loop from others for over 10 ms. */
const LIMITS = { together: 32, atOnce: 2 }

export function quoteRoutes(app: App, deps: CommandDeps): void {
  const ask: Ask = gather(LIMITS, (tenant, requests: readonly QuoteRequest[]) =>
    deps.db.read(tenant, async (tx) =>
      (await quoteAll(tx, requests)).map((answer) => (isRefusal(answer) ? answer : answer.quoted)),
    ),
  )
  makeRoute(app, deps, ask)
  heldRoutes(app, deps)
}

type Ask = (tenant: TenantId, request: QuoteRequest) => Promise<Quoted | Refusal>

function makeRoute(app: App, deps: CommandDeps, ask: Ask): void {
  app.post(
    '/v1/quotes',
    {
      schema: {
        summary: 'Delivery and pickup options of a basket, with dates and cost; kept only when held',
        tags: ['promise'],
        body: Wanted,
        response: answers(200, Answer),
      },
      config: { action: 'availability.read' },
    },
    async (request) => {
      const { hold = false, ...rest } = request.body
      const wanted = requestOf(rest)
      if (hold === false) {
        const quoted = await ask(principalOf(request).tenant, wanted)
        if (isRefusal(quoted)) throw new RefusedRequest(quoted)
        return { quote: null, expiresAt: null, held: null, ...showQuoted(quoted) }
      }
      const wish: HoldWish = { minutes: HOLD_MINUTES, ...(hold === true ? {} : hold) }
      return runCommand(deps, request, async (tx, principal) => {
        if (boundsOf(principal, 'quote.hold').locations?.length === 0)
          return refuse.forbidden('quote.hold is not granted')
        const kept = await holdQuote(tx, wanted, wish)
        if (isRefusal(kept)) return kept
        const locations = await placesOf(tx, kept.option)
        if (!mayTouch(principal, 'quote.hold', { channel: kept.answer.channel, locations }))
          return refuse.forbidden('quote.hold is not granted there')
        return {
          quote: showId('quote', kept.id),
          expiresAt: kept.expiresAt.toISOString(),
          held: showHeld(kept.option),
          ...showQuoted(kept.answer.quoted),
        }
      })
    },
  )
}

/** Stores promise for themselves: where goods are fetched, and where they come from. */
async function placesOf(tx: Parameters<typeof readLocations>[0], option: HeldOption): Promise<string[]> {
  const pickup = (await readLocations(tx)).filter((one) => one.code === option.pickup).map((one) => one.id as string)
  return [...new Set([...pickup, ...option.parts.map((part) => part.location)])]
}

function heldRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/quotes/:quote',
    {
      schema: {
        summary: 'A held quote; one that has expired is refused with a new one in `more.quote`',
        tags: ['promise'],
        params,
        response: answers(
          200,
          Type.Object({
            quote: id('quote'),
            state: Type.Enum(['held', 'used']),
            expiresAt: Instant,
            order: Nullable(Type.String()),
            held: Held,
          }),
        ),
      },
      config: { action: 'availability.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => {
        const quote = await readQuote(tx, readId(request.params.quote))
        if (!quote || !isOwn(principal.channel, quote)) return refusePromise.quote_not_found('there is no such quote')
        if (!quote.consumedAt && (quote.freedAt || quote.expiresAt <= tx.now)) return expiredQuote(tx, quote)
        return {
          quote: showId('quote', quote.id),
          state: quote.consumedAt ? ('used' as const) : ('held' as const),
          expiresAt: quote.expiresAt.toISOString(),
          order: quote.order && showId('order', quote.order),
          held: showHeld(quote.option),
        }
      }),
  )

  app.delete(
    '/v1/quotes/:quote',
    {
      schema: {
        summary: 'Free what a quote holds',
        tags: ['promise'],
        params,
        response: answers(204, Type.Null()),
      },
      config: { action: 'quote.hold' },
    },
    async (request, reply) => {
      await runChange(deps, request, async (tx, principal) => {
        const quote = await readQuote(tx, readId(request.params.quote))
        if (!quote) return refusePromise.quote_not_found('there is no such quote')
        const locations = await placesOf(tx, quote.option)
        if (!mayTouch(principal, 'quote.hold', { channel: quote.channel, locations }))
          return refusePromise.quote_not_found('there is no such quote')
        if (quote.consumedAt) return refusePromise.quote_used('an order was placed on it')
        await freeQuote(tx, quote.id)
        return null
      })
      return reply.code(204).send(null)
    },
  )
}

function isOwn(channel: string | null, quote: QuoteRow): boolean {
  return channel === null || channel === quote.channel
}
