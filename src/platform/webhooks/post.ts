import http from 'node:http'
import https from 'node:https'
import type { Target } from './target.ts'

export type PostResult = Readonly<{ status: number } | { problem: string }>

const TIMEOUT_MS = 15_000
const ANSWER_LIMIT_BYTES = 65_536

/**
 * Posts to an address of a stranger: to the resolved address only, no redirect, the answer neither decoded nor kept,
 * bounded in time and size.
 */
export function post(
  target: Target,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs = TIMEOUT_MS,
): Promise<PostResult> {
  return new Promise((resolve) => {
    const { request } = target.url.protocol === 'https:' ? https : http
    const call = request(target.url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'accept-encoding': 'identity',
        'user-agent': 'Kontor-Webhooks/1',
      },
      lookup: (_host, options, done) =>
        options.all
          ? done(null, [{ address: target.address, family: target.family }] as never)
          : done(null, target.address as never, target.family),
      agent: false,
    })
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs)
    const finish = (result: PostResult) => {
      clearTimeout(timer)
      resolve(result)
    }
    call.on('error', (error) => finish({ problem: error.message }))
    call.on('response', (answer) => {
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > ANSWER_LIMIT_BYTES) answer.destroy()
      })
      answer.on('close', () => finish({ status: answer.statusCode ?? 0 }))
      answer.on('error', () => undefined)
    })
    call.end(body)
  })
}
