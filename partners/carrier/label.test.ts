import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test, vi } from 'vitest'
import { createLabelPrinter, type PrintLabels } from './label.ts'
import { loadLabelFont } from './label-font.ts'
import { withLettersOf } from './letters.ts'
import type { Party, Shipment } from './model.ts'

const fonts = fileURLToPath(new URL('../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url))

const sender: Party = {
  name: 'Müller & Söhne',
  lines: ['Hauptstraße 1'],
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
}

const shipmentTo = (to: Partial<Party>): Shipment => ({
  id: 'shp_1',
  key: 's-1',
  reference: 'O-1',
  service: 'express',
  amountMinor: 900,
  currency: 'EUR',
  at: '2026-03-01T12:00:00.000Z',
  from: sender,
  to: { ...sender, ...to },
  packages: [
    { reference: 'P-1', weightG: 1_250, trackingNumber: 'KC1234567890128' },
    { reference: 'P-2', weightG: 400, trackingNumber: 'KC1234567890135' },
  ],
})

const readLabels = async (print: PrintLabels, shipment: Shipment) =>
  Promise.all(
    (await print(shipment)).map(async (bytes) => {
      const document = await getDocument({ data: Uint8Array.from(bytes), standardFontDataUrl: fonts, verbosity: 0 })
        .promise
      const page = await document.getPage(1)
      const { items } = await page.getTextContent()
      const lines = items.flatMap((item) => ('str' in item ? [item.str] : []))
      return { pages: document.numPages, box: page.view, text: lines.join('\n') }
    }),
  )

test('draws one page of 4 x 6 inches for each package with the tracking number to read', async () => {
  const labels = await readLabels(createLabelPrinter(), shipmentTo({ phone: '+49 30 1' }))
  expect(labels.map(({ pages, box }) => [pages, box])).toEqual([
    [1, [0, 0, 288, 432]],
    [1, [0, 0, 288, 432]],
  ])
  expect(labels[0]?.text).toContain('KC1234567890128')
  expect(labels[1]?.text).toContain('KC1234567890135')
  for (const part of ['EXPRESS', '1 DAY', 'Müller & Söhne', '10115 Berlin', 'Tel. +49 30 1', '1.25 kg', 'P-1']) {
    expect(labels[0]?.text).toContain(part)
  }
})

test.each(['İstanbul', 'Müller', 'Łódź', 'Ελένη Παπαδοπούλου', 'Zażółć gęślą jaźń', 'Őrült űr', 'Привет'])(
  'writes %s as it is written',
  async (name) => {
    const [label] = await readLabels(createLabelPrinter(), shipmentTo({ name }))
    expect(label?.text.normalize('NFC').split('\n')).toContain(name)
  },
)

test('writes names in every script without failing, with a question mark for a letter it lacks', async () => {
  const names = ['山田太郎', 'محمد', '🚚 Express', 'a\u0301\u0000b\nc', '\u200d', '\ud800 half', 'W'.repeat(100)]
  for (const name of names) {
    for (const print of [createLabelPrinter(), createLabelPrinter(loadLabelFont('no/such/font.ttf'))]) {
      const [label] = await readLabels(print, shipmentTo({ name, lines: [name, name, name, name] }))
      expect(label?.text).toContain('KC1234567890128')
    }
  }
  const [label] = await readLabels(createLabelPrinter(), shipmentTo({ name: '山田 Taro' }))
  expect(label?.text).toContain('?? Taro')
})

test('spells names in Latin letters when the font that has them all is not installed', async () => {
  const print = createLabelPrinter(loadLabelFont('no/such/font.ttf'))
  const [label] = await readLabels(print, shipmentTo({ name: 'Łódź İstanbul Müller Ψυχή' }))
  expect(label?.text).toContain('Lódz Istanbul Müller Psychi')
})

test('leaves out marks and signs of their own and makes blanks of controls', () => {
  const ascii = (codePoint: number): boolean => codePoint > 31 && codePoint < 127
  expect(withLettersOf(ascii, 'e\u0301\u20e3 a\tb\u200bc\u00a0ß Ł Ø Æ ﬁ')).toBe('e a bc ss L O Ae fi')
})

test('draws the same bytes for the same shipment', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
  const [first] = await createLabelPrinter()(shipmentTo({}))
  vi.setSystemTime(new Date('2027-01-01T00:00:00Z'))
  const [second] = await createLabelPrinter()(shipmentTo({}))
  vi.useRealTimers()
  expect(Buffer.from(first ?? []).equals(Buffer.from(second ?? []))).toBe(true)
})
