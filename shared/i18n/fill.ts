import type { Locale, Pair } from './pair.ts'
import { locales } from './pair.ts'

/** Puts values in place of {{name}}, for texts shown outside the interface (command line, start screen). */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '')).trim()
}

/** One language of a pair, filled in. */
export function say(
  pair: Pair,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(pair[locales.indexOf(locale)] ?? '', values)
}

/** Both languages in one line, Chinese first: for standard error, where nobody can choose a language. */
export function sayBoth(pair: Pair, values: Readonly<Record<string, string | number>> = {}): string {
  return `${say(pair, 'zh-CN', values)} / ${say(pair, 'en', values)}`
}
