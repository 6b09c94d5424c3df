import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceKm } from './distance.ts'

const anyPoint = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})
const halfRoundKm = Math.PI * 6371.0088

describe('distanceKm', () => {
  it('knows roads as the crow flies', () => {
    const berlin = { latitude: 52.52, longitude: 13.405 }
    expect(distanceKm(berlin, { latitude: 48.1374, longitude: 11.5755 })).toBeCloseTo(504, 0)
    expect(distanceKm(berlin, { latitude: 40.7128, longitude: -74.006 })).toBeCloseTo(6385, 0)
  })

  it('is a hundredth of the way from equator to pole for each 0.9 degrees north', () => {
    expect(distanceKm({ latitude: 0, longitude: 7 }, { latitude: 0.9, longitude: 7 })).toBeCloseTo(halfRoundKm / 200, 6)
  })

  it('crosses the date line on the short side', () => {
    expect(distanceKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.195, 3)
  })

  it('is the same in both directions, nothing to itself, and never more than half the round', () => {
    fc.assert(
      fc.property(anyPoint, anyPoint, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9)
        expect(distanceKm(a, a)).toBe(0)
        expect(distanceKm(a, b)).toBeLessThanOrEqual(halfRoundKm + 1e-9)
      }),
    )
  })
})
