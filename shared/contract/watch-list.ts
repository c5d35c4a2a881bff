import { z } from 'zod'
import { watchStrengths, watchWays } from '../domain/watch-match.ts'
import { act, query } from './builder.ts'
import { photoImage } from './photos.ts'
import {
  credential,
  id,
  idNumber,
  instant,
  page,
  personName,
  phone,
  plate,
  recorded,
  required,
  text,
} from './values.ts'

/**
 * What is done with whom an entry fits (house rule A9): `denied` and `approval` hold him until a duty manager has decided,
 * `welcome` is marked for the desk, `noticed` goes through and is told to the duty manager. The first that fits counts.
 */
export const watchGrades = ['denied', 'approval', 'welcome', 'noticed'] as const
export type WatchGrade = (typeof watchGrades)[number]

/** Where somebody fitted: when he was announced, or at the desk. */
export const watchPlaces = ['expected', 'arrival'] as const
export type WatchPlace = (typeof watchPlaces)[number]

export const watchOutcomes = ['open', 'noticed', 'denied', 'allowed', 'falseAlarm'] as const
export const watchDecisions = ['allowed', 'denied', 'falseAlarm'] as const
export type WatchDecision = (typeof watchDecisions)[number]

const entryFields = {
  /** Empty when only other traits are known. */
  name: text(60),
  aliases: z.array(personName).max(10),
  /** The whole number or at least its last four digits. */
  phone: phone.nullable(),
  /** The whole plate or at least four signs that stand beside each other on it. */
  plate,
  /** A part of a company's name. */
  company: text(80),
  idNumber: idNumber.nullable(),
  /** The last four to eight signs, when nobody knows the whole number. */
  idEnd: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(\d{3,7}[\dX])?$/),
  grade: z.enum(watchGrades),
  reason: required(200),
  validUntil: instant.nullable(),
  /** What he looks like; null: nobody has a picture. */
  photo: photoImage.nullable().default(null),
}

const watchEntry = z.object({
  id,
  number: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  phone: z.string(),
  plate: z.string(),
  company: z.string(),
  idNumberMasked: z.string(),
  idEnd: z.string(),
  grade: z.enum(watchGrades),
  reason: z.string(),
  validUntil: instant.nullable(),
  /** `over`: its time has run out. */
  state: z.enum(['active', 'over', 'ended']),
  recordedAt: instant,
  recordedBy: z.string(),
  changedAt: instant,
  endedAt: instant.nullable(),
  endedBy: z.string(),
  endReason: z.string(),
  hits: z.int(),
  /** There is a picture; lists and entries do not carry it. */
  hasPhoto: z.boolean(),
  /** The person is gone, the entry stays with its grade and dates. */
  erasedAt: instant.nullable(),
})
export type WatchEntry = z.infer<typeof watchEntry>

const watchHit = z.object({
  id,
  number: z.string(),
  entryId: id,
  entryNumber: z.string(),
  entryName: z.string(),
  entryErasedAt: instant.nullable(),
  grade: z.enum(watchGrades),
  entryReason: z.string(),
  place: z.enum(watchPlaces),
  /** As he gave it. */
  name: z.string(),
  ways: z.array(z.enum(watchWays)),
  strength: z.enum(watchStrengths),
  outcome: z.enum(watchOutcomes),
  happenedAt: instant,
  noticedBy: z.string(),
  decidedAt: instant.nullable(),
  decidedBy: z.string(),
  reason: z.string(),
  visitId: id.nullable(),
})
export type WatchHit = z.infer<typeof watchHit>

const decision = { outcome: z.enum(watchDecisions), reason: required(200) }

/** The watch list itself: for those who keep it, and nobody else. */
export const watchList = {
  /** Entries that count, or those that are over or ended, newest first. */
  list: query('watch.read')
    .input(z.strictObject({ ...page, text: text(60).default(''), past: z.boolean().default(false) }))
    .output(z.object({ rows: z.array(watchEntry), more: z.boolean() })),
  get: query('watch.read').input(z.strictObject({ id })).output(watchEntry),
  add: act('watch.write', entryFields).output(recorded),
  /** The picture of an entry; null: there is none. */
  photo: query('watch.read')
    .input(z.strictObject({ id }))
    .output(z.object({ image: z.string() }).nullable()),
  /** What is not given is no longer known, except the ID number and the picture, which may stay as they are. */
  change: act('watch.write', {
    id,
    ...entryFields,
    keepIdNumber: z.boolean(),
    keepPhoto: z.boolean().default(true),
  }).output(recorded),
  end: act('watch.write', { id, reason: required(200) }).output(recorded),
  /** Everybody who fitted, let in or not, newest first; of one entry, or only what waits for somebody. */
  hits: query('watch.read')
    .input(
      z.strictObject({
        ...page,
        text: text(60).default(''),
        entryId: id.optional(),
        waiting: z.boolean().default(false),
      }),
    )
    .output(z.object({ rows: z.array(watchHit), more: z.boolean() })),
  /** One hit by its number, as the desk names it. */
  hit: query('watch.read')
    .input(z.strictObject({ number: required(20) }))
    .output(watchHit),
  /** Those held now, and those who came and were let through, not yet seen by a duty manager. */
  waiting: query('watch.read')
    .input(z.strictObject({}))
    .output(z.object({ held: z.int(), noticed: z.int() })),
  decide: act('watch.write', { hitId: id, ...decision }).output(recorded),
  /** A duty manager has seen who came. */
  seen: act('watch.write', { hitId: id }).output(recorded),
}

/**
 * What the desk learns of the watch list: that somebody is being checked, under a number, and how it ended. Never why, and
 * never of whom.
 */
export const watchHold = {
  state: query(['visits.write', 'expected.write'])
    .input(z.strictObject({ number: required(20) }))
    .output(z.object({ state: z.enum(['open', 'cleared', 'denied']) })),
  /** A duty manager decides at the window of whoever registers. */
  decide: act(['visits.write', 'expected.write'], {
    number: required(20),
    ...decision,
    credential,
  }).output(recorded),
  /** Whether the desk should receive somebody as an important guest. */
  isWelcome: query('visits.write')
    .input(z.strictObject({ name: personName, phone: phone.nullable() }))
    .output(z.object({ welcome: z.boolean() })),
}
