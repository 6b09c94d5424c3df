import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** A label of a few pages fits in many times. */
const MAX_ANSWER_BYTES = 8_388_608

export type HttpQuestion = Readonly<{
  method: 'GET' | 'POST'
  url: string
  secret: string | null
  timeoutMs: number
  body?: unknown
}>
/** `sent` is false when no byte of the question can have arrived. */
export type HttpAnswer =
  | Readonly<{ status: number; retryAfterS: number | null; json: unknown }>
  | Readonly<{ failed: string; sent: boolean }>

/**
 * One question to a carrier: with a deadline over all of it, a bound on the answer, and without redirects, cookies,
 * proxies or decoding, because each of these would turn an answer into a guess.
 */
export function askHttp({ method, url, secret, timeoutMs, body }: HttpQuestion): Promise<HttpAnswer> {
  const payload = body === undefined ? null : Buffer.from(JSON.stringify(body))
  if (!URL.canParse(url)) return Promise.resolve({ failed: 'the address is none', sent: false })
  return new Promise((resolve) => {
    let sent = false
    const fail = (error: Error & { code?: string }) =>
      resolve({ failed: error.name === 'AbortError' ? `no answer in ${timeoutMs} ms` : (error.code ?? 'broken'), sent })
    const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, {
      method,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(secret !== null && { authorization: `Bearer ${secret}` }),
        ...(payload && { 'content-type': 'application/json', 'content-length': payload.length }),
      },
    })
    // The question's bytes follow the handshake: what fails before it was never sent.
    request.on('socket', (socket) =>
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        sent = true
      }),
    )
    request.on('error', fail)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too long'))
        else chunks.push(chunk)
      })
      response.on('error', fail)
      response.on('end', () => {
        const encoded = response.headers['content-encoding'] !== undefined
        resolve({
          status: response.statusCode ?? 0,
          retryAfterS: secondsOf(response.headers['retry-after']),
          json: encoded ? undefined : parse(Buffer.concat(chunks)),
        })
      })
    })
    request.end(payload ?? undefined)
  })
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null
}

/** Undefined for what is no JSON: a page of somebody else's is no answer. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
