import { openArena } from '../arena.ts'
import { type Figure, figureOf } from '../figures.ts'
import { askWithWrk } from '../load.ts'
import { difference, readMeters } from '../meters.ts'
import { SKU_FORMAT } from '../orders.ts'
import { inTurns } from '../pairs.ts'
import type { Bench } from '../scenario.ts'

const WIDE = { locations: 1_000, items: 200, unitsEach: 1_000 }
const SKUS = 100

/**
 * 100 articles at once over 1,000 locations. Pairs: each of the 100 at one location, as a shop asks for its store. Cells:
 * all 100,000 balances as bare numbers. Both for a core of the server: its own CPU is what divides.
 */
export async function atpBatch({ cluster, plan, tell }: Bench): Promise<Figure[]> {
  const arena = await openArena(cluster, [WIDE])
  try {
    await arena.startServers(1)
    const ask = (body: string, answers: number) => async (seconds: number) => {
      const before = await readMeters(arena.url, arena.serverPids())
      const load = await askWithWrk({
        bases: arena.bases(),
        tokens: [arena.token],
        connections: 4,
        seconds,
        script: `local function skus()
  local list, first = {}, math.random(0, ${WIDE.items - SKUS})
  for n = first, first + ${SKUS - 1} do list[#list + 1] = string.format('"${SKU_FORMAT}"', n) end
  return table.concat(list, ',')
end
function request()
  return wrk.format('POST', '/v1/availability', headers, string.format('${body}', skus(), math.random(0, ${WIDE.locations - 1})))
end`,
      })
      if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} reads failed`)
      const { serverCpuS } = difference(await readMeters(arena.url, arena.serverPids()), before)
      return (load.done * answers) / serverCpuS
    }
    const measured = await inTurns(
      {
        pairs: ask('{"skus":[%s],"locations":["w%d"],"form":"cells"}', SKUS),
        cells: ask('{"skus":[%s],"form":"cells"}', SKUS * WIDE.locations),
      },
      plan,
      tell,
    )
    return [
      figureOf('atp-batch', 'pairs_per_second_and_core', measured.pairs, { floor: 40_000, goal: 80_000 }),
      figureOf('atp-batch', 'cells_per_second_and_core', measured.cells, { floor: 1_000_000, goal: 3_000_000 }),
    ]
  } finally {
    await arena.close()
  }
}
