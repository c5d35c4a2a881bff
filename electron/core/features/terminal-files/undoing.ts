import { DeskError } from '#shared/contract/errors.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createLinks } from './links.ts'

type Undo = ActCall & {
  readonly input: { readonly requestId: string; readonly id: number; readonly reason: string }
}

/** Takes a file back whole: nothing of it is deleted, nothing of it counts. */
export function createUndoing(core: Core) {
  const { sqlite } = core
  const links = createLinks(core)
  const current = sqlite.prepare('SELECT undone_at FROM punch_files WHERE id = ?').pluck()
  const undo = sqlite.prepare(
    'UPDATE punch_files SET undone_at = ?, undone_by = ?, undo_reason = ? WHERE id = ?',
  )
  const punchesOf = sqlite.prepare('SELECT count(*) FROM punches WHERE file_id = ?').pluck()
  // whoever has clocked, can prove himself, or was visited since is more than a line of a file
  const idle = sqlite
    .prepare(
      `SELECT DISTINCT staff_id FROM terminal_users AS brought JOIN staff ON staff.id = staff_id
       WHERE file_id = ? AND staff_added = 1 AND left_at IS NULL AND role IS NULL
         AND NOT EXISTS (SELECT 1 FROM counted_punches WHERE staff_id = staff.id)
         AND NOT EXISTS (SELECT 1 FROM credentials WHERE staff_id = staff.id)
         AND NOT EXISTS (SELECT 1 FROM consents WHERE staff_id = staff.id)
         AND NOT EXISTS (SELECT 1 FROM cards WHERE staff_id = staff.id)
         AND NOT EXISTS (SELECT 1 FROM visits WHERE host_id = staff.id)
         AND NOT EXISTS (SELECT 1 FROM expected_visits WHERE host_id = staff.id)`,
    )
    .pluck()
  const leave = sqlite.prepare('UPDATE staff SET left_at = ? WHERE id = ?')

  function letGo({ at, record }: ActScope, fileId: number, reason: string): number {
    const people = idle.all(fileId) as number[]
    for (const id of people) {
      leave.run(at, id)
      record({ kind: 'staff.left', subject: { table: 'staff', id }, facts: { reason } })
    }
    return people.length
  }

  /** @throws NOT_FOUND, ALREADY_DONE */
  return (call: Undo): { punches: number; left: number } => {
    const { id, reason } = call.input
    return core.acts.run(call, (scope) => {
      const undoneAt = current.get(id) as number | null | undefined
      if (undoneAt === undefined) throw new DeskError('NOT_FOUND', { what: 'punchFile' })
      if (undoneAt !== null) throw new DeskError('ALREADY_DONE', { what: 'punchFile' })
      undo.run(scope.at, scope.actorId, reason, id)
      const punches = punchesOf.get(id) as number
      scope.record({
        kind: 'punchFile.undone',
        subject: { table: 'punch_files', id },
        facts: { punches, reason },
      })
      links.end(scope, id)
      return { punches, left: letGo(scope, id, reason) }
    })
  }
}
