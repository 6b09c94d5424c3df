import { divideRounded, parseDecimal } from '../../platform/money.ts'

/** UN/CEFACT 5305: standard or reduced, zero rated (export), exempt, reverse charge, outside scope. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'O'
export type TaxRate = Readonly<{
  country: string
  taxClass: string
  validFrom: string
  category: TaxCategory
  rate: string
}>
export type TaxLine = Readonly<{
  category: TaxCategory
  rate: string
  country: string
  baseMinor: number
  amountMinor: number
  inclusive: boolean
  reason?: string
  collectedBy: 'us' | 'marketplace'
}>

export type TaxQuestion = Readonly<{
  seller: { country: string }
  destination: string
  taxClass: string
  on: string
  /** A business with a VAT number of another member state accounts for the tax itself. */
  buyerVatNumber: string | null
  inclusive: boolean
  collectedBy: 'us' | 'marketplace'
}>

/** Member states of the European Union (ISO 3166-1; Greece is GR there and EL in VAT numbers). */
const EU = new Set([
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
])
const RATE_DIGITS = 3

/**
 * Which tax falls on an amount (Directive 2006/112/EC): inside the seller's country its rate; to a business of
 * another member state none, the buyer accounts for it (Art. 138, 196); to a consumer of another member state
 * the rate there (Art. 33, one stop shop); outside the Union none (Art. 146).
 * @returns the tax line, or null when no rate is known for the class in that country on that day
 */
export function decideTax(amountMinor: number, question: TaxQuestion, rates: readonly TaxRate[]): TaxLine | null {
  const { seller, destination, buyerVatNumber } = question
  const abroad = destination !== seller.country
  if (
    abroad &&
    EU.has(seller.country) &&
    EU.has(destination) &&
    buyerVatNumber &&
    !buyerVatNumber.startsWith(seller.country)
  )
    return untaxed(amountMinor, question, 'AE', 'reverse charge: the recipient is liable for the tax')
  if (abroad && EU.has(seller.country) && !EU.has(destination))
    return untaxed(amountMinor, question, 'Z', 'export outside the European Union')
  const rate = rateOn(question, destination, rates) ?? rateOn(question, seller.country, rates)
  if (!rate) return null
  return taxed(amountMinor, question, rate)
}

function rateOn(question: TaxQuestion, country: string, rates: readonly TaxRate[]): TaxRate | undefined {
  const valid = rates.filter(
    (rate) => rate.country === country && rate.taxClass === question.taxClass && rate.validFrom <= question.on,
  )
  return valid.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}

function untaxed(amountMinor: number, question: TaxQuestion, category: TaxCategory, reason: string): TaxLine {
  return {
    category,
    rate: '0',
    country: question.destination,
    baseMinor: amountMinor,
    amountMinor: 0,
    inclusive: question.inclusive,
    reason,
    collectedBy: question.collectedBy,
  }
}

function taxed(amountMinor: number, question: TaxQuestion, rate: TaxRate): TaxLine {
  const thousandths = parseDecimal(rate.rate, RATE_DIGITS)
  if (thousandths === null) throw new Error(`no rate: ${rate.rate}`)
  const hundred = 100n * 10n ** BigInt(RATE_DIGITS)
  const tax = Number(
    divideRounded(BigInt(amountMinor) * thousandths, question.inclusive ? hundred + thousandths : hundred),
  )
  return {
    category: rate.category,
    rate: rate.rate,
    country: rate.country,
    baseMinor: question.inclusive ? amountMinor - tax : amountMinor,
    amountMinor: tax,
    inclusive: question.inclusive,
    collectedBy: question.collectedBy,
  }
}
