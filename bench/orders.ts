import type { Arena } from './arena.ts'
import { askWithWrk, type Load } from './load.ts'
import { skuOf, TOWNS, USUAL } from './merchant.ts'

/** Usual load: so many shoppers order at the same moment, as many as a commit group takes. */
export const CONNECTIONS = 256

/** Orders placed over HTTP by wrk for some seconds. @throws when one was not placed */
export async function placeOrders(
  arena: Pick<Arena, 'bases' | 'merchants'>,
  seconds: number,
  { items = USUAL.items, lines = 3, connections = CONNECTIONS } = {},
): Promise<Load> {
  const load = await askWithWrk({
    bases: arena.bases(),
    tokens: arena.merchants.map((merchant) => merchant.token),
    connections,
    seconds,
    script: ordersInLua(items, lines),
  })
  if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} orders were not placed`)
  return load
}

/** Lua that makes one order after the other: other articles, other towns, a key of its own each. */
function ordersInLua(items: number, lines: number): string {
  const towns = TOWNS.map(([postalCode, city]) => `{'${postalCode}','${city}'}`).join(',')
  return `
local towns = {${towns}}
local count = 0
function request()
  count = count + 1
  local seen, lines = {}, {}
  while #lines < ${lines} do
    local n = math.random(0, ${items - 1})
    if not seen[n] then
      seen[n] = true
      lines[#lines + 1] = string.format('{"sku":"${SKU_FORMAT}","quantity":%d}', n, math.random(1, 3))
    end
  end
  local town = towns[math.random(#towns)]
  local body = string.format('${orderBody('%s-%d-%d', '%d', '%s', '%s', '%d', '%s')}',
    run, id, count, math.random(1, 200), town[1], town[2], count, table.concat(lines, ','))
  headers['authorization'] = 'Bearer ' .. tokens[math.random(#tokens)]
  headers['idempotency-key'] = run .. '-' .. id .. '-' .. count
  return wrk.format('POST', '/v1/orders', headers, body)
end`
}

/** SKUs as Lua and C write them. */
export const SKU_FORMAT = `${skuOf(0).slice(0, 1)}%06d`

function orderBody(number: string, house: string, postalCode: string, city: string, person: string, lines: string) {
  return `{"channel":"web","externalNumber":"${number}","currency":"EUR","deliveries":[{"method":"ship","shipTo":{"name":"Erika Muster","lines":["Hauptstr. ${house}"],"postalCode":"${postalCode}","city":"${city}","country":"DE","email":"erika${person}@example.org"}}],"lines":[${lines}]}`
}

/** The same order in JavaScript, as JSON. */
export function drawOrder(number: string, items: number, count = 3): string {
  const drawn = new Set<number>()
  while (drawn.size < count) drawn.add(Math.floor(Math.random() * items))
  const lines = [...drawn].map((n) => `{"sku":"${skuOf(n)}","quantity":${1 + Math.floor(Math.random() * 3)}}`)
  const [postalCode, city] = TOWNS[Math.floor(Math.random() * TOWNS.length)] as (typeof TOWNS)[number]
  return orderBody(number, '7', postalCode, city, number, lines.join(','))
}
