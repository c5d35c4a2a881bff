import type { z } from 'zod'
import type { drawnSignature } from '#shared/contract/values.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { ActScope } from '../acts/act.ts'
import type { Core } from '../core.ts'
import { signatures } from '../database/tables.ts'

export type DrawnSignature = z.infer<typeof drawnSignature>

/** Fewer points than this is a slip of the pen, not a signature. */
const leastPoints = 8

/**
 * Stores a drawn signature inside the running act and commits to it in the chain. `meaning` says what was signed:
 * a signature without a meaning proves nothing. @throws SIGNATURE_EMPTY
 */
export function storeSignature(core: Core, scope: ActScope, drawn: DrawnSignature, meaning: string): number {
  const points = drawn.strokes.reduce((sum, stroke) => sum + stroke.length, 0)
  if (points < leastPoints) throw new DeskError('SIGNATURE_EMPTY', {})
  const { id } = core.db
    .insert(signatures)
    .values({
      meaning,
      strokes: JSON.stringify(drawn.strokes),
      image: drawn.image,
      signedAt: scope.at,
      recordedBy: scope.actorId,
      salt: core.salt(),
    })
    .returning({ id: signatures.id })
    .get()
  scope.record({ kind: 'signature.drawn', subject: { table: 'signatures', id }, facts: { meaning } })
  return id
}
