import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, required } from './values.ts'

/** Most punches put right in one act. */
export const mostCorrections = 500

const jump = z.object({
  id,
  /** As the clock stood after the jump. */
  noticedAt: instant,
  /** How far the clock went, ms; negative is back. */
  jumpMs: z.int(),
  /** False: found at start, and then it is the least. */
  running: z.boolean(),
  endedAt: instant.nullable(),
  /** Empty: the clock came back by itself, or nothing ended yet. */
  endedBy: z.string(),
  endReason: z.string(),
  punches: z.int(),
  corrected: z.int(),
})
export type ClockJump = z.infer<typeof jump>

const jumpPunch = z.object({
  id,
  staffId: id,
  name: z.string(),
  staffNo: z.string(),
  /** As the clock stood when it was taken. */
  recordedAt: instant,
  /** The time that counts: the newest correction's, or `recordedAt`. */
  at: instant,
  /** What the clock would have shown without the jumps that were open then. */
  suggestedAt: instant,
  /** Who put it right last; empty: nobody. */
  correctedBy: z.string(),
})
export type JumpPunch = z.infer<typeof jumpPunch>

export const clockJumps = {
  /** Newest first, at most 200. */
  list: query('attendance.read').input(z.strictObject({})).output(z.array(jump)),
  /** The punches taken while a jump was the newest open one, in the order of touching; at most 2,000. */
  punches: query('attendance.read').input(z.strictObject({ id })).output(z.array(jumpPunch)),
  /** The clock was compared and is right as it stands: every open jump ends. @throws ALREADY_DONE */
  settle: act('attendance.write', { reason: required(120) }, 30).output(z.object({ ended: z.int() })),
}

export const punches = {
  /**
   * Gives punches another time; both times are kept, and the newest correction counts. One act, all or none. `jumpId`: because
   * of that jump; null: for another reason. Undoing is correcting back. @throws NOT_FOUND (also of a file taken back),
   * FIELD_INVALID (`at`: the time it already has, or one that is still to come)
   */
  correct: act(
    'attendance.write',
    {
      corrections: z
        .array(z.strictObject({ punchId: id, at: instant }))
        .min(1)
        .max(mostCorrections),
      jumpId: id.nullable(),
      reason: required(120),
    },
    60,
  ).output(z.object({ corrected: z.int() })),
}
