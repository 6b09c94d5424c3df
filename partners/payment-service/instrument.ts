export type Instrument = { brand: string; lastFour: string }

const PREFIX = 'tok_'
const REASONS = [
  { prefix: 'tok_declined', reason: 'insufficient_funds' },
  { prefix: 'tok_expired', reason: 'expired' },
]
const BRANDS = ['visa', 'mastercard', 'amex', 'maestro']

/** Why the bank behind this token says no; undefined when it says yes. */
export const bankRefusal = (token: string): string | undefined => {
  if (!token.startsWith(PREFIX)) return 'unknown_instrument'
  return REASONS.find(({ prefix }) => token.startsWith(prefix))?.reason
}

/** What may be shown of a token: `tok_visa_4242` is a visa ending in 4242; a token that does not tell is a card ending in 0000. */
export const describeInstrument = (token: string): Instrument => {
  const words = token.startsWith(PREFIX) ? token.slice(PREFIX.length).split('_') : []
  return {
    brand: words.find((word) => BRANDS.includes(word)) ?? 'card',
    lastFour: words.find((word) => /^\d{4}$/.test(word)) ?? '0000',
  }
}
