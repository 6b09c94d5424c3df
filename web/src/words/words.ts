import i18next, { type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { CustomerWords } from '../customer/words/en.ts'
import { en, type Words } from './en.ts'

export const LANGUAGES = { en: 'English', de: 'Deutsch', nl: 'Nederlands', tr: 'Türkçe' } as const
export type Language = keyof typeof LANGUAGES

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    /** The page behind a customer's link is another program; it has its words for itself. */
    resources: { words: Words; customer: CustomerWords }
  }
}

const KEPT_AS = 'kontor.language'
const load: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  nl: async () => (await import('./nl.ts')).nl,
  tr: async () => (await import('./tr.ts')).tr,
}

/** The language a person chose, else the first of the device that is spoken here, else English. */
function chosenLanguage(): Language {
  const wishes = [localStorage.getItem(KEPT_AS) ?? '', ...navigator.languages.map((wish) => wish.slice(0, 2))]
  return wishes.find((wish): wish is Language => Object.hasOwn(LANGUAGES, wish)) ?? 'en'
}

/** Makes words ready before anything is shown: a screen never flashes in another language. */
export async function speak(): Promise<void> {
  const resources: Resource = { en: { words: en } }
  await i18next.use(initReactI18next).init({
    resources,
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'words',
    interpolation: { escapeValue: false }, // React escapes what it shows
  })
  await changeLanguage(chosenLanguage())
}

/** Another language from now on, on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'words', await load[language]())
  await i18next.changeLanguage(language)
  localStorage.setItem(KEPT_AS, language)
  document.documentElement.lang = language
}
