import { distanceKm, type Point } from '../../src/organisation/geography/distance.ts'
import { cell, type Row } from './source.ts'

/** Places of one code farther than this from its middle are taken for mistakes. */
const outlierKm = 50
/** Three decimals are 111 m, finer than a postal code. */
const decimals = 3

/** One row for each postal code: code, latitude, longitude; sorted by code. */
export function postalCodes(rows: readonly Row[]): string[][] {
  const places = new Map<string, Point[]>()
  for (const row of rows) {
    const code = cell(row, 'postal_code')
    const point = { latitude: Number(cell(row, 'latitude')), longitude: Number(cell(row, 'longitude')) }
    places.set(code, [...(places.get(code) ?? []), point])
  }
  return [...places]
    .map(([code, points]) => {
      const { latitude, longitude } = center(points)
      return [code, shortened(latitude), shortened(longitude)]
    })
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
}

/**
 * The mean of the places near the most central one. The most central is the place with the least distance to all
 * others (the first of equals), so that a code written to two towns stays in one of them.
 */
export function center(points: readonly Point[]): Point {
  const sorted = [...points].sort((a, b) => a.latitude - b.latitude || a.longitude - b.longitude)
  const sums = sorted.map((point) => sorted.reduce((sum, other) => sum + distanceKm(point, other), 0))
  const middle = sorted[sums.indexOf(Math.min(...sums))]
  if (!middle) throw new Error('no places')
  const near = sorted.filter((point) => distanceKm(point, middle) <= outlierKm)
  return { latitude: mean(near.map((point) => point.latitude)), longitude: mean(near.map((point) => point.longitude)) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function shortened(degrees: number): string {
  return String(Number(degrees.toFixed(decimals)))
}
