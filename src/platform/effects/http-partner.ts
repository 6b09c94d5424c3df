import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'

export type PartnerCall = Readonly<{
  method: 'GET' | 'POST' | 'PUT'
  url: string
  /** Shown as bearer token; null where the partner asks for none. */
  secret: string | null
  body?: unknown
  timeoutMs: number
}>

/**
 * `answer`: a whole answer of JSON. `not_sent`: no connection came about, so nothing of the request left us.
 * `lost`: it may have arrived, and what came back, if anything, says nothing.
 */
export type PartnerOutcome =
  | Readonly<{ kind: 'answer'; status: number; body: unknown; retryAfterS: number | undefined }>
  | Readonly<{ kind: 'not_sent' | 'lost'; problem: string }>

/** A label of a few pages fits in many times. */
const LONGEST_ANSWER_BYTES = 8_388_608

/**
 * One call of a payment service, a carrier or the like: one connection, no redirects, a cap on time and size, no decoding of compressed answers
 * (Node 20's Brotli decoder can be broken by the other side). Never throws.
 */
export function callPartner(call: PartnerCall): Promise<PartnerOutcome> {
  return new Promise((resolve) => {
    let connected = false
    let answered = false
    const fail = (problem: string) => resolve({ kind: connected ? 'lost' : 'not_sent', problem })
    let request: ClientRequest
    try {
      request = open(call, (response) => {
        answered = true
        readAnswer(response).then(resolve, (error: unknown) => fail(messageOf(error)))
      })
    } catch (error) {
      return fail(messageOf(error)) // an address that is none
    }
    const timer = setTimeout(() => request.destroy(new Error(`no answer in ${call.timeoutMs} ms`)), call.timeoutMs)
    request.on('socket', (socket) => {
      // The request's bytes follow the handshake, so what fails before it was never sent.
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        connected = true
      })
    })
    request.on('error', (error) => fail(messageOf(error)))
    request.on('close', () => {
      clearTimeout(timer)
      if (!answered) fail('the connection was closed')
    })
  })
}

function open(call: PartnerCall, onAnswer: (response: IncomingMessage) => void): ClientRequest {
  const url = new URL(call.url)
  const body = call.body === undefined ? undefined : JSON.stringify(call.body)
  const send = url.protocol === 'https:' ? secureRequest : plainRequest
  const request = send(
    url,
    {
      method: call.method,
      agent: false, // a connection that is kept can be cut by the other side while we write on it
      headers: {
        ...(call.secret !== null && { authorization: `Bearer ${call.secret}` }),
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
    },
    onAnswer,
  )
  request.end(body)
  return request
}

async function readAnswer(response: IncomingMessage): Promise<PartnerOutcome> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    response.destroy()
    return { kind: 'lost', problem: `the answer is encoded as ${encoding}` }
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LONGEST_ANSWER_BYTES) {
      response.destroy()
      return { kind: 'lost', problem: `the answer is longer than ${LONGEST_ANSWER_BYTES} bytes` }
    }
    chunks.push(chunk)
  }
  const status = response.statusCode ?? 0
  const body = parse(Buffer.concat(chunks).toString('utf8'))
  if (body === undefined && status !== 429) return { kind: 'lost', problem: `status ${status} without JSON` }
  const retryAfter = Number(response.headers['retry-after'])
  return { kind: 'answer', status, body, retryAfterS: Number.isFinite(retryAfter) ? retryAfter : undefined }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: the caller says what that means
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
