import { expect, it } from 'vitest'
import { linesOf, reportOf } from './lines.ts'

it('reads lines of JSON wherever the answer was cut', async () => {
  const answer = new Response('{"of":9,"read":4}\n{"line":2}\n{"end":true}\n').body
  const bytes = new Uint8Array(await new Response(answer).arrayBuffer())
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const [from, to] of [
        [0, 5],
        [5, 25],
        [25, undefined],
      ] as const)
        controller.enqueue(bytes.slice(from, to))
      controller.close()
    },
  })
  const seen: unknown[] = []
  for await (const lines of linesOf({ body })) seen.push(lines)
  expect(seen).toEqual([[{ of: 9, read: 4 }], [{ line: 2 }, { end: true }]])
})

it('reports what was refused in cells that no spreadsheet computes', () => {
  const row = { line: 3, key: '=1+1', refused: 'bad_cell', detail: 'name is "too" long', path: null }
  expect(reportOf([row])).toBe('line,key,reason,detail,field\r\n"3","\'=1+1","bad_cell","name is ""too"" long",""\r\n')
})
