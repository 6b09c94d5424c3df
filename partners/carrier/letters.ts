/** Letters that do not come apart into a base letter and a mark, and Greek after ELOT 743; lower case only. */
const SPELLED: Record<string, string> = {
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  ŋ: 'ng',
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}

const spell = (base: string): string | undefined => {
  const lower = base.toLowerCase()
  const spelled = SPELLED[lower]
  if (spelled === undefined || lower === base) return spelled
  return spelled.charAt(0).toUpperCase() + spelled.slice(1)
}

/**
 * Writes text with the letters a font has. A letter it lacks is written without its marks ("ő" as "o"), else as it is
 * spelled in Latin ("Ł" as "L", "Ψ" as "Ps"), else as "?". Marks and invisible signs of their own are left out,
 * line breaks and other controls become blanks.
 */
export const withLettersOf = (covers: (codePoint: number) => boolean, text: string): string => {
  const isCovered = (part: string): boolean => [...part].every((letter) => covers(letter.codePointAt(0) ?? 0))
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]/u.test(letter)) return ' '
      if (/\p{Cf}/u.test(letter)) return ''
      if (isCovered(letter)) return letter
      if (/\p{M}/u.test(letter)) return ''
      const base = letter.normalize('NFKD').replace(/\p{M}/gu, '')
      if (isCovered(base)) return base
      const spelled = spell(base)
      return spelled !== undefined && isCovered(spelled) ? spelled : '?'
    })
    .join('')
    .trim()
}
