import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib'
import { withLettersOf } from './letters.ts'
import { readTrueType, type TrueType } from './true-type.ts'

/** A font for names and places in one document, and the rule for letters it lacks. */
type LabelFont = { font: PDFFont; write: (text: string) => string }

/** Embeds a font that can write `texts`. */
export type EmbedLabelFont = (document: PDFDocument, texts: string[]) => Promise<LabelFont>

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0]

/** What pdf-lib asks of a font engine when it embeds a whole TrueType file: measures, and glyphs one by one. */
const asFontkit = (face: TrueType, codePoints: number[]): Fontkit => {
  const glyphOf = (codePoint: number) => {
    const id = face.glyphs.get(codePoint) ?? 0
    return { id, codePoints: [codePoint], advanceWidth: face.advanceWidth(id) }
  }
  const engine = {
    postscriptName: 'LabelSans',
    unitsPerEm: face.unitsPerEm,
    ascent: face.ascent,
    descent: face.descent,
    bbox: face.bbox,
    italicAngle: 0,
    cff: false,
    'OS/2': { sFamilyClass: 0 },
    head: { macStyle: { italic: false } },
    post: { isFixedPitch: false },
    characterSet: codePoints,
    glyphForCodePoint: glyphOf,
    layout: (text: string) => ({ glyphs: [...text].map((letter) => glyphOf(letter.codePointAt(0) ?? 0)) }),
  }
  // Proven boundary: pdf-lib's type asks for all of fontkit, its embedder of whole fonts reads no more than the above.
  return { create: () => engine } as unknown as Fontkit
}

const embedTrueType =
  (face: TrueType): EmbedLabelFont =>
  async (document, texts) => {
    const write = (text: string): string => withLettersOf((codePoint) => face.glyphs.has(codePoint), text)
    const codePoints = [...new Set([...texts.map(write).join('')].map((letter) => letter.codePointAt(0) ?? 0))]
    document.registerFontkit(asFontkit(face, codePoints))
    const bytes = face.keepOutlines(codePoints.map((codePoint) => face.glyphs.get(codePoint) ?? 0))
    return { font: await document.embedFont(bytes), write }
  }

const embedHelvetica: EmbedLabelFont = async (document) => {
  const font = await document.embedFont(StandardFonts.Helvetica)
  const covered = new Set(font.getCharacterSet())
  return { font, write: (text) => withLettersOf((codePoint) => covered.has(codePoint), text) }
}

const LIBERATION_SANS = 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'

/**
 * Liberation Sans (Latin, Greek, Cyrillic) when the package that brings it is installed, else Helvetica, which every PDF
 * reader has and which writes western European letters only.
 */
export const loadLabelFont = (fontModule = LIBERATION_SANS): EmbedLabelFont => {
  const require = createRequire(import.meta.url)
  try {
    return embedTrueType(readTrueType(readFileSync(require.resolve(fontModule))))
  } catch {
    return embedHelvetica
  }
}
