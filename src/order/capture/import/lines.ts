import type { Readable } from 'node:stream'

/** A line of a stream in UTF-8, counted from 1; null text where it was longer than is kept. */
export type Line = Readonly<{ line: number; text: string | null }>

const NEWLINE = 0x0a

/** Cuts a byte stream into lines. A line that is too long is passed over without being kept; empty lines are left out. */
export async function* linesOf(bytes: Readable, longest: number): AsyncGenerator<Line> {
  let [line, length] = [1, 0]
  let parts: Buffer[] = []
  const take = (part: Buffer) => {
    length += part.length
    if (length <= longest) parts.push(part)
    else parts = []
  }
  const finish = (): Line | null => {
    const text = length > longest ? null : Buffer.concat(parts).toString('utf8').trim()
    const made = text === '' ? null : { line, text }
    line++
    length = 0
    parts = []
    return made
  }
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end))
      const made = finish()
      if (made) yield made
      start = end + 1
    }
    take(chunk.subarray(start))
  }
  const made = finish()
  if (made) yield made
}
