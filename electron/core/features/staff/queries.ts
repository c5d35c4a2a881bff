import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { foundCard, Member, shift } from '#shared/contract/staff.ts'
import { presetOf } from '#shared/domain/presets.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import type { Core } from '../../core.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { createPresence } from '../attendance/presence.ts'
import { createWhereabouts, shownAbsence } from '../reception/whereabouts.ts'
import { shiftColumns, shiftOf, type ShiftRow } from '../attendance/shift-row.ts'

type Card = z.infer<typeof foundCard>
type Shift = z.infer<typeof shift>

/** Answers of a search; more would not be read. */
const shown = 20
const searched = ['name', 'pinyin', 'initials', 'department', 'staff_no', 'extension'] as const

interface FoundRow extends Omit<Card, 'present' | 'absence'> {
  pinyin: string
  initials: string
}
interface MemberRow extends Omit<Member, 'present' | 'hasPin'> {
  hasPin: number
}

/** 0: one key is exactly the text; 1: one begins with it; 2: one contains it. */
function rankOf(row: FoundRow, text: string): number {
  const keys = [row.name, row.pinyin, row.initials, row.staffNo, row.extension, row.department]
  const lower = keys.filter((key) => key !== '').map((key) => key.toLowerCase())
  if (lower.includes(text)) return 0
  return lower.some((key) => key.startsWith(text)) ? 1 : 2
}

const memberSql = `SELECT staff.id, staff_no AS staffNo, staff.name, department, extension, role,
    shift_id AS shiftId, coalesce(shifts.name, '') AS shiftName, left_at AS leftAt, coalesce(mobile, '') AS mobile,
    (SELECT id FROM staff AS deputy WHERE deputy.id = staff.deputy_id AND deputy.left_at IS NULL) AS deputyId,
    coalesce((SELECT name FROM staff AS deputy WHERE deputy.id = staff.deputy_id AND deputy.left_at IS NULL), '')
      AS deputyName,
    (SELECT id FROM staff AS superior WHERE superior.id = staff.superior_id AND superior.left_at IS NULL) AS superiorId,
    coalesce((SELECT name FROM staff AS superior WHERE superior.id = staff.superior_id AND superior.left_at IS NULL), '')
      AS superiorName,
    EXISTS (SELECT 1 FROM credentials WHERE credentials.staff_id = staff.id) AS hasPin,
    (SELECT count(*) FROM fingers WHERE fingers.staff_id = staff.id AND deleted_at IS NULL) AS fingers,
    (SELECT count(*) FROM cards WHERE cards.staff_id = staff.id AND ended_at IS NULL) AS cards
  FROM staff LEFT JOIN shifts ON shifts.id = shift_id`

export function createStaffQueries(core: Core) {
  const presence = createPresence(core)
  const whereabouts = createWhereabouts(core)
  const find = core.sqlite.prepare(
    `SELECT id, staff_no AS staffNo, name, department, extension, pinyin, initials FROM staff
     WHERE left_at IS NULL AND (${searched.map((column) => `${column} LIKE @pattern ESCAPE '\\'`).join(' OR ')})
     ORDER BY pinyin, id`,
  )
  const here = core.sqlite.prepare(`${memberSql} WHERE left_at IS NULL ORDER BY pinyin, staff.id`)
  const left = core.sqlite.prepare(`${memberSql} WHERE left_at IS NOT NULL ORDER BY left_at DESC, staff.id`)
  const one = core.sqlite.prepare(`${memberSql} WHERE staff.id = ?`)
  const shifts = core.sqlite.prepare(
    `SELECT id, name, ${shiftColumns}
     FROM shifts ORDER BY start_minute, name`,
  )
  const departments = core.sqlite
    .prepare("SELECT DISTINCT department FROM staff WHERE left_at IS NULL AND department <> '' ORDER BY 1")
    .pluck()

  const memberOf = (row: MemberRow, present: ReadonlySet<number>): Member => ({
    ...row,
    hasPin: row.hasPin === 1,
    present: present.has(row.id),
  })

  return {
    /** Best first: exact, then beginning, then anywhere; at most 20. An empty text finds the first in the alphabet. */
    find(typed: string): Card[] {
      const text = toHalfWidth(typed).toLowerCase().replace(/\s+/g, '')
      const rows = find.all({ pattern: likeFragment(text) }) as FoundRow[]
      const best = rows
        .map((row) => ({ row, rank: rankOf(row, text) }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, shown)
      const where = whereabouts.of(best.map(({ row }) => row.id))
      return best.map(({ row: { id, staffNo, name, department, extension } }) => ({
        ...{ id, staffNo, name, department, extension },
        present: where.get(id)?.presence === 'in',
        absence: shownAbsence(where.get(id)?.absence ?? null),
      }))
    },

    list(wantLeft: boolean): Member[] {
      const present = wantLeft ? new Set<number>() : presence.all()
      const rows = (wantLeft ? left : here).all() as MemberRow[]
      return rows.map((row) => memberOf(row, present))
    },

    /** @throws NOT_FOUND */
    get(id: number): Member {
      const row = one.get(id) as MemberRow | undefined
      if (!row) throw new DeskError('NOT_FOUND', { what: 'staff' })
      return memberOf(row, presence.among([id]))
    },

    /** What the kind of site starts with, then what is in use. */
    departments(): string[] {
      const preset = presetOf(core.site.get().kind).departments
      return [...new Set([...preset, ...(departments.all() as string[])])]
    },

    shifts: (): Shift[] =>
      (shifts.all() as (ShiftRow & Pick<Shift, 'id' | 'name'>)[]).map(({ id, name, ...row }) => {
        const { weekdays, ...times } = shiftOf(row)
        return { id, name, ...times, weekdays: [...weekdays] }
      }),
  }
}
