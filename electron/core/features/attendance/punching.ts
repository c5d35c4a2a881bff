import { isSamePunch, meaningOf, type PunchDirection } from '#shared/domain/daily-shift.ts'
import { offsetMinutesIn } from '#shared/domain/zoned-time.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { PunchResult } from '#shared/contract/attendance.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { Credentials } from '../../security/credentials.ts'
import { createClockJumps } from './clock-jumps.ts'
import { shiftReach } from './presence.ts'
import { createStaffPhotos } from '../staff/photos.ts'
import { createMonthGlance } from './month.ts'
import { shiftColumns, shiftOf, type Punched, type ShiftRow } from './shift-row.ts'

/** What was put on which reader: a finger with its slot and how well it matched, or a card. */
export type TouchPlace =
  | { readonly by: 'finger'; readonly readerId: number; readonly slot: number; readonly score: number }
  | { readonly by: 'card'; readonly readerId: number; readonly cardId: number }

/** What is kept of a punch under its request id: no personal data. */
interface Kept {
  readonly punchId: number
  readonly again: boolean
}

interface PunchRow extends ShiftRow, Punched {
  staffId: number
  source: PunchResult['source']
  name: string
  staffNo: string
  shiftId: number | null
}

/** Prepared once: it stands on the way from a finger to the screen. */
const insertInto = (core: Core) =>
  core.sqlite.prepare(
    `INSERT INTO punches (staff_id, at, zone_offset_minutes, source, reader_id, slot, score, clock_suspect, direction,
       card_id, clock_jump_id)
     VALUES (@staffId, @at, @zoneOffsetMinutes, @source, @readerId, @slot, @score, @clockSuspect, @direction, @cardId,
       @clockJumpId)`,
  )

/** Clocking: a raw punch is stored as it came and never changed; what it means is worked out anew each time. */
export function createPunching(core: Core, credentials: Credentials) {
  const jumps = createClockJumps(core)
  const insert = insertInto(core)
  const month = createMonthGlance(core)
  const photos = createStaffPhotos(core)
  const directionAt = core.sqlite.prepare('SELECT direction FROM readers WHERE id = ?').pluck()
  const newest = core.sqlite.prepare(
    'SELECT id, at, direction FROM counted_punches WHERE staff_id = ? AND at >= ? ORDER BY at DESC, id DESC LIMIT 1',
  )
  const before = core.sqlite.prepare(
    'SELECT at, direction FROM counted_punches WHERE staff_id = ? AND id < ? AND at >= ? ORDER BY at, id',
  )
  const byId = core.sqlite.prepare(
    `SELECT staff_id AS staffId, at, direction, source, staff.name, staff_no AS staffNo, shift_id AS shiftId,
       ${shiftColumns}
     FROM punches JOIN staff ON staff.id = staff_id LEFT JOIN shifts ON shifts.id = shift_id WHERE punches.id = ?`,
  )
  const byNumber = core.sqlite
    .prepare('SELECT id FROM staff WHERE staff_no = ? COLLATE NOCASE AND left_at IS NULL')
    .pluck()

  /** Inside an act. A second touch within the duplicate window keeps nothing. */
  function keep({ at, record }: ActScope, staffId: number, touch: TouchPlace | null): Kept {
    const { timeZone } = core.site.get()
    const direction = touch ? (directionAt.get(touch.readerId) as PunchDirection | null) : null
    const last = newest.get(staffId, at - shiftReach) as (Punched & { id: number }) | undefined
    if (last && isSamePunch(last, { at, direction })) return { punchId: last.id, again: true }
    const clockJumpId = jumps.current()
    const source = touch?.by ?? 'pin'
    const finger = touch?.by === 'finger' ? touch : null
    const { lastInsertRowid } = insert.run({
      ...{ staffId, at, source, direction, clockJumpId },
      zoneOffsetMinutes: offsetMinutesIn(timeZone, at),
      readerId: touch?.readerId ?? null,
      slot: finger?.slot ?? null,
      score: finger?.score ?? null,
      clockSuspect: clockJumpId !== null || core.clock.suspect() ? 1 : 0,
      cardId: touch?.by === 'card' ? touch.cardId : null,
    })
    const id = Number(lastInsertRowid)
    record({
      kind: 'punch.recorded',
      subject: { table: 'punches', id },
      facts: { source },
    })
    return { punchId: id, again: false }
  }

  /** A kept punch in words, the same however often it is asked. */
  function resultOf({ punchId, again }: Kept): PunchResult {
    const row = byId.get(punchId) as PunchRow
    const { staffId, at, direction, source, name, staffNo } = row
    const shift = row.shiftId === null ? null : shiftOf(row)
    const past = before.all(staffId, punchId, at - shiftReach) as Punched[]
    const judged = meaningOf({ at, direction }, past, shift, core.site.get().timeZone)
    const { meaning, minutes } = again ? { meaning: 'again' as const, minutes: 0 } : judged
    return {
      ...{ punchId, staffId, name, staffNo, at, meaning, minutes, source },
      month: month.of(staffId, shift, core.clock.now()),
      photo: photos.of(staffId)?.image ?? null,
    }
  }

  return {
    prepare: month.prepare,

    byTouch(staffId: number, touch: TouchPlace): PunchResult {
      jumps.look()
      return resultOf(core.acts.system(staffId, (scope) => keep(scope, staffId, touch)))
    },

    /** The equal alternative to the finger. @throws NOT_FOUND (staffNo), PIN_WRONG, PIN_LOCKED, PIN_NOT_SET */
    async byPin(requestId: string, staffNo: string, pin: string): Promise<PunchResult> {
      const staffId = byNumber.get(staffNo) as number | undefined
      if (staffId === undefined) throw new DeskError('NOT_FOUND', { what: 'staffNo' })
      await credentials.check(staffId, pin)
      jumps.look()
      const call = {
        procedure: 'attendance.punchByPin',
        actorId: staffId,
        input: { requestId, staffNo },
      }
      return resultOf(core.acts.run(call, (scope) => keep(scope, staffId, null)))
    },
  }
}
