const SERIAL_DIGITS = 12

/** The mod-10 check digit of GS1: from the right, digits weigh 3, 1, 3, 1 …; the digit that fills the sum up to a ten. */
export const checkDigit = (digits: string): number => {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** `KC`, twelve digits and their check digit; `serial` is below 10^12. */
export const trackingNumberOf = (serial: number): string => {
  const digits = String(serial).padStart(SERIAL_DIGITS, '0')
  return `KC${digits}${checkDigit(digits)}`
}
