import bwipjs from 'bwip-js'
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'
import { type EmbedLabelFont, loadLabelFont } from './label-font.ts'
import type { Party, Shipment } from './model.ts'
import { SERVICES } from './tariff.ts'

const POINTS_PER_INCH = 72
const WIDTH = 4 * POINTS_PER_INCH
const HEIGHT = 6 * POINTS_PER_INCH
const MARGIN = 16
const BAR_HEIGHT = 100
// Code 128 asks for a quiet zone of ten modules on each side.
const QUIET_MODULES = 10
const SMALLEST_SIZE = 6

/** Draws the labels of a shipment: a one-page PDF of 4 x 6 inches for each package, in the order of the packages. */
export type PrintLabels = (shipment: Shipment) => Promise<Uint8Array[]>

type Pen = { page: PDFPage; font: PDFFont; bold: PDFFont }

/** Writes one line; what is too wide is written smaller, and cut off where that would become too small to read. */
const writeLine = (
  pen: Pen,
  text: string,
  place: { x: number; y: number; size: number; width: number },
  font = pen.font,
) => {
  const widthAtOne = font.widthOfTextAtSize(text, 1)
  const size = Math.max(SMALLEST_SIZE, Math.min(place.size, place.width / Math.max(widthAtOne, 1)))
  let shown = text
  while (font.widthOfTextAtSize(shown, size) > place.width) shown = [...shown].slice(0, -1).join('')
  pen.page.drawText(shown, { x: place.x, y: place.y, size, font })
}

const addressLines = ({ name, lines, postalCode, city, country }: Party): string[] => [
  name,
  ...lines,
  `${postalCode} ${city}`.trim(),
  country,
]

const partyLines = ({ from, to }: Shipment) => ({
  from: addressLines(from).join(', '),
  to: [...addressLines(to), ...(to.phone === undefined ? [] : [`Tel. ${to.phone}`])],
})

const barWidths = (text: string): number[] => {
  const [symbol] = bwipjs.raw('code128', text, {})
  if (!symbol || !('sbs' in symbol)) throw new Error('Code 128 did not give bars.')
  return symbol.sbs
}

const drawBarcode = ({ page, bold }: Pen, trackingNumber: string): void => {
  const widths = barWidths(trackingNumber)
  const module = WIDTH / (widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET_MODULES)
  let x = QUIET_MODULES * module
  for (const [index, width] of widths.entries()) {
    // Bars and spaces take turns, a bar first.
    if (index % 2 === 0) page.drawRectangle({ x, y: 44, width: width * module, height: BAR_HEIGHT })
    x += width * module
  }
  const textWidth = bold.widthOfTextAtSize(trackingNumber, 16)
  page.drawText(trackingNumber, { x: (WIDTH - textWidth) / 2, y: 22, size: 16, font: bold })
}

const drawPage = (pen: Pen, shipment: Shipment, number: number, write: (text: string) => string): void => {
  const parcel = shipment.packages[number - 1]
  if (!parcel) return
  const { page, bold } = pen
  const width = WIDTH - 2 * MARGIN
  const rule = (y: number): void =>
    page.drawLine({ start: { x: MARGIN, y }, end: { x: WIDTH - MARGIN, y }, thickness: 1 })
  const { min, max } = SERVICES[shipment.service].days
  const days = min === max ? `${max} DAY${max === 1 ? '' : 'S'}` : `${min}-${max} DAYS`
  const { from, to } = partyLines(shipment)

  writeLine(pen, shipment.service.toUpperCase(), { x: MARGIN, y: HEIGHT - 40, size: 28, width: 180 }, bold)
  writeLine(pen, days, { x: 206, y: HEIGHT - 36, size: 14, width: 66 }, bold)
  rule(HEIGHT - 50)
  writeLine(pen, 'FROM', { x: MARGIN, y: HEIGHT - 64, size: 8, width }, bold)
  writeLine(pen, write(from), { x: MARGIN, y: HEIGHT - 76, size: 9, width })
  rule(HEIGHT - 86)
  writeLine(pen, 'TO', { x: MARGIN, y: HEIGHT - 100, size: 8, width }, bold)
  for (const [index, line] of to.entries()) {
    writeLine(pen, write(line), { x: MARGIN, y: HEIGHT - 118 - index * 16.5, size: 14, width })
  }
  rule(186)
  const weight = `${(parcel.weightG / 1000).toFixed(2)} kg`
  writeLine(pen, `${weight}   ${number}/${shipment.packages.length}`, { x: MARGIN, y: 168, size: 14, width: 120 }, bold)
  writeLine(pen, write(parcel.reference), { x: 142, y: 168, size: 10, width: 130 })
  rule(158)
  drawBarcode(pen, parcel.trackingNumber)
}

const printLabel = async (embed: EmbedLabelFont, shipment: Shipment, number: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  const { from, to } = partyLines(shipment)
  const { font, write } = await embed(document, [from, ...to, ...shipment.packages.map(({ reference }) => reference)])
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  drawPage({ page: document.addPage([WIDTH, HEIGHT]), font, bold }, shipment, number, write)
  // The same shipment must give the same bytes, whenever its label is asked for.
  document.setCreationDate(new Date(shipment.at))
  document.setModificationDate(new Date(shipment.at))
  return document.save()
}

/** Loads the label's font once and draws with it. */
export const createLabelPrinter = (embed: EmbedLabelFont = loadLabelFont()): PrintLabels => {
  return (shipment) => Promise.all(shipment.packages.map((_parcel, index) => printLabel(embed, shipment, index + 1)))
}
