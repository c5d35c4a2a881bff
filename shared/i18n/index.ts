import { arrivalExtras } from './arrival-extras.ts'
import { attendance } from './attendance.ts'
import { audit } from './audit.ts'
import { clock } from './clock.ts'
import { common } from './common.ts'
import { deposits } from './deposits.ts'
import { documents } from './documents.ts'
import { errors } from './errors.ts'
import { handover } from './handover.ts'
import { health } from './health.ts'
import { matters } from './matters.ts'
import { locales, resolveTexts, type Locale } from './pair.ts'
import { parcels } from './parcels.ts'
import { readers } from './readers.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { shell } from './shell.ts'
import { sign } from './sign.ts'
import { staff } from './staff.ts'
import { start } from './start.ts'
import { today } from './today.ts'
import { ui } from './ui.ts'
import { visitorSide } from './visitor-side.ts'
import { visitors } from './visitors.ts'

/** Every text of the product, one tree per feature. */
export const texts = {
  arrivalExtras,
  attendance,
  audit,
  clock,
  common,
  deposits,
  documents,
  errors,
  handover,
  health,
  matters,
  parcels,
  readers,
  session,
  settings,
  setup,
  shell,
  sign,
  staff,
  start,
  today,
  ui,
  visitorSide,
  visitors,
} as const

/**
 * The tree as the compiler sees it: the Chinese sentence itself stands at every leaf, so that `t()` knows not only
 * which keys exist but also which parameters ({{name}}) each of them wants.
 */
type Typed<T> = {
  readonly [K in keyof T]: T[K] extends readonly [infer Zh extends string, string] ? Zh : Typed<T[K]>
}
export type ResolvedTexts = Typed<typeof texts>

/** i18next resources for all languages, single namespace `texts`. */
export const resources = Object.fromEntries(
  locales.map((locale) => [locale, { texts: resolveTexts(texts, locale) }]),
) as unknown as Record<Locale, { texts: ResolvedTexts }>

export { locales, type Locale } from './pair.ts'
