import { openBook } from './book.ts'
import { createDesk, type Desk } from './desk.ts'
import { createFaults, FaultPlan, type Faults } from './faults.ts'
import { sendProblem } from './problem.ts'
import { createServer, type PartnerServer } from './server.ts'
import { BACK_OFF_MS, createWebhooks, type Webhooks, WebhookTarget } from './webhooks.ts'

export type PartnerOptions = {
  /** Where the book lies; made when missing. One running partner for each folder. */
  folder: string
  /** The bearer secret callers must send; must not be empty. */
  secret: string
  host?: string
  /** 0, the default, takes a free one. */
  port?: number
  webhook?: WebhookTarget
  /** The waits before each retry of a webhook, in milliseconds. */
  backOffMs?: readonly number[]
  now?: () => Date
}

export type RunningPartner = { url: string; close: () => Promise<void> }

type Parts<Entry> = {
  server: PartnerServer
  desk: Desk
  append: (entry: Entry) => void
  now: () => Date
  closing: AbortSignal
}

/** What makes one partner differ from another. */
export type Trade<Entry> = {
  /** The kinds of requests that a fault plan may name. */
  kinds: readonly string[]
  /** Takes one entry of the book as it was read back. */
  replay: (entry: Entry) => void
  mount: (parts: Parts<Entry>) => void
}

type Settings = { server: PartnerServer; faults: Faults; webhooks: Webhooks; kinds: readonly string[] }

const mountSettings = ({ server, faults, webhooks, kinds }: Settings): void => {
  server.get('/faults', () => faults.left())
  server.put('/faults', { schema: { body: FaultPlan } }, ({ body }, reply) => {
    const unknown = body.plan?.find(({ match: { kind } }) => kind !== undefined && !kinds.includes(kind))
    if (unknown) {
      const detail = `There is no kind ${unknown.match.kind}, only ${kinds.join(', ')}.`
      return sendProblem(reply, { status: 422, code: 'unknown_kind', detail })
    }
    faults.replace(body)
    return faults.left()
  })
  server.delete('/faults', (_request, reply) => {
    faults.replace({})
    return reply.code(204).send()
  })
  server.put('/webhook', { schema: { body: WebhookTarget } }, (request) => {
    webhooks.setTarget(request.body)
    return { url: request.body.url }
  })
}

/**
 * Starts a partner: reads its book back through `replay`, mounts its routes, listens.
 * Rejects when the secret is empty, the book is damaged or the port is taken.
 */
export const startPartner = async <Entry>(
  options: PartnerOptions,
  { kinds, replay, mount }: Trade<Entry>,
): Promise<RunningPartner> => {
  if (options.secret.trim() === '') throw new Error('A partner does not start without a bearer secret.')
  const stop = new AbortController()
  const closing = stop.signal
  const book = await openBook<Entry>(options.folder, replay)
  const faults = createFaults()
  const webhooks = createWebhooks({
    target: options.webhook,
    faults: faults.webhooks,
    backOffMs: options.backOffMs ?? BACK_OFF_MS,
    closing,
  })
  const server = createServer(options.secret)
  const desk = createDesk({ book, faults, webhooks, closing })
  mountSettings({ server, faults, webhooks, kinds })
  server.get('/book', async (_request, reply) => {
    await book.flushed()
    return reply.type('application/json').send(book.asJsonArray())
  })
  mount({ server, desk, append: book.append, now: options.now ?? (() => new Date()), closing })

  const close = async (): Promise<void> => {
    stop.abort()
    await server.close()
    await book.close()
  }
  try {
    return { url: await server.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 }), close }
  } catch (refusal) {
    await close()
    throw refusal
  }
}
