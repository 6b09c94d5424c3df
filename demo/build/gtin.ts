/** GS1 restricted circulation: numbers 200 to 299 never leave the company that gives them. */
const internalPrefix = '200'

/** A GTIN-13 of our own: `200`, nine digits of the number, check digit. */
export function internalGtin(number: number): string {
  const digits = internalPrefix + String(number).padStart(9, '0')
  return digits + checkDigit(digits)
}

/** GS1 check digit: from the right, digits count three and one in turn; what is missing to the next ten. */
export function checkDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}
