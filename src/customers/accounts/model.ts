/** Calling codes of countries whose national numbers begin with a zero that is not dialed from abroad. */
const WITH_TRUNK_ZERO: Readonly<Record<string, string>> = {
  AT: '43',
  BE: '32',
  CH: '41',
  DE: '49',
  FI: '358',
  FR: '33',
  GB: '44',
  IE: '353',
  NL: '31',
  SE: '46',
  TR: '90',
}
/** Calling codes of countries whose national numbers are dialed as they are, with how many digits they have. */
const WITHOUT_TRUNK: Readonly<Record<string, readonly [code: string, digits: number]>> = {
  CA: ['1', 10],
  DK: ['45', 8],
  ES: ['34', 9],
  NO: ['47', 8],
  PL: ['48', 9],
  PT: ['351', 9],
  US: ['1', 10],
}

/**
 * A telephone number as E.164 (`+4930901820`) where that can be told for certain from the number and the country;
 * else as it was given, without blanks at its ends.
 */
export function normalPhone(text: string, country: string | null): string {
  const given = text.trim()
  const digits = given.replace(/^\+(.*)\(0\)/, '+$1').replace(/[\s().\-/]/g, '')
  const international = /^(?:\+|00)([1-9]\d{6,14})$/.exec(digits)
  if (international) return `+${international[1]}`
  const trunk = WITH_TRUNK_ZERO[country ?? '']
  if (trunk && /^0[1-9]\d{4,12}$/.test(digits)) return `+${trunk}${digits.slice(1)}`
  const [code, length] = WITHOUT_TRUNK[country ?? ''] ?? []
  if (code && /^[1-9]\d*$/.test(digits) && digits.length === length) return `+${code}${digits}`
  return given
}

/** An e-mail address with its domain in lower case; the part before the @ is the mail server's own business. */
export function normalEmail(text: string): string {
  const given = text.trim()
  const at = given.lastIndexOf('@')
  return given.slice(0, at + 1) + given.slice(at + 1).toLowerCase()
}

/** One @ with something on both sides and a dot behind it: the rest, only the mail server knows. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text)
}
