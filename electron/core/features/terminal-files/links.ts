import { DeskError } from '#shared/contract/errors.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { terminalUsers } from '../../database/tables.ts'

export interface Link {
  readonly userNo: string
  readonly staffId: number
}

/** Whose user numbers of a terminal they are, where the staff number does not say so. */
export function createLinks(core: Core) {
  const current = core.sqlite
    .prepare('SELECT staff_id FROM terminal_users WHERE pin = ? AND ended_at IS NULL')
    .pluck()
  const ofFile = core.sqlite.prepare(
    'UPDATE terminal_users SET ended_at = ? WHERE file_id = ? AND ended_at IS NULL RETURNING id',
  )

  return {
    /** Only inside an act. `staffAdded`: the file brings the people too. @throws ALREADY_DONE when a number is another's */
    keep(
      { at, actorId, record }: ActScope,
      fileId: number,
      links: readonly Link[],
      staffAdded = false,
    ): void {
      for (const { userNo, staffId } of links) {
        const held = current.get(userNo)
        if (held === staffId) continue
        if (held !== undefined) throw new DeskError('ALREADY_DONE', { what: 'terminalUser' })
        const { id } = core.db
          .insert(terminalUsers)
          .values({ pin: userNo, staffId, fileId, staffAdded, setAt: at, setBy: actorId })
          .returning({ id: terminalUsers.id })
          .get()
        record({
          kind: 'terminalUser.linked',
          subject: { table: 'terminal_users', id },
          facts: { staffId },
        })
      }
    },

    /** All that a file said of them. Only inside an act. */
    end({ at, record }: ActScope, fileId: number): void {
      for (const { id } of ofFile.all(at, fileId) as { id: number }[])
        record({ kind: 'terminalUser.ended', subject: { table: 'terminal_users', id } })
    },
  }
}
