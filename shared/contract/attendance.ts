import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { attempt, query } from './builder.ts'
import { alarm } from './evacuation.ts'
import { punchDirections } from './readers.ts'
import { dateText, id, instant, requestId, staffNo } from './values.ts'

/** What a punch means against the person's shift of that day; `back`: in again after going out during the shift. */
export const punchMeanings = ['onTime', 'late', 'out', 'earlyOut', 'back', 'again', 'noShift'] as const
export const punchSources = ['finger', 'pin', 'card', 'terminal'] as const

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
})
export type PunchResult = z.infer<typeof punchResult>

/** What the staff-clock screen is told, in order, from the readers. */
export const clockEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('punch'), result: punchResult, receivedAt: z.number() }),
  z.object({ kind: z.literal('unknownFinger') }),
  z.object({ kind: z.literal('dirtyFinger') }),
  /** Whose finger it is was known, but the punch could not be kept: the person must be told. */
  z.object({ kind: z.literal('notKept') }),
  z.object({ kind: z.literal('readers'), present: z.int(), configured: z.int() }),
  /** Whether punches can be kept at all; they can until this says otherwise. */
  z.object({ kind: z.literal('desk'), writable: z.boolean() }),
  /** The evacuation that runs; none does until this says so. */
  z.object({ kind: z.literal('alarm'), alarm: alarm.nullable() }),
])

export const attendance = {
  /** Live answers for the staff-clock screen; begins with the readers' state. */
  clock: query('screen.clock', 30).output(eventIterator(clockEvent)),
  punchByPin: attempt('screen.clock', 30)
    .input(z.strictObject({ requestId, staffNo, pin: z.string().min(1).max(200) }))
    .output(punchResult),
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
