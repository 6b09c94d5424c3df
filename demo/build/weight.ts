/** Grams of one unit of measure; a milliliter counts as a gram, an ounce of a drink as a fluid ounce would. */
const gramsPer: Readonly<Record<string, number>> = {
  kg: 1000,
  k: 1000,
  g: 1,
  lb: 453.6,
  oz: 28.35,
  l: 1000,
  cl: 10,
  ml: 1,
  cc: 1,
}

/** Grams of one piece where the source counts pieces and weighs nothing: the first word found decides. */
const gramsEach: readonly (readonly [word: RegExp, grams: number])[] = [
  [/bags$/, 2], // Tea bags.
  [/sausgs/, 20],
  [/pieces/, 50],
  [/pies/, 250],
  [/boxes|pkgs/, 250],
]

/** Packaging on top of the net weight: glass 40 %, metal 15 %, everything else 5 %. */
const tare: readonly (readonly [word: RegExp, percent: number])[] = [
  [/bottle|jar|glass/, 40],
  [/tin|can/, 15],
]
const otherTare = 5

/** Net goods fill 1 g a cubic centimeter; 60 % more is packaging and air. */
const bulkPercent = 160

export type Measure = Readonly<{ weightG: number; lengthMm: number; widthMm: number; heightMm: number }>

/**
 * Estimates gross weight and outer sizes of one sold unit from texts like `24 - 12 oz bottles`,
 * `10 boxes x 20 bags` or `500 ml`. Weights go up to full 10 g, sizes (a box of 4 : 3 : 2) to full 5 mm.
 */
export function estimateMeasure(quantityPerUnit: string): Measure {
  const netG = netGrams(quantityPerUnit)
  const percent = tare.find(([word]) => word.test(quantityPerUnit))?.[1] ?? otherTare
  const edge = Math.cbrt((netG * 1000 * bulkPercent) / 100 / (4 * 3 * 2))
  return {
    weightG: roundUp((netG * (100 + percent)) / 100, 10),
    lengthMm: roundUp(4 * edge, 5),
    widthMm: roundUp(3 * edge, 5),
    heightMm: roundUp(2 * edge, 5),
  }
}

function netGrams(text: string): number {
  const measured = /^(?:(\d+) - )?([\d.]+) ?(kg|k|g|lb|oz|l|cl|ml|cc)\b/.exec(text)
  if (measured) return Number(measured[1] ?? 1) * Number(measured[2]) * (gramsPer[measured[3] ?? ''] ?? 0)
  const counted = /^(\d+)(?: \w+\.? x (\d+))? .*$/.exec(text)
  const each = gramsEach.find(([word]) => word.test(text))?.[1]
  if (!counted || each === undefined) throw new Error(`no weight in: ${text}`)
  return Number(counted[1]) * Number(counted[2] ?? 1) * each
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step
}
