import { createInterface } from 'node:readline'
import { type Readable, Writable } from 'node:stream'

type Terminal = Readonly<{ input: Readable & { isTTY?: boolean }; output: Writable }>
const terminal: Terminal = { input: process.stdin, output: process.stderr }

/** Asks for something that nobody may read over a shoulder: what is typed is not shown. Throws without a terminal. */
export async function askSecret(question: string, { input, output }: Terminal = terminal): Promise<string> {
  if (!input.isTTY) throw new Error(`${question}: there is no terminal to ask on`)
  output.write(`${question}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: true })
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve)
      lines.once('close', () => reject(new Error(`${question}: nothing was typed`)))
    })
  } finally {
    lines.close()
    output.write('\n')
  }
}
