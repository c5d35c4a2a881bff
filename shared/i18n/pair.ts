/** The supported interface languages; the first is the default. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** One text of the interface: Chinese first, English beside it, so that neither can be forgotten. */
export type Pair = readonly [zh: string, en: string]
export type Texts = { readonly [key: string]: Pair | Texts }

/** The same tree with plain strings in place of pairs, in the form i18next wants. */
export type Resolved<T> = { readonly [K in keyof T]: T[K] extends Pair ? string : Resolved<T[K]> }

/** Takes one language out of a tree of pairs. */
export function resolveTexts<T extends Texts>(tree: T, locale: Locale): Resolved<T> {
  const index = locales.indexOf(locale)
  const entries = Object.entries(tree).map(([key, value]) => [
    key,
    Array.isArray(value) ? (value as unknown as Pair)[index] : resolveTexts(value as Texts, locale),
  ])
  return Object.fromEntries(entries) as Resolved<T>
}
