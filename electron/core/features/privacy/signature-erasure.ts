import type { AuditKind } from '#shared/contract/audit-kinds.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'

/** Empties a drawn signature that belongs to nothing else; when and what for it was given stays. Inside an act. */
export function createSignatureErasure({ sqlite }: Core) {
  const erase = sqlite.prepare(
    `UPDATE signatures SET strokes = '[]', image = '', salt = NULL WHERE id = ? AND salt IS NOT NULL`,
  )
  return (id: number, kind: AuditKind, { record }: ActScope, basis: 'period' | 'request'): void => {
    if (erase.run(id).changes === 0) return
    record({ kind, subject: { table: 'signatures', id }, facts: { reason: basis } })
  }
}
