import { expect, it } from 'vitest'
import { shareAnswers } from './shared.ts'

function open() {
  const clock = { at: 0, position: 5, computed: 0 }
  const shared = shareAnswers<number>(1000, () => clock.at)
  const ask = (key: string, seen: number | null) =>
    shared(key, seen, async () => ({ position: clock.position, answer: ++clock.computed }))
  return { clock, ask, shared }
}

it('shares an answer with all who ask the same with the same rights within its time', async () => {
  const { clock, ask } = open()
  expect(await Promise.all([ask('lead', 5), ask('lead', 4), ask('store', 5)])).toEqual([1, 1, 2])
  clock.at = 999
  expect(await ask('lead', 5)).toBe(1)
  clock.at = 1000
  expect(await ask('lead', 5)).toBe(3)
})

it('tells nobody less than they know already', async () => {
  const { clock, ask } = open()
  expect(await ask('lead', 5)).toBe(1)
  clock.position = 6
  expect(await Promise.all([ask('lead', 6), ask('lead', 6)])).toEqual([2, 2])
  expect(await ask('lead', null)).toBe(3)
})

it('forgets a failure', async () => {
  const { ask, shared } = open()
  await expect(shared('a', 1, () => Promise.reject(new Error('the database is away')))).rejects.toThrow('away')
  expect(await ask('a', 1)).toBe(1)
})
