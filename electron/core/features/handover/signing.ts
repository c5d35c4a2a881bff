import { eq } from 'drizzle-orm'
import { may } from '#shared/contract/permissions.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Credential } from '#shared/contract/values.ts'
import type { ActCall } from '../../acts/act.ts'
import { headCode } from '../../audit/entry.ts'
import type { SignedIn } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { handovers } from '../../database/tables.ts'
import type { Signer } from '../../security/signer.ts'
import type { DeskShifts } from './desk-shifts.ts'
import { assertRunning, isCounted, lacksReason, reportOf, type HandoverRow } from './handover-row.ts'
import type { HandoverSteps } from './steps.ts'

interface SignInput {
  readonly requestId: string
  readonly handoverId: number
  readonly credential: Credential
}
type SignCall<I extends SignInput = SignInput> = ActCall & { readonly input: I }

/** Who wants to sign, without the secret: the hash of an act's input is kept, and a PIN could be guessed out of it. */
const withoutSecret = <I extends SignInput>({ input, ...call }: SignCall<I>) => {
  const { credential, ...rest } = input
  const signer = credential.kind === 'pin' ? credential.staffId : 0
  return { ...call, input: { ...rest, kind: credential.kind, signer } }
}

function assertOutgoing(row: HandoverRow): void {
  assertRunning(row)
  if (!isCounted(row)) throw new DeskError('HANDOVER_COUNT_MISSING', {})
  if (row.state !== 'counted') throw new DeskError('ALREADY_DONE', { what: 'outgoing' })
  if (lacksReason(row)) throw new DeskError('HANDOVER_REASON_NEEDED', {})
}

function assertIncoming(row: HandoverRow, mattersRead: readonly string[]): void {
  assertRunning(row)
  if (!isCounted(row)) throw new DeskError('HANDOVER_COUNT_MISSING', {})
  if (row.state !== 'outgoingSigned') throw new DeskError('HANDOVER_ORDER', {})
  const read = new Set(mattersRead)
  if (reportOf(row).matters.some(({ number }) => !read.has(number)))
    throw new DeskError('HANDOVER_OPEN_ITEMS', {})
}

/**
 * The two signatures (21 CFR 11: printed name, time, meaning; here the meaning is the role in the handover). Everything
 * that can be refused is refused before the credential is looked at, so that a finger is not asked for in vain, and once
 * more inside the transaction.
 */
export function createSigning(core: Core, steps: HandoverSteps, deskShifts: DeskShifts, signer: Signer) {
  const { db } = core

  async function verify(credential: Credential): Promise<{ person: SignedIn; by: 'pin' | 'finger' }> {
    const signed = await signer.verify(credential)
    if (!may(signed.person.role, 'handover.write'))
      throw new DeskError('FORBIDDEN', { permission: 'handover.write' })
    return signed
  }

  /** Writes the completed row and answers the place of the entry that covers it: what is printed on the sheet. */
  function complete(
    row: HandoverRow,
    scope: Parameters<DeskShifts['open']>[0],
    incoming: SignedIn,
    by: 'pin' | 'finger',
  ) {
    const { id, number } = row
    const signed = { incomingId: incoming.staffId, incomingAt: scope.at, incomingBy: by }
    db.update(handovers)
      .set({ state: 'completed', completedAt: scope.at, ...signed })
      .where(eq(handovers.id, id))
      .run()
    const facts = { number, staffId: incoming.staffId, by, outgoingId: row.outgoingId }
    scope.record({ kind: 'handover.completed', subject: { table: 'handovers', id }, facts })
    const { seq, hash } = core.audit.head()
    db.update(handovers).set({ sheetSeq: seq, sheetHash: hash }).where(eq(handovers.id, id)).run()
    return headCode(seq, hash)
  }

  return {
    /** @throws HANDOVER_COUNT_MISSING, HANDOVER_REASON_NEEDED, ALREADY_DONE, FORBIDDEN, and what the signer throws */
    async outgoing(full: SignCall): Promise<{ id: number }> {
      const call = withoutSecret(full)
      const earlier = core.acts.repeated(call)
      if (earlier) return earlier as { id: number }
      const id = call.input.handoverId
      assertOutgoing(steps.find(id))
      const { person, by } = await verify(full.input.credential)
      return core.acts.run(call, ({ at, record }) => {
        const row = steps.find(id)
        assertOutgoing(row)
        db.update(handovers)
          .set({ state: 'outgoingSigned', outgoingId: person.staffId, outgoingAt: at, outgoingBy: by })
          .where(eq(handovers.id, id))
          .run()
        record({
          kind: 'handover.outgoingSigned',
          subject: { table: 'handovers', id },
          facts: { number: row.number, staffId: person.staffId, by },
        })
        return { id }
      })
    },

    /**
     * Completes: closes the desk shift and opens the next one for the incoming person, all in one transaction.
     * @throws HANDOVER_ORDER, HANDOVER_OPEN_ITEMS, SAME_PERSON, FORBIDDEN, and what the signer throws
     */
    async incoming(full: SignCall<SignInput & { readonly mattersRead: readonly string[] }>) {
      const call = withoutSecret(full)
      const earlier = core.acts.repeated(call)
      if (earlier) return earlier as { id: number; sheetCode: string; nextDeskShift: string }
      const { handoverId: id, mattersRead, kind, signer: staffId } = call.input
      const before = steps.find(id)
      assertIncoming(before, mattersRead)
      if (kind === 'pin' && before.outgoingId === staffId) throw new DeskError('SAME_PERSON', {})
      const { person, by } = await verify(full.input.credential)
      return core.acts.run(call, (scope) => {
        const row = steps.find(id)
        assertIncoming(row, mattersRead)
        if (row.outgoingId === person.staffId) throw new DeskError('SAME_PERSON', {})
        const shift = deskShifts.current()
        if (shift?.id !== row.deskShiftId) throw new DeskError('DESK_SHIFT_CLOSED', {})
        const sheetCode = complete(row, scope, person, by)
        deskShifts.close(scope, shift)
        const next = deskShifts.open(scope, person.staffId, row.frozenSeq)
        return { id, sheetCode, nextDeskShift: next.number }
      })
    },
  }
}
