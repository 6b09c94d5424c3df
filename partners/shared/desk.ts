import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { Book } from './book.ts'
import type { Faults, PlannedFault, Subject } from './faults.ts'
import { isRefusal, type Outcome, type PartnerEvent } from './outcome.ts'
import { sendProblem } from './problem.ts'
import type { Webhooks } from './webhooks.ts'

const DEFAULT_SLOW_MS = 3_000
const DEFAULT_HANG_MS = 60_000

export type Desk = {
  /** Runs one request under the fault plan: books, makes it durable, tells of it, answers; or loses the answer. */
  perform: (
    reply: FastifyReply,
    subject: Subject,
    execute: (declined: boolean) => Outcome<unknown> | Promise<Outcome<unknown>>,
  ) => Promise<FastifyReply>
  /** Sends events once the book that they tell of is on disk. */
  announce: (events: PartnerEvent[]) => Promise<void>
}

type Setup = { book: Book<never>; faults: Faults; webhooks: Webhooks; closing: AbortSignal }

const cut = (reply: FastifyReply): FastifyReply => {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

const reset = (reply: FastifyReply): FastifyReply => {
  reply.hijack()
  reply.raw.socket?.resetAndDestroy()
  return reply
}

/** Faults that answer in place of the partner: nothing is booked. */
const answerInstead = (reply: FastifyReply, { fault, delayMs }: PlannedFault): FastifyReply | undefined => {
  switch (fault) {
    case 'fail':
      return sendProblem(reply, { status: 500, code: 'planned_failure', detail: 'Nothing was booked.' })
    case 'refuse_connection':
      return reset(reply)
    case 'garbage':
      return reply.type('text/html').send('<!doctype html><title>Welcome</title><h1>It works!</h1>')
    case 'too_many':
      reply.header('retry-after', Math.max(1, Math.ceil((delayMs ?? 0) / 1000)))
      return sendProblem(reply, { status: 429, code: 'too_many_requests', detail: 'Come back later.' })
    default:
      return undefined
  }
}

/** The one place where requests meet the fault plan. */
export const createDesk = ({ book, faults, webhooks, closing }: Setup): Desk => {
  const holds = (ms: number): Promise<boolean> => wait(ms, true, { signal: closing, ref: false }).catch(() => false)

  const announce = async (events: PartnerEvent[]): Promise<void> => {
    await book.flushed()
    await webhooks.send(events)
  }
  /** Faults that lose the answer to what was booked. */
  const loseAnswer = async (reply: FastifyReply, planned: PlannedFault): Promise<FastifyReply | undefined> => {
    switch (planned.fault) {
      case 'execute_then_hang':
        await holds(planned.delayMs ?? DEFAULT_HANG_MS)
        return cut(reply)
      case 'execute_then_cut':
        return cut(reply)
      case 'execute_then_500':
        return sendProblem(reply, { status: 500, code: 'planned_failure', detail: 'It may have been booked.' })
      default:
        return undefined
    }
  }
  const perform: Desk['perform'] = async (reply, subject, execute) => {
    const planned = faults.take(subject)
    const instead = planned && answerInstead(reply, planned)
    if (instead) return instead
    if (planned?.fault === 'slow' && !(await holds(planned.delayMs ?? DEFAULT_SLOW_MS))) return cut(reply)

    const outcome = await execute(planned?.fault === 'decline')
    await book.flushed()
    if (!isRefusal(outcome)) {
      const told = webhooks.send(outcome.events)
      if (faults.webhooks().beforeAnswer) await told
    }
    const lost = planned && (await loseAnswer(reply, planned))
    if (lost) return lost
    if (isRefusal(outcome)) {
      return sendProblem(reply, { status: outcome.status, code: outcome.refused, detail: outcome.detail })
    }
    return reply.code(outcome.status).send(outcome.body)
  }
  return { perform, announce }
}
