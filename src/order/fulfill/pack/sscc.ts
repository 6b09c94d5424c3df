import { isUuid } from '../../../platform/ids.ts'

/** GS1 keeps 952 for demonstrations and examples: it is nobody's prefix. A merchant sets their own. */
export const DEMO_COMPANY_PREFIX = '9521234'
const EXTENSION_DIGIT = '3'
const DIGITS_BEFORE_CHECK = 17
/** Coprime to 10: every further try gives another number until all are used. */
const STEP = 7_368_787n

/**
 * The GS1 number of a package: extension digit, company prefix (4 to 12 digits), a serial from the random bits of the
 * package's id, check digit. `tries` gives another number when one is taken: ten digits repeat after some 100 000.
 */
export function makeSscc(companyPrefix: string, packageId: string, tries: number): string {
  if (!/^\d{4,12}$/.test(companyPrefix)) throw new Error(`no GS1 company prefix: ${companyPrefix}`)
  if (!isUuid(packageId)) throw new Error(`no id: ${packageId}`)
  const digits = DIGITS_BEFORE_CHECK - EXTENSION_DIGIT.length - companyPrefix.length
  const random = BigInt(`0x${packageId.replaceAll('-', '').slice(16)}`)
  const serial = (random + BigInt(tries) * STEP) % 10n ** BigInt(digits)
  const body = `${EXTENSION_DIGIT}${companyPrefix}${serial.toString().padStart(digits, '0')}`
  return `${body}${gs1CheckDigit(body)}`
}

/** Modulo 10 with the weights 3 and 1 from the right (GS1 General Specifications 7.9.1). */
export function gs1CheckDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}
