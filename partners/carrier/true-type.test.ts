import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { readTrueType } from './true-type.ts'

const require = createRequire(import.meta.url)
const file = readFileSync(require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'))
const face = readTrueType(file)
const glyphsOf = (text: string): number[] => [...text].map((letter) => face.glyphs.get(letter.codePointAt(0) ?? 0) ?? 0)

test('finds a glyph of its own for each letter of many scripts, and none for those it lacks', () => {
  const letters = 'AaÄäßŁłĞğİıŐőΩωЖж€'
  expect(new Set(glyphsOf(letters)).size).toBe([...letters].length)
  expect(glyphsOf(letters)).not.toContain(0)
  expect(face.glyphs.has('山'.codePointAt(0) ?? 0)).toBe(false)
})

test('measures letters as Liberation Sans does, which has the widths of Helvetica', () => {
  const widthsPerMille = glyphsOf('Wi ').map((glyph) => Math.round((face.advanceWidth(glyph) * 1000) / face.unitsPerEm))
  expect(widthsPerMille).toEqual([944, 222, 278])
})

test('keeps the outlines of a letter and of what it is put together from, and blanks the others', () => {
  const kept = Buffer.from(face.keepOutlines(glyphsOf('ü')))
  expect(kept.equals(Buffer.from(face.keepOutlines(glyphsOf('üu'))))).toBe(true)
  expect(kept.equals(Buffer.from(face.keepOutlines(glyphsOf('üx'))))).toBe(false)
  expect(kept).toHaveLength(file.length)
})

test('refuses what is not a font', () => {
  expect(() => readTrueType(new Uint8Array(100))).toThrow('The font has no table head')
})
