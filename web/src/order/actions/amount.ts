import { useState } from 'react'

/** A sum that is typed in whole units of a currency and kept in minor ones; at most `upTo` of them. */
export function useAmount(currency: string, start: number, upTo: number) {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const scale = 10 ** digits
  const [minor, setMinor] = useState(start)
  return {
    minor,
    input: {
      min: 0,
      max: upTo / scale,
      decimalScale: digits,
      fixedDecimalScale: true,
      clampBehavior: 'strict' as const,
      hideControls: true,
      value: minor / scale,
      // Rounded, because 19.99 * 100 is not 1999 in binary.
      onChange: (value: string | number) => setMinor(Math.round((Number(value) || 0) * scale)),
    },
  }
}
