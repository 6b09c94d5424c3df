import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { decideErase } from './decide.ts'

const CLOSED = new Date('2026-03-01T12:00:00Z')
const NOW = new Date('2026-03-11T12:00:00Z')
const GUEST = { number: 'W-1', customer: null, closedAt: CLOSED }
const verdict = (order: Parameters<typeof decideErase>[0], keepDays: number) => {
  const refused = decideErase(order, keepDays, NOW)
  return isRefusal(refused) ? refused.refused : 'erase'
}

describe('what a guest order says about a person', () => {
  it('may be emptied once the order is closed and its time is over, to the second', () => {
    expect(verdict(GUEST, 0)).toBe('erase')
    expect(verdict(GUEST, 10)).toBe('erase')
    expect(verdict(GUEST, 11)).toBe('order_kept')
    expect(verdict({ ...GUEST, closedAt: new Date(CLOSED.getTime() + 1) }, 10)).toBe('order_kept')
  })

  it('stays while the order is open, and with the account where there is one', () => {
    expect(verdict({ ...GUEST, closedAt: null }, 0)).toBe('order_open')
    expect(verdict({ ...GUEST, customer: 'somebody' as CustomerId }, 0)).toBe('order_of_account')
  })
})
