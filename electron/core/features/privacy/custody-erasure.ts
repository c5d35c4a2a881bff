import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createRedaction } from './redaction.ts'
import { createSignatureErasure } from './signature-erasure.ts'

interface ParcelRow {
  readonly number: string
  readonly receivedAt: number
  readonly releasedAt: number
  readonly signatureId: number
}

interface DepositRow {
  readonly number: string
  readonly depositedAt: number
  readonly releasedAt: number
  readonly guest: number
  readonly sealer: number
  readonly release: number
}

/**
 * Takes the people out of what was in custody and was given back: names, numbers, what was in it, signatures. Sums, seal,
 * places, times and who of the desk acted stay. What is still here is never erased. Inside an act.
 */
export function createCustodyErasure(core: Core) {
  const { sqlite } = core
  const redact = createRedaction(core)
  const eraseSignature = createSignatureErasure(core)
  const over = 'id = ? AND released_at IS NOT NULL AND erased_at IS NULL'
  const readParcel = sqlite.prepare(
    `SELECT number, received_at AS receivedAt, released_at AS releasedAt, signature_id AS signatureId
     FROM parcels WHERE ${over}`,
  )
  const eraseParcel = sqlite.prepare(
    `UPDATE parcels SET recipient_name = '', pinyin = '', initials = '', recipient_phone_last4 = '', barcode = '',
       note = '', collector_name = '', salt = NULL, erased_at = @at
     WHERE id = @id`,
  )
  // several parcels may have gone against one signature, all at one time
  const signedWith = sqlite.prepare(
    'SELECT 1 FROM parcels WHERE released_at = @releasedAt AND signature_id = @signatureId AND erased_at IS NULL',
  )
  const readDeposit = sqlite.prepare(
    `SELECT number, deposited_at AS depositedAt, released_at AS releasedAt, guest_signature_id AS guest,
       sealer_signature_id AS sealer, release_signature_id AS release
     FROM deposits WHERE ${over}`,
  )
  const eraseDeposit = sqlite.prepare(
    `UPDATE deposits SET guest_name = '', pinyin = '', initials = '', phone = '', room = '', id_kind = NULL,
       id_number_cipher = NULL, id_number_index = NULL, id_number_masked = '', contents = '', difference_reason = '',
       salt = NULL, erased_at = @at
     WHERE id = @id`,
  )

  return {
    parcel(id: number, scope: ActScope, basis: 'period' | 'request'): void {
      const row = readParcel.get(id) as ParcelRow | undefined
      if (!row) return
      const { number, receivedAt, releasedAt, signatureId } = row
      eraseParcel.run({ id, at: scope.at })
      scope.record({
        kind: 'parcel.erased',
        subject: { table: 'parcels', id },
        facts: { number, reason: basis },
      })
      if (signedWith.get({ releasedAt, signatureId }) === undefined)
        eraseSignature(signatureId, 'parcel.erased', scope, basis)
      redact('parcel', { number, from: receivedAt, to: releasedAt }, scope)
    },

    deposit(id: number, scope: ActScope, basis: 'period' | 'request'): void {
      const row = readDeposit.get(id) as DepositRow | undefined
      if (!row) return
      const { number, depositedAt, releasedAt, guest, sealer, release } = row
      eraseDeposit.run({ id, at: scope.at })
      scope.record({
        kind: 'deposit.erased',
        subject: { table: 'deposits', id },
        facts: { number, reason: basis },
      })
      for (const signature of [guest, sealer, release])
        eraseSignature(signature, 'deposit.erased', scope, basis)
      redact('deposit', { number, from: depositedAt, to: releasedAt }, scope)
    },
  }
}
