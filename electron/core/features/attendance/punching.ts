import { meaningOf } from '#shared/domain/daily-shift.ts'
import { offsetMinutesIn } from '#shared/domain/zoned-time.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { PunchResult } from '#shared/contract/attendance.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { punches } from '../../database/tables.ts'
import type { Credentials } from '../../security/credentials.ts'
import { shiftReach } from './presence.ts'
import { shiftColumns, shiftOf, type ShiftRow } from './shift-row.ts'

/** What was put on which reader: a finger with its slot and how well it matched, or a card. */
export type TouchPlace =
  | { readonly by: 'finger'; readonly readerId: number; readonly slot: number; readonly score: number }
  | { readonly by: 'card'; readonly readerId: number; readonly cardId: number }

/** What is kept of a punch under its request id: no personal data. */
interface Kept {
  readonly punchId: number
  readonly again: boolean
}

interface PunchRow extends ShiftRow {
  staffId: number
  at: number
  source: PunchResult['source']
  name: string
  staffNo: string
  shiftId: number | null
}

/** Clocking: a raw punch is stored as it came and never changed; what it means is worked out anew each time. */
export function createPunching(core: Core, credentials: Credentials) {
  const shiftRow = core.sqlite.prepare(
    `SELECT ${shiftColumns}
     FROM staff JOIN shifts ON shifts.id = shift_id WHERE staff.id = ? AND left_at IS NULL`,
  )
  const earlier = core.sqlite.prepare(
    'SELECT id, at FROM counted_punches WHERE staff_id = ? AND at >= ? ORDER BY at, id',
  )
  const before = core.sqlite
    .prepare('SELECT at FROM counted_punches WHERE staff_id = ? AND id < ? AND at >= ? ORDER BY at, id')
    .pluck()
  const byId = core.sqlite.prepare(
    `SELECT staff_id AS staffId, at, source, staff.name, staff_no AS staffNo, shift_id AS shiftId,
       ${shiftColumns}
     FROM punches JOIN staff ON staff.id = staff_id LEFT JOIN shifts ON shifts.id = shift_id WHERE punches.id = ?`,
  )
  const directionOf = core.sqlite.prepare('SELECT direction FROM readers WHERE id = ?').pluck()
  const byNumber = core.sqlite
    .prepare('SELECT id FROM staff WHERE staff_no = ? COLLATE NOCASE AND left_at IS NULL')
    .pluck()

  /** Inside an act. A second touch within the duplicate window keeps nothing. */
  function keep({ at, record }: ActScope, staffId: number, touch: TouchPlace | null): Kept {
    const { timeZone } = core.site.get()
    const row = shiftRow.get(staffId) as ShiftRow | undefined
    const shift = row ? shiftOf(row) : null
    const known = earlier.all(staffId, at - shiftReach) as { id: number; at: number }[]
    const times = known.map((punch) => punch.at)
    const last = known.at(-1)
    if (last && meaningOf(at, times, shift, timeZone).meaning === 'again')
      return { punchId: last.id, again: true }
    const source = touch?.by ?? 'pin'
    const finger = touch?.by === 'finger' ? touch : null
    const { id } = core.db
      .insert(punches)
      .values({
        staffId,
        at,
        zoneOffsetMinutes: offsetMinutesIn(timeZone, at),
        source,
        readerId: touch?.readerId ?? null,
        slot: finger?.slot ?? null,
        score: finger?.score ?? null,
        cardId: touch?.by === 'card' ? touch.cardId : null,
        direction: touch ? (directionOf.get(touch.readerId) as 'in' | 'out' | null) : null,
        clockSuspect: core.clock.suspect(),
      })
      .returning({ id: punches.id })
      .get()
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
    const { staffId, at, source, name, staffNo } = row
    const past = before.all(staffId, punchId, at - shiftReach) as number[]
    const judged = meaningOf(at, past, row.shiftId === null ? null : shiftOf(row), core.site.get().timeZone)
    const { meaning, minutes } = again ? { meaning: 'again' as const, minutes: 0 } : judged
    return { punchId, staffId, name, staffNo, at, meaning, minutes, source }
  }

  return {
    byTouch: (staffId: number, touch: TouchPlace): PunchResult =>
      resultOf(core.acts.system(staffId, (scope) => keep(scope, staffId, touch))),

    /** The equal alternative to the finger. @throws NOT_FOUND (staffNo), PIN_WRONG, PIN_LOCKED, PIN_NOT_SET */
    async byPin(requestId: string, staffNo: string, pin: string): Promise<PunchResult> {
      const staffId = byNumber.get(staffNo) as number | undefined
      if (staffId === undefined) throw new DeskError('NOT_FOUND', { what: 'staffNo' })
      await credentials.check(staffId, pin)
      const call = {
        procedure: 'attendance.punchByPin',
        actorId: staffId,
        input: { requestId, staffNo },
      }
      return resultOf(core.acts.run(call, (scope) => keep(scope, staffId, null)))
    },
  }
}
