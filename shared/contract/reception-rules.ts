import { z } from 'zod'
import { act, query } from './builder.ts'
import { required, text } from './values.ts'

/** Stocks that a badge or slip can be printed on. `roll80` is a continuous roll of 80 mm. */
export const labelStocks = ['label62', 'roll80', 'A6', 'A4'] as const
export type LabelStock = (typeof labelStocks)[number]

/** Days that something is kept. */
const days = z.int().min(1).max(3660)

/** The rules that say how long something is kept. */
export const retentionPeriods = z.strictObject({
  keepVisitDays: days,
  keepPhotoDays: days,
  /** Since the last visit; then he is a new visitor again. */
  keepRememberedDays: days,
  /** Since it was collected. */
  keepParcelDays: days,
  /** Since it was given back: claims are heard for three years (Civil Code 188). */
  keepDepositDays: days,
  /** Since an entry of the watch list was ended, or its time ran out. */
  keepWatchDays: days,
})
export type RetentionPeriods = z.infer<typeof retentionPeriods>
export const periodNames = Object.keys(retentionPeriods.shape) as (keyof RetentionPeriods)[]

/** How a site receives people: the house rules it switches on, the places it has, and how long it keeps what. */
export const receptionRules = z.strictObject({
  /** House rule A7: nobody goes up while the occupant is out, unless someone entitled says so. */
  hostOutBlocks: z.boolean(),
  /** After this time without an answer the screen asks for the next person of the call list, s. */
  escalateAfterSeconds: z.int().min(5).max(3600),
  /** Registering and signing out can be taken back for this long. */
  undoMinutes: z.int().min(1).max(120),
  /** Known people are suggested while typing; off: only a whole phone, plate, ID number or code finds somebody. */
  suggestReturning: z.boolean(),
  /** The photo of a remembered visitor may be used again; off: everybody is pictured anew at each visit. */
  reusePhotos: z.boolean(),
  /** Where visitors wait or are led to (house rule A6). */
  places: z.array(required(40)).max(60),
  /** Parts of the building that an evacuation is checked by, with the departments that work there. */
  areas: z.array(z.strictObject({ name: required(40), departments: z.array(required(60)).max(60) })).max(60),
  /** `narrow`: whole names, aliases and numbers only; `standard`: also same pinyin, variant characters and ends of numbers. */
  watchTolerance: z.enum(['standard', 'narrow']),
  ...retentionPeriods.shape,
  /** Why just these periods: printed where somebody asks. No law names one number for all. */
  retentionReason: text(300),
  labelStock: z.enum(labelStocks),
  /** Calibration of the printer, tenths of a millimetre; positive moves right and down. */
  labelShiftRight: z.int().min(-200).max(200),
  labelShiftDown: z.int().min(-200).max(200),
  /** Folder that the evacuation list is written to in the background; empty: nowhere. */
  evacuationFolder: text(260),
  evacuationEveryMinutes: z.int().min(1).max(120),
  /** Where everybody gathers when the house is left, shown to staff and visitors alike; empty: no place has a name. */
  assemblyPlace: text(60),
  /** A car of nobody in particular stands too long after this time, h; with a visit, the visit decides. */
  parkedHours: z.int().min(1).max(720),
})
export type ReceptionRules = z.infer<typeof receptionRules>

/** The periods out of all the rules. */
export const periodsOf = (rules: RetentionPeriods): RetentionPeriods =>
  Object.fromEntries(periodNames.map((name) => [name, rules[name]])) as RetentionPeriods

export const receptionRule = {
  get: query('desk.use').input(z.strictObject({})).output(receptionRules),
  save: act('reception.write', { rules: receptionRules }, 30).output(z.object({})),
}
