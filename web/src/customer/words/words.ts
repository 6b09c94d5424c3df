import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type CustomerWords, en } from './en.ts'

export const LANGUAGES = { en: 'English', de: 'Deutsch', nl: 'Nederlands', tr: 'Türkçe' } as const
export type Language = keyof typeof LANGUAGES

const KEPT_AS = 'kontor.customer.language'
const load: Readonly<Record<Language, () => Promise<CustomerWords>>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  nl: async () => (await import('./nl.ts')).nl,
  tr: async () => (await import('./tr.ts')).tr,
}

export function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(LANGUAGES, text)
}

const chosen = () => localStorage.getItem(KEPT_AS)

/** What was chosen here, else what the device speaks, until the order says in which language it was placed. */
export async function speak(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'customer',
    ns: ['customer'],
    resources: { en: { customer: en } },
    interpolation: { escapeValue: false }, // React escapes what it shows
  })
  const wishes = [chosen(), ...navigator.languages.map((wish) => wish.slice(0, 2))]
  await change(wishes.find(isLanguage) ?? 'en')
}

/** The order's own language counts before the device's, never before what somebody chose on the page. */
export async function speakAs(locale: string): Promise<void> {
  const language = locale.slice(0, 2)
  if (isLanguage(language) && !isLanguage(chosen()) && i18next.language !== language) await change(language)
}

export async function choose(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language)
  await change(language)
}

async function change(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'customer', await load[language]())
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
