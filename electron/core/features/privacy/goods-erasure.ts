import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'

/** Takes the people out of a goods pass; what was carried, when and by whose check stays. Inside an act. */
export function createGoodsErasure({ sqlite }: Core) {
  const erase = sqlite.prepare(
    `UPDATE goods_passes SET holder_name = '', holder_phone = '', owner = '', room = '', authorisation = '',
       carrier_id_kind = NULL, carrier_id_cipher = NULL, carrier_id_index = NULL, carrier_id_masked = '', plate = '',
       note = '', closed_reason = '', salt = NULL, erased_at = @at
     WHERE id = @id AND erased_at IS NULL`,
  )
  return (id: number, { at, record }: ActScope, basis: 'period' | 'request'): void => {
    if (erase.run({ id, at }).changes === 0) return
    record({ kind: 'goodsPass.erased', subject: { table: 'goods_passes', id }, facts: { reason: basis } })
  }
}
