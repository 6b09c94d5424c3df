import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Refused, Tally } from '../../import/run.ts'

/** Where refused records are told: lines for people on standard error, or NDJSON in a file. */
export type Report = Readonly<{ tell(refused: Refused): void; end(): Promise<void> }>

export function toPeople(): Report {
  const clear = process.stderr.isTTY ? '\r\u001b[2K' : ''
  return {
    tell: (refused) => void process.stderr.write(`${clear}${lineOf(refused)}\n`),
    end: async () => undefined,
  }
}

export async function toFile(path: string): Promise<Report> {
  const file = createWriteStream(path)
  await once(file, 'open')
  return {
    tell: ({ line, key, refusal: { refused, detail, path: where } }) =>
      void file.write(
        `${JSON.stringify({ line, key, refused, detail, ...(where !== undefined && { path: where }) })}\n`,
      ),
    async end() {
      file.end()
      await once(file, 'close')
    },
  }
}

/** `line 17 (A-3): bad_gtin: … at /gtin` */
export function lineOf({ line, key, refusal }: Refused): string {
  const where = refusal.path === undefined ? '' : ` at ${refusal.path}`
  return `line ${line}${key === '' ? '' : ` (${key})`}: ${refusal.refused}: ${refusal.detail}${where}`
}

/** The closing line. */
export function summaryOf(noun: string, tally: Tally): string {
  const { made, changed, unchanged, refused } = tally
  const all = made + changed + unchanged + refused
  const counts = Object.entries({ made, changed, unchanged, refused }).filter(([, count]) => count > 0)
  const told = counts.map(([name, count]) => `${count} ${name}`).join(', ')
  const nothing = made + changed === 0 ? '; nothing has changed' : ''
  return `${all} ${noun}${told === '' ? '' : `: ${told}`}${nothing}`
}
