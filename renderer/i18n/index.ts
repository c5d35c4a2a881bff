import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

import { locales, resources, type Locale, type ResolvedTexts } from '#shared/i18n/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts'
    resources: { texts: ResolvedTexts }
    returnNull: false
  }
}

/** Where this browser remembers the language; no personal data. */
const memory = 'qiantai.locale'

const isLocale = (value: string | null): value is Locale => locales.some((locale) => locale === value)

function remembered(): Locale {
  try {
    const value = localStorage.getItem(memory)
    return isLocale(value) ? value : locales[0]
  } catch {
    return locales[0]
  }
}

function apply(locale: Locale): void {
  document.documentElement.lang = locale
  dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en')
}

/** Sets up the interface texts in the language this browser used last; call once, before the first render. */
export function startTexts(): void {
  const locale = remembered()
  // Everything is bundled, so this is ready at once; the promise only settles plugins that we do not use.
  void i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: locales[0],
    resources,
    ns: ['texts'],
    defaultNS: 'texts',
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  apply(locale)
}

/** Shows this window in a language: texts, antd, dates, and the `lang` of the document. Nothing is remembered. */
export function showLocale(locale: Locale): void {
  apply(locale)
  void i18next.changeLanguage(locale)
}

/** Switches the language at run time, and remembers it here for every window to come. */
export function setLocale(locale: Locale): void {
  showLocale(locale)
  try {
    localStorage.setItem(memory, locale)
  } catch {
    // A browser that refuses storage still switches; it only forgets.
  }
}

/** The function `useTexts` gives: keys and their parameters are checked by the compiler. */
export type Translate = TFunction

/** The same texts in both languages at once, Chinese first: for a screen that does not know who reads it. */
export function useBothTexts(): readonly (readonly [Locale, Translate])[] {
  const { i18n } = useTranslation()
  return locales.map((locale) => [locale, i18n.getFixedT(locale)] as const)
}

/** The texts in the current language, and the language itself. Unknown keys and missing parameters do not compile. */
export function useTexts(): { t: Translate; locale: Locale } {
  const { t, i18n } = useTranslation()
  return { t, locale: isLocale(i18n.language) ? i18n.language : locales[0] }
}
