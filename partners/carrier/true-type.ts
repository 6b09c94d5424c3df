/** A TrueType font read far enough to measure text and to embed only what a text needs. */
export type TrueType = {
  unitsPerEm: number
  ascent: number
  descent: number
  bbox: { minX: number; minY: number; maxX: number; maxY: number }
  /** Glyph numbers by code point. */
  glyphs: Map<number, number>
  advanceWidth: (glyph: number) => number
  /** The font file with all other outlines blank: as long as before, but small once compressed. */
  keepOutlines: (kept: Iterable<number>) => Uint8Array
}

const IS_WORDS = 0x0001
const HAS_SCALE = 0x0008
const HAS_MORE = 0x0020
const HAS_TWO_SCALES = 0x0040
const HAS_MATRIX = 0x0080

const tableOffsets = (view: DataView): ((tag: string) => number) => {
  const offsets = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(record + letter)))
    offsets.set(tag, view.getUint32(record + 8))
  }
  return (tag) => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new Error(`The font has no table ${tag}.`)
    return offset
  }
}

/** Reads a format 4 subtable: segments of the basic plane, each by a shift or through a table of its own. */
const readSegments = (view: DataView, subtable: number): Map<number, number> => {
  const glyphs = new Map<number, number>()
  const span = view.getUint16(subtable + 6)
  for (let at = subtable + 14; at < subtable + 14 + span; at += 2) {
    const end = view.getUint16(at)
    const start = view.getUint16(at + span + 2)
    const shift = view.getUint16(at + 2 * span + 2)
    const rangeAt = at + 3 * span + 2
    const range = view.getUint16(rangeAt)
    for (let codePoint = start; codePoint <= end && codePoint < 0xffff; codePoint += 1) {
      const listed = range === 0 ? codePoint : view.getUint16(rangeAt + range + 2 * (codePoint - start))
      const glyph = listed === 0 ? 0 : (listed + shift) & 0xffff
      if (glyph !== 0) glyphs.set(codePoint, glyph)
    }
  }
  return glyphs
}

const readCharacterMap = (view: DataView, cmap: number): Map<number, number> => {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const record = cmap + 4 + index * 8
    const subtable = cmap + view.getUint32(record + 4)
    const isWindowsUnicode = view.getUint16(record) === 3 && view.getUint16(record + 2) === 1
    if (isWindowsUnicode && view.getUint16(subtable) === 4) return readSegments(view, subtable)
  }
  throw new Error('The font has no Unicode character map.')
}

/** The glyphs that a glyph is put together from. */
const componentsOf = (view: DataView, outline: number): number[] => {
  const components: number[] = []
  if (view.getInt16(outline) >= 0) return components
  let at = outline + 10
  let flags = HAS_MORE
  while (flags & HAS_MORE) {
    flags = view.getUint16(at)
    components.push(view.getUint16(at + 2))
    at += flags & IS_WORDS ? 8 : 6
    if (flags & HAS_SCALE) at += 2
    else if (flags & HAS_TWO_SCALES) at += 4
    else if (flags & HAS_MATRIX) at += 8
  }
  return components
}

/** Reads a TrueType file; throws when it is none. */
export const readTrueType = (bytes: Uint8Array): TrueType => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = tableOffsets(view)
  const [head, hhea, hmtx, loca, glyf] = [table('head'), table('hhea'), table('hmtx'), table('loca'), table('glyf')]
  const glyphCount = view.getUint16(table('maxp') + 4)
  const longMetrics = view.getUint16(hhea + 34)
  const hasLongOffsets = view.getInt16(head + 50) === 1
  const outlineAt = (glyph: number): number =>
    glyf + (hasLongOffsets ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph))

  const keepOutlines = (kept: Iterable<number>): Uint8Array => {
    const needed = new Set([0, ...kept])
    // A set hands out what is added while it is walked: components of components are found too.
    for (const glyph of needed) {
      if (outlineAt(glyph + 1) === outlineAt(glyph)) continue
      for (const component of componentsOf(view, outlineAt(glyph))) needed.add(component)
    }
    const copy = Uint8Array.from(bytes)
    for (let glyph = 0; glyph < glyphCount; glyph += 1) {
      if (!needed.has(glyph)) copy.fill(0, outlineAt(glyph), outlineAt(glyph + 1))
    }
    return copy
  }
  return {
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    bbox: {
      minX: view.getInt16(head + 36),
      minY: view.getInt16(head + 38),
      maxX: view.getInt16(head + 40),
      maxY: view.getInt16(head + 42),
    },
    glyphs: readCharacterMap(view, table('cmap')),
    advanceWidth: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, longMetrics - 1)),
    keepOutlines,
  }
}
