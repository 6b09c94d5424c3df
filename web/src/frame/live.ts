import { EventSourceParserStream } from 'eventsource-parser/stream'
import { useEffect, useState } from 'react'
import { knownPosition, queries } from '../api.ts'

/** What goes over many orders is read again at once when it was quiet, and in a busy house at most this often. */
const SUMS_MS = 2000
/** What the server says: to which orders something happened; `more`: to others as well. */
type Touched = { orders: readonly string[]; more: boolean }
const COME_BACK_MS = 2000

/**
 * Hears what happens while the page is open, and has the screens read again what an event may have changed: the order
 * it is of, the newest of the list, the tower, and stock. True while the line stands; it is mended from where it broke.
 */
export function useLive(permitted: boolean): boolean {
  const [live, setLive] = useState(false)
  useEffect(() => {
    if (!permitted) return
    const stop = new AbortController()
    const touched = makeTouched()
    void listen(stop.signal, setLive, touched.note)
    return () => {
      stop.abort()
      touched.end()
      setLive(false)
    }
  }, [permitted])
  return live
}

/** Has read again what was touched. */
function makeTouched() {
  let timer: ReturnType<typeof setTimeout> | undefined
  let readAt = 0
  const readSums = () => {
    timer = undefined
    readAt = Date.now()
    for (const key of ['tower', 'store-work', 'newest-order', 'stock'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  return {
    note(data: string) {
      const { orders, more } = JSON.parse(data) as Touched
      if (more) void queries.invalidateQueries({ queryKey: ['order'] })
      else for (const order of orders) void queries.invalidateQueries({ queryKey: ['order', order] })
      timer ??= setTimeout(readSums, Math.max(0, readAt + SUMS_MS - Date.now()))
    },
    end: () => clearTimeout(timer),
  }
}

/** Reads the stream of the server until it is stopped. Every event has its own name, which EventSource would want listed. */
async function listen(signal: AbortSignal, setLive: (live: boolean) => void, note: (data: string) => void) {
  for (let last = ''; !signal.aborted; ) {
    try {
      const headers = last === '' ? {} : { 'last-event-id': last }
      const { ok, body, status } = await fetch('/v1/events/live?form=touched', { signal, headers })
      if (status === 401 || status === 403) return
      if (ok && body) {
        setLive(true)
        const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          last = next.value.id ?? last
          knownPosition.at = last
          note(next.value.data)
        }
      }
    } catch {
      // The line broke: below it is tried again, from the last event that came.
    }
    if (signal.aborted) return
    setLive(false)
    await new Promise((resolve) => setTimeout(resolve, COME_BACK_MS))
  }
}
