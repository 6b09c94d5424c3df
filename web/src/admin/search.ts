import { ITEM_KINDS } from './catalog/kinds.ts'
import { KINDS } from './locations/kinds.ts'

type Address = Readonly<Record<string, unknown>>
const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : ''

export type LocationSearch = Readonly<{ q?: string | undefined; kind?: (typeof KINDS)[number] | undefined }>
export function readLocationSearch(address: Address): LocationSearch {
  const [q, kind] = [textOf(address['q']), KINDS.find((one) => one === address['kind'])]
  return { ...(q !== '' && { q }), ...(kind && { kind }) }
}

export type CatalogSearch = Readonly<{ q?: string; kind?: (typeof ITEM_KINDS)[number] }>
export function readCatalogSearch(address: Address): CatalogSearch {
  const [q, kind] = [textOf(address['q']), ITEM_KINDS.find((one) => one === address['kind'])]
  return { ...(q !== '' && { q }), ...(kind && { kind }) }
}

export function readPolicySearch(address: Address): Readonly<{ scope?: string }> {
  const scope = textOf(address['scope'])
  return /^(ent|brd|chn|loc)_[0-9a-f]{32}$/.test(scope) ? { scope } : {}
}
