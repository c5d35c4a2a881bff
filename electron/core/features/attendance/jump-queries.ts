import type { ClockJump, JumpPunch } from '#shared/contract/clock-jumps.ts'
import type { Core } from '../../core.ts'

/** The jumps of the clock and the punches taken meanwhile, for whoever puts them right. */
export function createJumpQueries({ sqlite }: Core) {
  const jumps = sqlite.prepare(
    `SELECT jump.id, noticed_at AS noticedAt, jump_ms AS jumpMs, running, ended_at AS endedAt,
       coalesce(staff.name, '') AS endedBy, coalesce(end_reason, '') AS endReason,
       (SELECT count(*) FROM punches WHERE clock_jump_id = jump.id) AS punches,
       (SELECT count(*) FROM punches WHERE clock_jump_id = jump.id
          AND EXISTS (SELECT 1 FROM punch_corrections WHERE punch_id = punches.id)) AS corrected
     FROM clock_jumps AS jump LEFT JOIN staff ON staff.id = ended_by ORDER BY jump.id DESC LIMIT 200`,
  )
  // what was open together ended together: the same moment tells them apart from what was open before
  const sum = sqlite
    .prepare(
      `SELECT sum(other.jump_ms) FROM clock_jumps AS this JOIN clock_jumps AS other
         ON other.id <= this.id AND other.ended_at IS this.ended_at WHERE this.id = ?`,
    )
    .pluck()
  const punches = sqlite.prepare(
    `SELECT punches.id, punches.staff_id AS staffId, staff.name, staff.staff_no AS staffNo, punches.at AS recordedAt,
       coalesce(newest.at_after, punches.at) AS at, coalesce(who.name, '') AS correctedBy
     FROM punches JOIN staff ON staff.id = punches.staff_id
       LEFT JOIN punch_corrections AS newest ON newest.id =
         (SELECT max(id) FROM punch_corrections WHERE punch_id = punches.id)
       LEFT JOIN staff AS who ON who.id = newest.corrected_by
     WHERE punches.clock_jump_id = ? ORDER BY punches.id LIMIT 2000`,
  )

  return {
    list: (): ClockJump[] =>
      (jumps.all() as (Omit<ClockJump, 'running'> & { running: number })[]).map((row) => ({
        ...row,
        running: row.running === 1,
      })),

    punches(jumpId: number): JumpPunch[] {
      const jumpMs = (sum.get(jumpId) as number | null) ?? 0
      const rows = punches.all(jumpId) as Omit<JumpPunch, 'suggestedAt'>[]
      return rows.map((row) => ({ ...row, suggestedAt: Math.max(0, row.recordedAt - jumpMs) }))
    },
  }
}
