import { skuOf, TOWNS } from './merchant.ts'

/** Lua that makes one order of three lines after the other: other articles, other towns, a key of its own each. */
export function ordersInLua(items: number, lines = 3): string {
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
      lines[#lines + 1] = string.format('{"sku":"${skuOf(0).slice(0, 1)}%06d","quantity":%d}', n, math.random(1, 3))
    end
  end
  local town = towns[math.random(#towns)]
  local body = string.format('{"channel":"web","externalNumber":"%s-%d-%d","currency":"EUR","deliveries":[{"method":"ship","shipTo":{"name":"Erika Muster","lines":["Hauptstr. %d"],"postalCode":"%s","city":"%s","country":"DE","email":"erika%d@example.org"}}],"lines":[%s]}',
    run, id, count, math.random(1, 200), town[1], town[2], count, table.concat(lines, ','))
  headers['idempotency-key'] = run .. '-' .. id .. '-' .. count
  return wrk.format('POST', '/v1/orders', headers, body)
end`
}
