import { useSyncExternalStore } from 'react'
import { queries, Refused, Unreachable } from '../../api.ts'
import { linesOf } from './lines.ts'

type RefusedLine = Readonly<{ line: number; key: string; refused: string; detail: string; path: string | null }>
type Counts = Readonly<{ made: number; changed: number; unchanged: number; refused: number; broken: string | null }>
export type Import = Readonly<{
  kind: string
  file: string
  /** A share of 1 of the file that was read; null while it is sent. */
  read: number | null
  refused: readonly RefusedLine[]
  end: Counts | null
  failed: unknown
}>

let running: Import | null = null
const listeners = new Set<() => void>()
function set(next: Import | null) {
  running = next
  for (const listener of listeners) listener()
}

/** The file that is being brought in, on whatever screen one is meanwhile; its report stays until the next one. */
export function useImport(): Import | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => running,
  )
}

export const isRunning = (one: Import | null) => one !== null && one.end === null && one.failed === null

type Line = Readonly<{ of?: number; read?: number; end?: boolean }> & Partial<RefusedLine> & Partial<Counts>

/** Sends a file and reads what becomes of it as it happens. */
export async function bring(kind: string, file: File): Promise<void> {
  const ndjson = /\.(ndjson|jsonl)$/i.test(file.name)
  set({ kind, file: file.name, read: null, refused: [], end: null, failed: null })
  const update = (change: Partial<Import>) => running && set({ ...running, ...change })
  try {
    const response = await fetch(`/v1/imports/${encodeURIComponent(kind)}`, {
      method: 'POST',
      headers: {
        'content-type': ndjson ? 'application/x-ndjson' : 'text/csv',
        'x-kontor': 'web',
        'idempotency-key': crypto.randomUUID(),
      },
      body: file,
    })
    if (!response.ok) throw new Refused(await response.json())
    for await (const lines of linesOf(response)) {
      const told = lines as readonly Line[]
      const refused = told.filter((line): line is Line & RefusedLine => line.line !== undefined)
      const at = told.findLast((line) => line.of !== undefined)
      const end = told.find((line): line is Line & Counts => line.end === true)
      update({
        ...(refused.length > 0 && { refused: [...(running?.refused ?? []), ...refused] }),
        ...(at && { read: (at.read ?? 0) / Math.max(at.of ?? 0, 1) }),
        ...(end && { end, read: 1 }),
      })
    }
    if (running?.end === null) throw new Unreachable('the answer broke off')
  } catch (failed) {
    update({ failed: failed instanceof TypeError ? new Unreachable('no answer', { cause: failed }) : failed })
  }
  void queries.invalidateQueries({ queryKey: ['admin'] })
  void queries.invalidateQueries({ queryKey: ['stock'] })
}

// A page that is closed reads no more of the answer, so the rest is left undone: it asks.
addEventListener('beforeunload', (event) => {
  if (isRunning(running)) event.preventDefault()
})
