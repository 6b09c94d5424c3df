import { Readable } from 'node:stream'
import { parse } from 'secure-json-parse'
import { Type } from 'typebox'
import type { Principal } from '../../../platform/auth/principal.ts'
import { type Groups, LIMITS, makeGroups } from '../../../platform/groups/groups.ts'
import { type App, principalOf } from '../../../platform/http/app.ts'
import { BACKDATE, REPLAY } from '../../../platform/http/command.ts'
import { RefusedRequest, refuseHttp } from '../../../platform/http/errors.ts'
import { problemOf } from '../../../platform/http/problem.ts'
import { refuseBrokenText } from '../../../platform/http/text.ts'
import { showId, type TenantId } from '../../../platform/ids.ts'
import type { RawRecord } from '../../../platform/import/cells.ts'
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts'
import type { Placed } from '../place/place.ts'
import type { CaptureDeps } from '../routes.ts'
import { type ImportedPlacement, importPlacements } from './import.ts'
import { type Line, linesOf } from './lines.ts'
import { readImported } from './read.ts'

type Sent = ImportedPlacement & Readonly<{ tenant: TenantId }>

const MEDIA_TYPE = 'application/x-ndjson'
/** A line may be as long as a body of `POST /v1/orders`. */
const LONGEST_LINE = 1_000_000
/** Orders of one stream that are under way: two full groups, one that is written and one that fills. */
const WINDOW = 512
const STREAMS = 8
/** Verdicts that wait for a client who sends first and reads later: some forty thousand. */
const UNREAD_BYTES = 4_000_000

/** Bulk intake: orders as lines of JSON, each with its own verdict as a line of the answer, in their sequence. */
export function importRoute(app: App, deps: CaptureDeps): void {
  // A lane of its own: a large file waits behind itself, not before the shop's orders.
  const groups = makeGroups<Sent, Placed>(deps.db, (tx, sent) => importPlacements(tx, sent, deps.source), {
    ...LIMITS,
    queue: WINDOW * STREAMS,
  })
  let streams = 0
  app.addContentTypeParser(MEDIA_TYPE, (_request, payload, done) => done(null, payload))
  app.post(
    '/v1/orders/import',
    {
      schema: {
        summary: 'Place a stream of orders, one JSON object a line; the answer has a verdict for each, in sequence',
        description:
          'Send `application/x-ndjson`: on each line an order as for `POST /v1/orders`, with its `externalNumber`. ' +
          'Read the answer while you send. An order that came before is `unchanged`, so a stream that broke is sent again.',
        tags: ['order'],
        consumes: [MEDIA_TYPE],
        response: { 200: Type.Unknown({ description: 'Verdicts as lines of JSON, at the end the counts' }) },
      },
      config: { action: 'order.import', streams: true },
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable))
        throw new RefusedRequest(refuseHttp.unsupported_media_type(`send ${MEDIA_TYPE}`))
      if (streams >= STREAMS) throw new RefusedRequest(refuse.busy(`${STREAMS} streams are being read already`))
      streams++
      const reader = makeReader(deps, principalOf(request))
      const answer = Readable.from(verdicts(linesOf(request.body, LONGEST_LINE), reader, groups), {
        objectMode: false,
        highWaterMark: UNREAD_BYTES,
      })
      answer.once('close', () => streams--)
      return reply.type(MEDIA_TYPE).send(answer)
    },
  )
}

type Reader = (line: Line) => Sent | Refusal

function makeReader({ access }: CaptureDeps, principal: Principal): Reader {
  const rights = { mayPrice: access.permits(principal, 'order.price'), channel: principal.channel }
  const mayBackdate = access.permits(principal, BACKDATE) || access.permits(principal, REPLAY)
  const by = { kind: principal.kind, id: principal.id }
  return ({ text }) => {
    if (text === null) return refuseHttp.payload_too_large(`a line may have ${LONGEST_LINE} bytes`)
    const record = recordOf(text)
    if (isRefusal(record)) return record
    const read = readImported(record)
    if (isRefusal(read)) return read
    if (read.order.quote)
      return refuse.invalid_request('an order on a quote is placed alone, not in a stream', { path: '/quote' })
    if (read.placedAt && !mayBackdate)
      return refuse.forbidden('only an import may say when something occurred', { path: '/occurredAt' })
    return { ...read, rights, by, tenant: principal.tenant }
  }
}

function recordOf(text: string): RawRecord | Refusal {
  try {
    const value: unknown = parse(text, null, { protoAction: 'error', constructorAction: 'error' })
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuseHttp.not_json('the line is no JSON object')
    refuseBrokenText(value)
    return value as RawRecord // an object, checked in the line before
  } catch (error) {
    return error instanceof RefusedRequest ? error.refusal : refuseHttp.not_json('the line is not JSON')
  }
}

type Counts = { made: number; unchanged: number; refused: number }

async function* verdicts(
  lines: AsyncIterable<Line>,
  read: Reader,
  groups: Groups<Sent, Placed>,
): AsyncGenerator<string> {
  const counts: Counts = { made: 0, unchanged: 0, refused: 0 }
  const underWay: { line: number; verdict: Promise<Placed | Refusal> }[] = []
  const tellNext = async () => {
    const next = underWay.shift()
    return next ? told(next.line, await next.verdict, counts) : ''
  }
  for await (const line of lines) {
    underWay.push({ line: line.line, verdict: place(read(line), line, groups) })
    if (underWay.length >= WINDOW) yield await tellNext()
  }
  while (underWay.length > 0) yield await tellNext()
  yield `${JSON.stringify({ end: true, ...counts })}\n`
}

/** One that breaks unexpectedly is refused alone; the stream goes on. */
function place(sent: Sent | Refusal, { text }: Line, groups: Groups<Sent, Placed>): Promise<Placed | Refusal> {
  if (isRefusal(sent)) return Promise.resolve(sent)
  const size = { weight: sent.order.lines.length, bytes: text?.length ?? 0 }
  return groups.submit(sent.tenant, sent, size).catch(() => refuse.busy('it could not be written: send the line again'))
}

function told(line: number, verdict: Placed | Refusal, counts: Counts): string {
  const done = isRefusal(verdict) ? 'refused' : verdict.existed ? 'unchanged' : 'made'
  counts[done]++
  const shown = isRefusal(verdict)
    ? { problem: problemOf(verdict) }
    : { id: showId('order', verdict.id), number: verdict.number, totalMinor: verdict.totalMinor }
  return `${JSON.stringify({ line, done, ...shown })}\n`
}
