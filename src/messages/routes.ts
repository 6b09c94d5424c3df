import { Type } from 'typebox'
import type { GuardOrder } from '../order/capture/index.ts'
import type { Tx } from '../platform/db/db.ts'
import { type App, principalOf } from '../platform/http/app.ts'
import { type CommandDeps, runRead } from '../platform/http/command.ts'
import { type Asked, groupCommands } from '../platform/http/grouped.ts'
import { answers } from '../platform/http/problem.ts'
import { body, Instant, id, Nullable, occurredAt } from '../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../platform/ids.ts'
import type { Refusal } from '../platform/refusal.ts'
import { askAll } from './ask/ask.ts'
import { messagesOf } from './store.ts'

export type MessagesDeps = CommandDeps & Readonly<{ guardOrder: GuardOrder }>

const Message = Type.Object({
  id: id('message'),
  kind: Type.String(),
  locale: Type.String(),
  recipient: Nullable(Type.String()),
  subject: Nullable(Type.String()),
  text: Nullable(Type.String()),
  state: Type.String(),
  madeAt: Instant,
  sentAt: Nullable(Instant),
  problem: Nullable(Type.String()),
})

export function messagesRoutes(app: App, deps: MessagesDeps): void {
  const ask = groupCommands<OrderId, { asked: boolean }>(deps, (tx, asked) => askIfVisible(tx, asked, deps.guardOrder))
  app.get(
    '/v1/orders/:order/messages',
    {
      schema: {
        summary: 'What the customer was told',
        tags: ['messages'],
        params: Type.Object({ order: id('order') }),
        response: answers(200, Type.Object({ items: Type.Array(Message), next: Type.Null() })),
      },
      config: { action: 'message.read' },
    },
    async (request) => {
      const principal = principalOf(request)
      const order = readId<OrderId>(request.params.order)
      return runRead(deps, request, async (tx) => {
        const refused = await deps.guardOrder(tx, principal, 'message.read', order)
        if (refused) return refused
        const items = (await messagesOf(tx, order)).map((one) => ({
          ...one,
          id: showId('message', one.id),
          madeAt: one.madeAt.toISOString(),
          sentAt: one.sentAt?.toISOString() ?? null,
        }))
        return { items, next: null }
      })
    },
  )
  app.post(
    '/v1/orders/:order/feedback-requests',
    {
      schema: {
        summary: 'Ask the customer how it was',
        tags: ['messages'],
        params: Type.Object({ order: id('order') }),
        body: body(occurredAt),
        response: answers(201, Type.Object({ asked: Type.Boolean() })),
      },
      config: { action: 'message.resend' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      return reply.code(201).send(await ask(request, order, 1))
    },
  )
}

/** Asks for what a group may ask for. */
async function askIfVisible(
  tx: Tx,
  asked: readonly Asked<OrderId>[],
  guardOrder: GuardOrder,
): Promise<({ asked: boolean } | Refusal)[]> {
  const refusals: (Refusal | null)[] = []
  for (const { principal, body: order } of asked)
    refusals.push(await guardOrder(tx, principal, 'message.resend', order))
  const visible = asked.filter((_, index) => refusals[index] === null)
  const answers = await askAll(
    tx,
    visible.map((one) => ({ tx: one.tx, order: one.body })),
  )
  return asked.map((one, index) => refusals[index] ?? answers[visible.indexOf(one)] ?? { asked: false })
}
