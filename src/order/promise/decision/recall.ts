import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import { type OrderFacts, readItemAttributes, readOrderFacts, type SourceDelivery } from '../../capture/index.ts'
import { readHeaders, readPlaces } from '../resource/store.ts'
import { unpack } from '../source/packed.ts'
import { indexed } from '../source/places.ts'
import { type Places, type Question, questionOf, type Seen } from '../source/question.ts'
import { type DecisionRow, type LineRow, readLines, readWorlds } from './store.ts'

/** A decision with all that it was made from: the numbers as they were seen, the rest from the order itself. */
export type Recalled = Readonly<{
  row: DecisionRow
  question: Question
  places: Places
  seen: Seen
  lines: readonly LineRow[]
}>

/**
 * Brings back what decisions were asked. What may have changed since and the strategy asked for is taken from the
 * certificate; an address that was erased stays erased.
 * @returns what can be recalled; a decision of an older Kontor, without packed numbers, is left out
 */
export async function recall(
  tx: Tx,
  rows: readonly DecisionRow[],
  needs: Readonly<{ attributes: boolean }>,
): Promise<Recalled[]> {
  const orders = [...new Set(rows.map((row) => row.order))]
  const [worlds, headers, deliveries, facts, lines] = await Promise.all([
    readWorlds(tx, [...new Set(rows.flatMap((row) => row.world ?? []))]),
    readHeaders(tx, orders),
    readPlaces(tx, orders),
    readOrderFacts(tx, orders),
    readLines(tx, orders),
  ])
  const items = [...new Set(lines.flatMap((line) => line.item ?? []))]
  const attributes = needs.attributes ? await readItemAttributes(tx, items) : new Map()
  const placesById = new Map(worlds.map((world) => [world.id, indexed(world.id, world.locations)]))
  const headersById = new Map(headers.map((header) => [header.order, header]))
  const linesOf = (order: OrderId) => lines.filter((line) => line.order === order)
  const byOrder = new Map(orders.map((order) => [order, linesOf(order)]))
  return rows.flatMap((row) => {
    const places = placesById.get(row.world ?? '')
    const delivery = deliveries.find((one) => one.order === row.order && one.delivery === row.delivery)
    const own = byOrder.get(row.order) ?? []
    if (!places || !delivery || !row.seen) return []
    const order = { facts: facts.get(row.order), priority: headersById.get(row.order)?.priority ?? 0 }
    const question = questionAgain(row, { ...delivery, ...demandsOf(row, own, places) }, order, attributes)
    return [{ row, question, places, seen: unpack(row.seen), lines: own }]
  })
}

function demandsOf(
  row: DecisionRow,
  lines: readonly LineRow[],
  places: Places,
): Pick<SourceDelivery, 'lines' | 'exclude'> {
  const byCode = new Map(places.list.map((place) => [place.code, place.id]))
  return {
    exclude: (row.inputs.declined ?? []).flatMap((code) => byCode.get(code) ?? []),
    lines: row.inputs.demands.flatMap(([number, units]) => {
      const line = lines.find((one) => one.line === number)
      if (!line?.item) return []
      const { sku, kind, weightG } = line
      const split = row.inputs.splits?.find(([one]) => one === number)?.[1] ?? null
      return [{ line: number, item: line.item, kind, units, preorder: false, sku, weightG, split }]
    }),
  }
}

function questionAgain(
  row: DecisionRow,
  delivery: SourceDelivery,
  order: { facts: OrderFacts | undefined; priority: number },
  attributes: ReadonlyMap<ItemId, Readonly<Record<string, unknown>>>,
): Question {
  const { priority, ...kept } = row.inputs.facts ?? {}
  const facts = order.facts && { ...order.facts, ...kept }
  return questionOf(delivery, { ...(facts && { facts }), priority: priority ?? order.priority }, attributes)
}
