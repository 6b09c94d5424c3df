import { EventSourceParserStream } from 'eventsource-parser/stream'
import { useEffect, useState } from 'react'
import { queries } from '../api.ts'

/** Many facts in one moment are one look: a screen is read again at most this often. */
const LOOK_AGAIN_MS = 400
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

/** Gathers what was touched for a moment, then has it read again. */
function makeTouched() {
  const orders = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    timer = undefined
    for (const order of orders) void queries.invalidateQueries({ queryKey: ['order', order] })
    orders.clear()
    void queries.invalidateQueries({ queryKey: ['tower'] })
    void queries.invalidateQueries({ queryKey: ['store-work'] })
    void queries.invalidateQueries({ queryKey: ['newest-order'] })
    void queries.invalidateQueries({ queryKey: ['stock'] })
  }
  return {
    note(data: string) {
      const { subject } = JSON.parse(data) as { subject?: string }
      if (subject !== undefined) orders.add(subject)
      timer ??= setTimeout(look, LOOK_AGAIN_MS)
    },
    end: () => clearTimeout(timer),
  }
}

/** Reads the stream of the server until it is stopped. Every event has its own name, which EventSource would want listed. */
async function listen(signal: AbortSignal, setLive: (live: boolean) => void, note: (data: string) => void) {
  for (let last = ''; !signal.aborted; ) {
    try {
      const headers = last === '' ? {} : { 'last-event-id': last }
      const { ok, body, status } = await fetch('/v1/events/live', { signal, headers })
      if (status === 401 || status === 403) return
      if (ok && body) {
        setLive(true)
        const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          last = next.value.id ?? last
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
