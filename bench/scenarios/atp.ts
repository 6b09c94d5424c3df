import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Arena } from '../arena.ts'
import { type Figure, figureOf } from '../figures.ts'
import { askWithWrk } from '../load.ts'
import { skuOf, USUAL } from '../merchant.ts'
import { CONNECTIONS, SKU_FORMAT } from '../orders.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'

/** Fresh availability of one article over HTTP, against bare Node servers, as many, that answer the same bytes. */
export async function atp({ plan, tell, usual }: Bench): Promise<Figure[]> {
  const arena = await usual()
  const text = await answerOf(arena)
  const bare = await Promise.all(arena.bases().map(() => startBare(text)))
  try {
    const read = (bases: readonly string[]) => (seconds: number) => readAvailability(bases, arena.token, seconds)
    const measured = await inTurns({ kontor: read(arena.bases()), bare: read(bare.map((one) => one.url)) }, plan, tell)
    return [
      figureOf('atp', 'vs_bare_node', ratios(measured.kontor, measured.bare), { floor: 0.3, goal: 0.45 }),
      figureOf('atp', 'reads_per_second', measured.kontor, { floor: null, goal: null }),
    ]
  } finally {
    for (const one of bare) one.stop()
  }
}

async function readAvailability(bases: readonly string[], token: string, seconds: number): Promise<number> {
  const load = await askWithWrk({
    bases,
    tokens: [token],
    connections: CONNECTIONS,
    seconds,
    script: `function request()
  return wrk.format('GET', string.format('/v1/availability?sku=${SKU_FORMAT}', math.random(0, ${USUAL.items - 1})), headers)
end`,
  })
  if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} reads failed`)
  return load.perSecond
}

async function answerOf(arena: Arena): Promise<string> {
  const answer = await fetch(`${arena.bases()[0]}/v1/availability?sku=${skuOf(7)}`, {
    headers: { authorization: `Bearer ${arena.token}` },
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

/** The least that a Node server can do: the same bytes for everybody. */
async function startBare(text: string): Promise<{ url: string; stop(): void }> {
  const program = `require('node:http').createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(process.argv[1])
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`
  const child = spawn(process.execPath, ['-e', program, text], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() }
}
