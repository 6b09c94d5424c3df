export const BYS = ['channel', 'location', 'carrier'] as const
export type By = (typeof BYS)[number]

/** How step times are compared; it stands in the address. */
export type TowerSearch = Readonly<{ by?: By }>

export function readTowerSearch({ by }: Readonly<Record<string, unknown>>): TowerSearch {
  const known = BYS.find((one) => one === by)
  return known ? { by: known } : {}
}
