import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'

/** The lists of reception: ordered by the site, retired instead of deleted, because visits speak of their lines. */
export function createInUse(core: Core, table: 'visit_types' | 'reception_grades') {
  const find = core.sqlite.prepare(`SELECT retired_at AS retiredAt FROM ${table} WHERE id = ?`)
  const inUse = core.sqlite
    .prepare(`SELECT id FROM ${table} WHERE retired_at IS NULL ORDER BY position, id`)
    .pluck()
  const next = core.sqlite.prepare(`SELECT coalesce(max(position), 0) + 1 FROM ${table}`).pluck()
  const place = core.sqlite.prepare(`UPDATE ${table} SET position = ? WHERE id = ?`)
  const retire = core.sqlite.prepare(`UPDATE ${table} SET retired_at = ? WHERE id = ?`)

  return {
    ids: () => inUse.all() as number[],
    nextPosition: () => next.get() as number,
    /** True when something changed. @throws NOT_FOUND */
    use(id: number, wanted: boolean, at: number): boolean {
      const row = find.get(id) as { retiredAt: number | null } | undefined
      if (!row) throw new DeskError('NOT_FOUND', { what: table })
      if ((row.retiredAt === null) === wanted) return false
      retire.run(wanted ? null : at, id)
      return true
    },
    /** Answers those that got another place. @throws FIELD_INVALID when it is not the list in use: somebody changed it */
    order(ids: readonly number[]): number[] {
      const before = this.ids()
      const same = ids.length === before.length && before.every((id) => ids.includes(id))
      if (!same) throw new DeskError('FIELD_INVALID', { field: 'ids' })
      ids.forEach((id, index) => place.run(index + 1, id))
      return ids.filter((id, index) => before[index] !== id)
    },
  }
}
