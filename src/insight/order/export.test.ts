import { expect, it } from 'vitest'
import { harmless } from './export.ts'

it.each(['=1+1', '+49 30', '-2', '@cmd', '\t=1', '\r=1'])('what a spreadsheet would compute is text: %j', (text) => {
  expect(harmless(text)).toBe(`'${text}`)
})

it.each(['Ada =', 'NW-001', '', 'müller@example.org'])('what it would not is left as it is: %j', (text) => {
  expect(harmless(text)).toBe(text)
})
