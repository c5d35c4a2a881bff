import { isPresent, shiftDaysAround, type PunchAt, type ShiftDay } from '#shared/domain/daily-shift.ts'
import { dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { shiftColumns, shiftOf, type Punched, type PunchedBy, type ShiftRow } from './shift-row.ts'

/** No shift with its margins reaches back further than this, ms. */
export const shiftReach = 4 * 86_400_000

/** Whoever has not clocked for so long does not clock at all, as far as anybody can tell, ms. */
const stillClocks = 30 * 86_400_000

/** What the punches say of one person, and when the newest of them was, UTC ms. */
export interface PunchedState {
  /** `unknown`: nobody has clocked today, or he has not for thirty days: then being out cannot be read off the punches. */
  readonly presence: 'in' | 'out' | 'unknown'
  readonly lastPunchAt: number | null
}

interface Person extends ShiftRow {
  readonly id: number
  readonly shiftId: number | null
}

/** Who of the people is in right now, by his punches and his shift. */
export function createPresence(core: Core) {
  const people = core.sqlite.prepare(
    `SELECT staff.id, shift_id AS shiftId, ${shiftColumns}
     FROM staff LEFT JOIN shifts ON shifts.id = shift_id WHERE left_at IS NULL`,
  )
  const person = core.sqlite.prepare(`${people.source} AND staff.id = ?`)
  const recent = core.sqlite.prepare(
    'SELECT staff_id AS staffId, at, direction FROM counted_punches WHERE at >= ? ORDER BY at, id',
  )
  const recentOf = core.sqlite.prepare(
    'SELECT at, direction FROM counted_punches WHERE staff_id = ? AND at >= ? ORDER BY at, id',
  )
  const newestOf = core.sqlite
    .prepare('SELECT at FROM counted_punches WHERE staff_id = ? ORDER BY at DESC LIMIT 1')
    .pluck()
  const anyBetween = core.sqlite
    .prepare('SELECT 1 FROM counted_punches WHERE at >= ? AND at < ? LIMIT 1')
    .pluck()

  function judge(rows: readonly Person[], punchesOf: (id: number) => readonly PunchAt[]): Set<number> {
    const now = core.clock.now()
    const { timeZone } = core.site.get()
    const days = new Map<number, readonly ShiftDay[]>()
    const daysOf = (one: Person): readonly ShiftDay[] | null => {
      if (one.shiftId === null) return null
      const known = days.get(one.shiftId) ?? shiftDaysAround(shiftOf(one), now, timeZone)
      days.set(one.shiftId, known)
      return known
    }
    const present = rows.filter((one) => isPresent(punchesOf(one.id), daysOf(one), now, timeZone))
    return new Set(present.map(({ id }) => id))
  }

  function among(ids: readonly number[]): Set<number> {
    const since = core.clock.now() - shiftReach
    const rows = ids.flatMap((id) => person.all(id) as Person[])
    return judge(rows, (id) => recentOf.all(id, since) as Punched[])
  }

  return {
    /** Everybody who is in. */
    all(): Set<number> {
      const punches = new Map<number, Punched[]>()
      for (const punch of recent.all(core.clock.now() - shiftReach) as PunchedBy[]) {
        const known = punches.get(punch.staffId)
        if (known) known.push(punch)
        else punches.set(punch.staffId, [punch])
      }
      return judge(people.all() as Person[], (id) => punches.get(id) ?? [])
    },
    /** Those of a few who are in; each costs one look into an index. */
    among,
    /** In, out, or not to be told: for a few, each by looks into an index. */
    states(ids: readonly number[]): Map<number, PunchedState> {
      const now = core.clock.now()
      const { timeZone } = core.site.get()
      const today = dayBounds(timeZone, dateIn(timeZone, now))
      const clocking = anyBetween.get(today.from, today.to) !== undefined
      const present = among(ids)
      return new Map(
        ids.map((id) => {
          const lastPunchAt = newestOf.get(id) as number | null
          const known = clocking && lastPunchAt !== null && now - lastPunchAt < stillClocks
          const presence = present.has(id) ? 'in' : known ? 'out' : 'unknown'
          return [id, { presence, lastPunchAt }]
        }),
      )
    },
  }
}
