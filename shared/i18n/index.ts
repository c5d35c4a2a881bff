import { common } from './common.ts'
import { locales, resolveTexts, type Locale, type Resolved } from './pair.ts'

/** Every text of the product, one tree per feature. */
export const texts = { common } as const

export type ResolvedTexts = Resolved<typeof texts>
/** i18next resources for all languages, single namespace `texts`. */
export const resources = Object.fromEntries(
  locales.map((locale) => [locale, { texts: resolveTexts(texts, locale) }]),
) as Record<Locale, { texts: ResolvedTexts }>

export { locales, type Locale } from './pair.ts'
