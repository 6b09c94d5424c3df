import { describe, expect, it } from 'vitest'
import { changeOf, loadsOf, type Side } from './sums.ts'

const side = (load: Side['load']): Side => ({
  sums: { points: 0, laneMinor: 0, packages: 0, km: 0, co2G: 0, late: 0, missingUnits: 0 },
  split: 0,
  lateShare: 0,
  load,
})

describe('two sides', () => {
  it('differ by a share of now, and by none where there was nothing', () => {
    expect([changeOf(200, 150), changeOf(0, 0), changeOf(0, 3)]).toEqual([-0.25, 0, null])
  })

  it('load every location that either of them uses, the busiest first', () => {
    const now = side([
      { location: 'munich', packages: 9 },
      { location: 'berlin', packages: 1 },
    ])
    const draft = side([
      { location: 'hamburg', packages: 10 },
      { location: 'berlin', packages: 1 },
    ])
    expect(loadsOf(now, draft)).toEqual([
      { location: 'hamburg', now: 0, draft: 10 },
      { location: 'munich', now: 9, draft: 0 },
      { location: 'berlin', now: 1, draft: 1 },
    ])
  })
})
