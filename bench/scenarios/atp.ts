import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Arena, openArena } from '../arena.ts'
import { type Figure, figureOf } from '../figures.ts'
import { askWithWrk } from '../load.ts'
import { skuOf, USUAL } from '../merchant.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'

const CONNECTIONS = 64

/** Fresh availability of one article over HTTP, against a bare Node server that answers the same bytes. */
export async function atp({ cluster, plan, tell }: Bench): Promise<Figure[]> {
  const arena = await openArena(cluster)
  const bare = await startBare(await answerOf(arena))
  try {
    const read = (url: string) => (seconds: number) =>
      readWithWrk({ url, token: arena.token, seconds, path: `/v1/availability?sku=${skuOf(0).slice(0, 1)}%06d` })
    const measured = await inTurns({ kontor: read(arena.base()), bare: read(bare.url) }, plan, tell)
    return [
      figureOf('atp', 'vs_bare_node', ratios(measured.kontor, measured.bare), { floor: 0.3, goal: 0.45 }),
      figureOf('atp', 'reads_per_second', measured.kontor, { floor: null, goal: null }),
    ]
  } finally {
    bare.stop()
    await arena.close()
  }
}

async function readWithWrk(asked: { url: string; token: string; seconds: number; path: string }): Promise<number> {
  const load = await askWithWrk({
    url: asked.url,
    token: asked.token,
    connections: CONNECTIONS,
    seconds: asked.seconds,
    script: `function request() return wrk.format('GET', string.format('${asked.path}', math.random(0, ${USUAL.items - 1})), headers) end`,
  })
  if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} reads failed`)
  return load.perSecond
}

async function answerOf(arena: Arena): Promise<string> {
  await arena.startServer()
  const answer = await fetch(`${arena.base()}/v1/availability?sku=${skuOf(7)}`, {
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
