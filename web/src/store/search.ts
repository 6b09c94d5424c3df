export type StoreSearch = Readonly<{ location?: string; show?: 'counter'; find?: string }>

/** What the address says of the list: which place, which of its two lists, and what is looked for. */
export function readStoreSearch(search: Record<string, unknown>): StoreSearch {
  const { location, show, find } = search
  return {
    ...(typeof location === 'string' && /^loc_[0-9a-f]{32}$/.test(location) && { location }),
    ...(show === 'counter' && { show }),
    ...((typeof find === 'string' || typeof find === 'number') && find !== '' && { find: String(find) }),
  }
}
