import { z } from 'zod'
import { act, query } from './builder.ts'
import { longText } from './values.ts'

/** More lines would not fit beside the clock. */
export const noticeLines = 8

/** What the site says, and lets be heard, at the staff clock. */
export const staffClockSettings = z.strictObject({
  /** Stands on the resting screen; empty: nothing to say. */
  notice: longText(200).refine((notice) => notice.split('\n').length <= noticeLines),
  /** Says aloud what a punch means, where the machine has a voice. */
  speech: z.boolean(),
  /** A tone for good, attention and not known. */
  sound: z.boolean(),
})
export type StaffClockSettings = z.infer<typeof staffClockSettings>

/** As it is before anybody has set anything. */
export const staffClockDefaults: StaffClockSettings = { notice: '', speech: true, sound: true }

export const staffClock = {
  get: query('settings.write').input(z.strictObject({})).output(staffClockSettings),
  save: act('settings.write', staffClockSettings.shape, 30).output(z.object({})),
}
