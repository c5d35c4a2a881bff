import type { Core } from '../../core.ts'

/** A colleague as a file finds him, also one who has left. Times are UTC ms. */
export interface Colleague {
  readonly id: number
  readonly staffNo: string
  readonly name: string
  readonly joinedAt: number
  readonly leftAt: number | null
}

/** Leading zeros count for nothing on a terminal's keys. */
const short = (number: string) => number.toLowerCase().replace(/^0+(?=.)/, '')

/** By a key that two people may share: then it is neither's. */
function onlyOnes(all: readonly Colleague[], keyOf: (one: Colleague) => string) {
  const found = new Map<string, Colleague | null>()
  for (const one of all) found.set(keyOf(one), found.has(keyOf(one)) ? null : one)
  return found
}

/**
 * Whose user number of a terminal it is: as somebody said, now or earlier; else his staff number, also with other leading
 * zeros where only one person can be meant. Read once for a file.
 */
export function readPeople({ sqlite }: Core, links: ReadonlyMap<string, number> = new Map()) {
  // whom a file brought that was taken back is nobody again, until a file brings him once more
  const all = sqlite
    .prepare(
      `SELECT id, staff_no AS staffNo, name, joined_at AS joinedAt, left_at AS leftAt FROM staff
       WHERE left_at IS NULL OR NOT EXISTS (SELECT 1 FROM terminal_users AS brought
         JOIN punch_files ON punch_files.id = file_id
         WHERE brought.staff_id = staff.id AND staff_added = 1 AND undone_at IS NOT NULL)`,
    )
    .all() as Colleague[]
  const kept = sqlite
    .prepare('SELECT pin, staff_id AS staffId FROM terminal_users WHERE ended_at IS NULL')
    .all() as { pin: string; staffId: number }[]
  const byId = new Map(all.map((one) => [one.id, one]))
  const linked = new Map([...kept.map(({ pin, staffId }) => [pin, staffId] as const), ...links])
  const byNumber = new Map(all.map((one) => [one.staffNo.toLowerCase(), one]))
  const byShort = onlyOnes(all, ({ staffNo }) => short(staffNo))
  const byName = onlyOnes(
    all.filter(({ leftAt }) => leftAt === null),
    ({ name }) => name,
  )

  return {
    of(pin: string): Colleague | null {
      const staffId = linked.get(pin)
      if (staffId !== undefined) return byId.get(staffId) ?? null
      return byNumber.get(pin.toLowerCase()) ?? byShort.get(short(pin)) ?? null
    },
    /** The colleague of that very name, when there is exactly one. */
    named: (name: string) => byName.get(name) ?? null,
    exists: (staffId: number) => byId.has(staffId),
  }
}
