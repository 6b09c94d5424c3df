import type { ServerResponse } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Principal } from '../auth/principal.ts'
import { type App, principalOf } from '../http/app.ts'
import { credentialsOf } from '../http/guard.ts'
import type { TenantId } from '../ids.ts'
import { type EventDeps, seenBy } from './bounds.ts'
import { eventsAfter, headPosition, type LoggedEvent, toCloudEvent } from './log.ts'
import { type Gatherer, makeGatherer } from './touched.ts'

const ACTION = 'event.read'
const HEARTBEAT_MS = 15_000
/** A stream looks again by itself after this time: other processes write as well, and rights are withdrawn. */
const POLL_MS = 1_000
const RIGHTS_MS = 5_000
const BATCH = 200
const POSITION = /^\d{1,15}$/

/** Wakes a stream: a ring while it is busy is heard when it next waits. */
type Bell = Readonly<{ ring(): void; wait(ms: number): Promise<void> }>

function makeBell(): Bell {
  let rung = false
  let wake: () => void = () => undefined
  return {
    ring() {
      rung = true
      wake()
    },
    async wait(ms) {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      rung = false
    },
  }
}

type Stream = Readonly<{ tenant: TenantId; bell: Bell; done: Promise<void> }>

/** `Last-Event-ID` (or `after`) continues where the connection broke; without it the stream starts now. */
export function liveRoute(app: App, deps: EventDeps): void {
  const streams = new Set<Stream>()
  const gather = makeGatherer(deps.db)
  let closing = false
  deps.db.onEvents((tenant) => {
    for (const stream of streams) if (stream.tenant === tenant) stream.bell.ring()
  })
  // A stream never ends by itself: the server would wait for its readers for ever.
  app.addHook('preClose', async () => {
    closing = true
    for (const { bell } of streams) bell.ring()
    await Promise.all([...streams].map(({ done }) => done))
  })

  app.get(
    '/v1/events/live',
    {
      schema: {
        summary: 'Events as they happen (server-sent events)',
        querystring: Type.Object({
          form: Type.Enum(['events', 'touched'], {
            default: 'events',
            description:
              'touched: only to which orders something happened, gathered for a moment; for screens that read again',
          }),
          after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
        }),
      },
      config: { action: ACTION },
    },
    async (request, reply) => {
      const { tenant } = principalOf(request)
      const last = String(request.headers['last-event-id'] ?? '')
      const from = POSITION.test(last)
        ? Number(last)
        : (request.query.after ?? (await deps.db.read(tenant, headPosition)))
      reply.hijack()
      const bell = makeBell()
      const tell = request.query.form === 'touched' ? tellTouched : tellEvents
      const done = open({ request, raw: reply.raw, bell, isClosing: () => closing, deps, gather }, (line) =>
        tell(line, from),
      )
      const stream: Stream = { tenant, bell, done }
      streams.add(stream)
      await done.finally(() => streams.delete(stream))
    },
  )
}

type Line = Readonly<{
  request: FastifyRequest
  raw: ServerResponse
  bell: Bell
  isClosing: () => boolean
  deps: EventDeps
  gather: Gatherer
}>

const isOpen = ({ raw, isClosing }: Line) => !raw.destroyed && !isClosing()

/** Keeps a line open for as long as somebody tells something over it. */
async function open(line: Line, tell: (line: Line) => Promise<void>): Promise<void> {
  const { raw, bell } = line
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  raw.write(':\n\n')
  raw.on('close', bell.ring)
  const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS)
  try {
    await tell(line)
  } catch {
    // The database is away: the reader comes back by itself with the last id.
  } finally {
    clearInterval(heartbeat)
    raw.end()
  }
}

async function tellEvents(line: Line, from: number): Promise<void> {
  const { request, raw, bell, deps } = line
  const { tenant } = principalOf(request)
  for (let position = from; isOpen(line); ) {
    const principal = await stillPermitted(request, deps)
    if (!principal) return
    const events = await deps.db.read(tenant, (tx) => eventsAfter(tx, position, BATCH))
    const shown = events.filter(seenBy(principal, deps)).map((event) => frame(tenant, event))
    // A reader that does not keep up is waited for, so that nothing piles up in memory.
    if (shown.length > 0 && !raw.write(shown.join(''))) await drained(raw)
    position = events.at(-1)?.position ?? position
    if (events.length < BATCH) await bell.wait(POLL_MS)
  }
}

/** Only ids are told, and who opens them is asked again: rights are looked at each few seconds, not with every event. */
async function tellTouched(line: Line, from: number): Promise<void> {
  const { request, raw, bell, deps, gather } = line
  const { tenant } = principalOf(request)
  let principal: Principal | null = null
  let lookAgainAt = 0
  for (let position = from; isOpen(line); ) {
    if (Date.now() >= lookAgainAt) {
      principal = await stillPermitted(request, deps)
      lookAgainAt = Date.now() + RIGHTS_MS
    }
    if (!principal) return
    const { upTo, ...touched } = await gather(tenant, position, deps.eventBounds(principal))
    if (upTo > position && !raw.write(`id: ${upTo}\nevent: touched\ndata: ${JSON.stringify(touched)}\n\n`))
      await drained(raw)
    position = upTo
    await bell.wait(POLL_MS)
  }
}

/** Who reads, with the rights they have by now; null when the credentials opened nothing any more. */
async function stillPermitted(request: FastifyRequest, { access }: EventDeps): Promise<Principal | null> {
  const principal = await access.identify(credentialsOf(request))
  return principal && access.permits(principal, ACTION) ? principal : null
}

function frame(tenant: TenantId, event: LoggedEvent): string {
  return `id: ${event.position}\nevent: ${event.type}\ndata: ${JSON.stringify(toCloudEvent(tenant, event))}\n\n`
}

/** Until a reader has taken what was written, or is gone: one that went before is told of no more. */
function drained(raw: ServerResponse): Promise<void> {
  if (raw.destroyed || raw.closed) return Promise.resolve()
  return new Promise((resolve) => {
    raw.once('drain', resolve)
    raw.once('close', resolve)
  })
}
