import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { attempt, query } from './builder.ts'
import { alarm } from './evacuation.ts'
import { explanations } from './explanations.ts'
import { punchDirections } from './readers.ts'
import { staffClockSettings } from './staff-clock.ts'
import { dateText, id, instant, requestId, staffNo } from './values.ts'

/** What a punch means against the person's shift of that day; `back`: in again after going out during the shift. */
export const punchMeanings = ['onTime', 'late', 'out', 'earlyOut', 'back', 'again', 'noShift'] as const
export const punchSources = ['finger', 'pin', 'card', 'terminal'] as const

/** What a day of the month looks like at a glance; `open`: not yet, or before he came; `came`: not judged. */
export const dayMarks = ['onTime', 'late', 'early', 'came', 'nothing', 'rest', 'open'] as const
export type DayMark = (typeof dayMarks)[number]

/** The running month of one person, for his own eyes. */
export const punchMonth = z.object({
  /** YYYY-MM-DD of the first day. */
  from: dateText,
  /** One for each day of the month. */
  marks: z.array(z.enum(dayMarks)).max(31),
  /** Days on which he came, was late, left early. */
  came: z.int(),
  late: z.int(),
  early: z.int(),
})
export type PunchMonth = z.infer<typeof punchMonth>

export const punchResult = z.object({
  punchId: id,
  staffId: id,
  name: z.string(),
  staffNo: z.string(),
  at: instant,
  meaning: z.enum(punchMeanings),
  /** Minutes late or early, 0 otherwise. */
  minutes: z.int(),
  source: z.enum(punchSources),
  month: punchMonth,
  /** JPEG data URL; null: none is kept. */
  photo: z.string().nullable(),
})
export type PunchResult = z.infer<typeof punchResult>

/** Why a finger was not read, as far as the person in front of the reader can do something about it. */
export const unreadReasons = ['tooDry', 'tooWet', 'moved', 'partly', 'unclear'] as const
export type UnreadReason = (typeof unreadReasons)[number]

/** Failures in a row at that reader within a minute, this one included. */
const failures = z.int().min(1)

/** What the staff-clock screen is told, in order, from the readers. */
export const clockEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('punch'), result: punchResult, receivedAt: z.number() }),
  z.object({ kind: z.literal('unknownFinger'), failures }),
  z.object({ kind: z.literal('unknownCard'), failures }),
  z.object({ kind: z.literal('dirtyFinger'), reason: z.enum(unreadReasons), failures }),
  /** Whose finger it is was known, but the punch could not be kept: the person must be told. */
  z.object({ kind: z.literal('notKept') }),
  z.object({ kind: z.literal('readers'), present: z.int(), configured: z.int() }),
  /** Whether punches can be kept at all; they can until this says otherwise. */
  z.object({ kind: z.literal('desk'), writable: z.boolean() }),
  /** The evacuation that runs; none does until this says so. */
  z.object({ kind: z.literal('alarm'), alarm: alarm.nullable() }),
  /** What the screen says and lets be heard; the defaults until this says otherwise. */
  z.object({ kind: z.literal('settings'), settings: staffClockSettings }),
])

export const attendance = {
  /** Live answers for the staff-clock screen; begins with the readers' state. */
  clock: query('screen.clock', 30).output(eventIterator(clockEvent)),
  punchByPin: attempt('screen.clock', 30)
    .input(z.strictObject({ requestId, staffNo, pin: z.string().min(1).max(200) }))
    .output(punchResult),
  ...explanations,
  /** Everybody with a shift on that day, with first and last punch and what the first one means. */
  day: query('attendance.today')
    .input(z.strictObject({ date: dateText.optional() }))
    .output(
      z.object({
        date: dateText,
        rows: z.array(
          z.object({
            staffId: id,
            staffNo: z.string(),
            name: z.string(),
            department: z.string(),
            shiftName: z.string(),
            shiftStart: instant.nullable(),
            firstAt: instant.nullable(),
            /** The last one, when there is more than one. */
            lastAt: instant.nullable(),
            punches: z.int(),
            /** In right now. */
            present: z.boolean(),
            meaning: z.enum(['onTime', 'late', 'missing', 'due', 'noShift']),
            minutes: z.int(),
          }),
        ),
      }),
    ),
  /**
   * Every punch of a person by the time that counts, newest first, both ends included; what a file brought stays in sight
   * after it was taken back.
   */
  punches: query('attendance.read')
    .input(z.strictObject({ staffId: id, from: instant, to: instant }))
    .output(
      z.array(
        z.object({
          id,
          at: instant,
          /** As it came. */
          recordedAt: instant,
          source: z.enum(punchSources),
          direction: z.enum(punchDirections).nullable(),
          reader: z.string(),
          /** Label of the card; empty: no card. */
          card: z.string(),
          /** Name of the terminal's file; empty: no file. */
          fileName: z.string(),
          /** The file was taken back, so it does not count. */
          takenBack: z.boolean(),
          clockSuspect: z.boolean(),
          /** Who put its time right last, and why; empty: nobody. */
          correctedBy: z.string(),
          correctReason: z.string(),
        }),
      ),
    ),
}
