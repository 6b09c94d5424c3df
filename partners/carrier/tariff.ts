/** The carrier's services, cheapest last; `days` are the days from pickup to delivery. */
export const SERVICES = {
  express: { days: { min: 1, max: 1 }, factorPercent: 200 },
  standard: { days: { min: 2, max: 3 }, factorPercent: 100 },
  economy: { days: { min: 5, max: 5 }, factorPercent: 75 },
} as const

export type Service = keyof typeof SERVICES
export type Parcel = { weightG: number; lengthMm?: number; widthMm?: number; heightMm?: number }
export type Rate = { service: Service; amountMinor: number; currency: 'EUR'; days: { min: number; max: number } }

/** The price of one package by `standard`, in euro cents, up to and including each weight. */
const STEPS = [
  { upToG: 1_000, domesticMinor: 450, abroadMinor: 1_200 },
  { upToG: 2_000, domesticMinor: 550, abroadMinor: 1_500 },
  { upToG: 5_000, domesticMinor: 700, abroadMinor: 1_900 },
  { upToG: 10_000, domesticMinor: 950, abroadMinor: 2_600 },
  { upToG: 31_500, domesticMinor: 1_650, abroadMinor: 4_400 },
]

/** Above this no package is taken, in grams. */
export const MAX_BILLED_WEIGHT_G = 31_500

// 5000 cm³ count as a kilogram, which is 5000 mm³ to the gram.
const MM3_PER_G = 5_000

/** What is billed, in grams: the weight, or the volume when that counts for more. */
const billedWeightG = ({ weightG, lengthMm = 0, widthMm = 0, heightMm = 0 }: Parcel): number =>
  Math.max(weightG, Math.ceil((lengthMm * widthMm * heightMm) / MM3_PER_G))

/** The price of packages between two countries in euro cents; undefined when one of them is too heavy or too big. */
export const priceMinor = (service: Service, fromCountry: string, toCountry: string, parcels: Parcel[]) => {
  let sum = 0
  for (const parcel of parcels) {
    const step = STEPS.find(({ upToG }) => billedWeightG(parcel) <= upToG)
    if (!step) return undefined
    const standardMinor = fromCountry === toCountry ? step.domesticMinor : step.abroadMinor
    sum += Math.round((standardMinor * SERVICES[service].factorPercent) / 100)
  }
  return sum
}
