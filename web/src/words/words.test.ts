import { describe, expect, it } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'
import { tr } from './tr.ts'

type Areas = Readonly<Record<string, Readonly<Record<string, string>>>>

/** `area.key` with its text. */
const flat = (words: Areas): Map<string, string> =>
  new Map(
    Object.entries(words).flatMap(([area, keys]) =>
      Object.entries(keys).map(([key, text]) => [`${area}.${key}`, text] as const),
    ),
  )
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe.each([
  ['German', de],
  ['Dutch', nl],
  ['Turkish', tr],
])('%s', (_name, words) => {
  const [english, other] = [flat(en), flat(words)]

  it('has every key that English has, and no other', () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('says something everywhere, and puts the same things into its sentences', () => {
    for (const [key, text] of other) {
      expect(text.trim(), key).not.toBe('')
      const wanted = blanks(english.get(key) ?? '')
      // A singular may say “one” in a word.
      if (!key.endsWith('_one')) expect(blanks(text), key).toEqual(wanted)
    }
  })
})
