import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { rootFile } from '../platform/files.ts'
import type { Speak } from './compose/decide.ts'

export const LOCALES = ['en', 'de', 'nl', 'tr'] as const

const read = (locale: string) => ({
  translation: JSON.parse(readFileSync(rootFile('src', 'messages', 'words', `${locale}.json`), 'utf8')) as Record<
    string,
    unknown
  >,
})

const words = i18next.createInstance()
// Plain text: whoever puts it into HTML escapes it there.
void words.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)])),
  interpolation: { escapeValue: false },
})

/** The words of a language; one that is not there speaks English. */
export function speakIn(locale: string): Speak {
  return words.getFixedT(locale.slice(0, 2)) as Speak
}
