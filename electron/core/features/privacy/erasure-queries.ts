import type { Erasure } from '#shared/contract/privacy.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'

const shown = 100

interface Row extends Pick<Erasure, 'id' | 'number' | 'basis' | 'reason' | 'erasedAt' | 'erasedBy'> {
  readonly periods: string
  readonly erased: string
  readonly kept: string
}

const erasureOf = ({ periods, erased, kept, ...row }: Row): Erasure => ({
  ...row,
  periods: JSON.parse(periods) as Erasure['periods'],
  erased: JSON.parse(erased) as Erasure['erased'],
  kept: JSON.parse(kept) as Erasure['kept'],
})

/** The certificates of what was erased. */
export function createErasureQueries({ sqlite }: Core) {
  const base = `SELECT e.id, e.number, e.basis, e.reason, e.periods, e.erased, e.kept, e.erased_at AS erasedAt,
    coalesce(staff.name, '') AS erasedBy FROM erasures e LEFT JOIN staff ON staff.id = e.erased_by`
  const list = sqlite.prepare(`${base} WHERE e.id < ? ORDER BY e.id DESC LIMIT ${String(shown)}`)
  const one = sqlite.prepare(`${base} WHERE e.id = ?`)
  return {
    list: (before = Number.MAX_SAFE_INTEGER) => (list.all(before) as Row[]).map(erasureOf),
    /** @throws NOT_FOUND */
    get(id: number): Erasure {
      const row = one.get(id) as Row | undefined
      if (!row) throw new DeskError('NOT_FOUND', { what: 'erasure' })
      return erasureOf(row)
    },
  }
}
