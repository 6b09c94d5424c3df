import { describe, expect, it } from 'vitest'
import { mostOf, paceOf } from './flow.ts'
import { readProcessSearch } from './search.ts'

const edge = (from: string, to: string, passages: number) => ({ from, to, passages, medianS: 60, p90S: 60 })
const activities = ['placed', 'sourced', 'released', 'declined', 'held'].map((activity) => ({
  ...{ activity, passages: 1, medianS: null, p90S: null },
}))
const edges = [
  edge('placed', 'sourced', 90),
  edge('sourced', 'released', 80),
  edge('placed', 'held', 6),
  edge('held', 'declined', 2),
  edge('declined', 'declined', 40),
]
const names = (share: number) => {
  const shown = mostOf({ edges, activities }, share)
  return [shown.edges.map(({ from, to }) => `${from}>${to}`), shown.activities.map(({ activity }) => activity)]
}

describe('the part of the process that is shown', () => {
  it('is the most frequent ways, until the share is reached', () => {
    expect(names(0.5)).toEqual([
      ['placed>sourced', 'sourced>released'],
      ['placed', 'sourced', 'released'],
    ])
    expect(names(1)[0]).toHaveLength(5)
  })

  it('leaves nothing in the air: a loop brings the way that led to it', () => {
    expect(names(0.9)).toEqual([
      ['placed>sourced', 'sourced>released', 'placed>held', 'held>declined', 'declined>declined'],
      ['placed', 'sourced', 'released', 'declined', 'held'],
    ])
  })

  it('is empty where nothing happened', () => {
    expect(mostOf({ edges: [], activities: [] }, 0.8)).toEqual({ edges: [], activities: [] })
  })
})

describe('the pace of a way', () => {
  it('is told by orders of magnitude between a minute and the slowest', () => {
    const day = 86_400
    expect([0, 60, 300, 7200, day].map((median) => paceOf(median, day))).toEqual([
      ...['quick', 'quick', 'steady', 'slow', 'slowest'],
    ])
    expect(paceOf(50, 50)).toBe('quick')
    expect(paceOf(null, day)).toBe('quick')
  })
})

describe('an address of the process', () => {
  it('keeps what it knows, and takes a channel or a location', () => {
    expect(
      readProcessSearch({ object: 'package', days: '7', share: 80, channel: 'web', location: 'berlin', view: 'map' }),
    ).toEqual({ object: 'package', days: 7, share: 80, channel: 'web' })
    expect(readProcessSearch({ from: 'a', days: 5, object: 'cat' })).toEqual({})
    expect(readProcessSearch({ from: 'a', to: 'b', view: 'table' })).toEqual({ from: 'a', to: 'b', view: 'table' })
  })
})
