import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { Arena } from './arena.ts'

/** As the page does: sums are read again at once when it was quiet, and where orders come all the time each two seconds. */
const SUMS_MS = 2_000

/** Control towers that stand open, each with a key of its own; `looks` counts how often they have read their report. */
export type Towers = Readonly<{ looks(): number; close(): Promise<void> }>

export async function openTowers(
  { bases, newToken }: Pick<Arena, 'bases' | 'newToken'>,
  count: number,
): Promise<Towers> {
  const stop = new AbortController()
  const tokens = await Promise.all(Array.from({ length: count }, newToken))
  let looks = 0
  const open: Promise<void>[] = []
  for (const [n, token] of tokens.entries()) {
    const base = bases()[n % bases().length] ?? ''
    const { body } = await fetch(`${base}/v1/events/live?form=touched`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stop.signal,
    })
    if (!body) throw new Error('a tower was not let in')
    open.push(watch(base, token, body, stop.signal, () => looks++))
  }
  return {
    looks: () => looks,
    async close() {
      stop.abort()
      await Promise.all(open)
    },
  }
}

async function watch(
  base: string,
  token: string,
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  looked: () => void,
) {
  let seen = ''
  let readAt = 0
  let timer: NodeJS.Timeout | undefined
  const look = async () => {
    timer = undefined
    readAt = Date.now()
    const headers = { authorization: `Bearer ${token}`, 'kontor-seen': seen }
    await (await fetch(`${base}/v1/reports/tower`, { headers, signal })).arrayBuffer()
    looked()
  }
  try {
    const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      seen = next.value.id ?? seen
      timer ??= setTimeout(() => void look().catch(() => undefined), Math.max(0, readAt + SUMS_MS - Date.now()))
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    clearTimeout(timer)
  }
}
