import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createSignatureErasure } from './signature-erasure.ts'

/** Takes the people out of a goods pass; what was carried, when and by whose check stays. Inside an act. */
export function createGoodsErasure(core: Core) {
  const eraseSignature = createSignatureErasure(core)
  const erase = core.sqlite.prepare(
    `UPDATE goods_passes SET holder_name = '', holder_phone = '', owner = '', room = '', authorisation = '',
       carrier_id_kind = NULL, carrier_id_cipher = NULL, carrier_id_index = NULL, carrier_id_masked = '', plate = '',
       note = '', closed_reason = '', salt = NULL, erased_at = @at
     WHERE id = @id AND erased_at IS NULL RETURNING owner_signature_id AS signatureId`,
  )
  return (id: number, scope: ActScope, basis: 'period' | 'request'): void => {
    const row = erase.get({ id, at: scope.at }) as { signatureId: number | null } | undefined
    if (!row) return
    scope.record({
      kind: 'goodsPass.erased',
      subject: { table: 'goods_passes', id },
      facts: { reason: basis },
    })
    if (row.signatureId !== null) eraseSignature(row.signatureId, 'goodsPass.erased', scope, basis)
  }
}
