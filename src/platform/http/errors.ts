import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply } from 'fastify'
import pg from 'pg'
import { CommitUnknown, RetryTransaction } from '../db/db.ts'
import { declareRefusals, type Refusal, refuse } from '../refusal.ts'
import type { App } from './app.ts'
import { problemOf, statusOf } from './problem.ts'

/** Carries a refusal out of a transaction so that it is rolled back, or out of a hook. */
export class RefusedRequest extends Error {
  override name = 'RefusedRequest'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

export const refuseHttp = declareRefusals({
  not_json: ['malformed', 'The body is not JSON'],
  unreadable: ['malformed', 'The request cannot be read'],
  too_many_requests: ['too_many', 'Too many requests'],
  payload_too_large: ['too_large', 'The body is too large'],
  unsupported_media_type: ['unsupported', 'The media type is not supported'],
  internal_error: ['broken', 'Something broke on our side'],
  idempotency_key_missing: ['malformed', 'An Idempotency-Key is needed'],
  unauthenticated: ['unauthenticated', 'Nobody is logged in'],
  too_slow: ['timed_out', 'The request took too long to arrive'],
})

const RETRY_AFTER_S = '1'
/** Refused, cut or overloaded connections: the database is away, not the request wrong. */
const AWAY = /^(08|57P0|53)|^ECONN|^EPIPE|ETIMEDOUT/

export function send(reply: FastifyReply, refusal: Refusal, status = statusOf(refusal.kind)): FastifyReply {
  if (status === 503 || status === 429) reply.header('retry-after', RETRY_AFTER_S)
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ ...problemOf(refusal), status })
}

export function answerErrors(app: App): void {
  app.setNotFoundHandler((_request, reply) => send(reply, refuse.not_found('there is nothing at this address')))
  app.setErrorHandler((error: FastifyError & { refusal?: Refusal }, request, reply) => {
    if (error.refusal) return send(reply, error.refusal)
    if (error.validation) return send(reply, validationRefusal(error))
    if (error.code === 'NOT_JSON') return send(reply, refuseHttp.not_json(error.message))
    if (error.statusCode === 413) return send(reply, refuseHttp.payload_too_large('a body may have 1 MiB'))
    if (error.statusCode === 415) return send(reply, refuseHttp.unsupported_media_type('send application/json'))
    if (error.statusCode !== undefined && error.statusCode < 500)
      return send(reply, refuseHttp.unreadable('the request could not be read'), error.statusCode)
    if (isOutOfRange(error)) return send(reply, refuse.invalid_request('a number is larger than can be kept'))
    if (isAway(error)) {
      request.log.warn({ code: error.code }, 'database away')
      return send(
        reply,
        refuse.busy('the database does not answer; the request may be sent again with the same Idempotency-Key'),
      )
    }
    request.log.error({ err: error }, 'request failed')
    return send(reply, refuseHttp.internal_error(`the request ${request.id} could not be finished`))
  })
}

/** An address that cannot be decoded, or is too long to be one of ours: refused before any route is found. */
export function answerBadAddress(error: FastifyError, _request: unknown, reply: FastifyReply): void {
  void send(reply, refuseHttp.unreadable('the address could not be read'), error.statusCode ?? 400)
}

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

/** What is no HTTP request has no reply either: the answer is written to the socket. */
export function answerBadRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy()
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const body = JSON.stringify({ ...problemOf(refuseHttp.unreadable('the request could not be read')), status })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_TEXT[status]}\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

function validationRefusal(error: FastifyError): Refusal {
  const first = error.validation?.[0]
  const name = first?.params['additionalProperty'] ?? first?.params['missingProperty']
  const where = `${first?.instancePath ?? ''}${typeof name === 'string' ? `/${name}` : ''}`
  const unknown = first?.keyword === 'additionalProperties'
  const detail = unknown
    ? `there is no field ${String(name)} here`
    : `${error.validationContext ?? 'request'} ${first?.message ?? 'is not valid'}`
  return refuse.invalid_request(detail, { path: where || '/' })
}

/** A sum that no field alone makes too large. */
function isOutOfRange(error: Error & { code?: string }): boolean {
  return error instanceof pg.DatabaseError && error.code === '22003'
}

function isAway(error: Error & { code?: string }): boolean {
  // Nobody knows, or others were faster in every try: both are worth another request.
  if (error instanceof CommitUnknown || error instanceof RetryTransaction) return true
  if (error instanceof pg.DatabaseError)
    return (
      AWAY.test(error.code ?? '') ||
      error.code === '55P03' ||
      error.code === '57014' ||
      error.code === '40001' ||
      error.code === '40P01'
    )
  return (
    AWAY.test(error.code ?? '') ||
    /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|terminating connection/.test(
      error.message,
    )
  )
}
