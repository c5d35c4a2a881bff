import { absences } from './absences.ts'
import { arrivalExtras } from './arrival-extras.ts'
import { attendance } from './attendance.ts'
import { audit } from './audit.ts'
import { calls } from './calls.ts'
import { cards } from './cards.ts'
import { clock } from './clock.ts'
import { clockJumps } from './clock-jumps.ts'
import { common } from './common.ts'
import { deposits } from './deposits.ts'
import { documents } from './documents.ts'
import { errors } from './errors.ts'
import { expected } from './expected.ts'
import { fingers } from './fingers.ts'
import { goods } from './goods.ts'
import { evacuation } from './evacuation.ts'
import { explanations } from './explanations.ts'
import { handover } from './handover.ts'
import { health } from './health.ts'
import { leaving } from './leaving.ts'
import { matters } from './matters.ts'
import { locales, resolveTexts, type Locale } from './pair.ts'
import { parcels } from './parcels.ts'
import { printing } from './printing.ts'
import { privacy } from './privacy.ts'
import { passes } from './passes.ts'
import { punchFiles } from './punch-files.ts'
import { readers } from './readers.ts'
import { reception } from './reception.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { shell } from './shell.ts'
import { sign } from './sign.ts'
import { staff } from './staff.ts'
import { start } from './start.ts'
import { statistics } from './statistics.ts'
import { today } from './today.ts'
import { trace } from './trace.ts'
import { ui } from './ui.ts'
import { vehicles } from './vehicles.ts'
import { visitorSide } from './visitor-side.ts'
import { visitors } from './visitors.ts'
import { watch } from './watch.ts'

/** Every text of the product, one tree per feature. */
export const texts = {
  absences,
  arrivalExtras,
  attendance,
  audit,
  calls,
  cards,
  clock,
  clockJumps,
  common,
  deposits,
  documents,
  errors,
  expected,
  fingers,
  goods,
  evacuation,
  explanations,
  handover,
  health,
  leaving,
  matters,
  parcels,
  printing,
  privacy,
  passes,
  punchFiles,
  readers,
  reception,
  session,
  settings,
  setup,
  shell,
  sign,
  staff,
  start,
  statistics,
  today,
  trace,
  ui,
  vehicles,
  visitorSide,
  visitors,
  watch,
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
