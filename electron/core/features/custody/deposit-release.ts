import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { may } from '#shared/contract/permissions.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { Credential } from '#shared/contract/values.ts'
import { hasRepeatedLines, sumCash } from '#shared/domain/cash-count.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { deposits } from '../../database/tables.ts'
import type { Signer } from '../../security/signer.ts'
import { storeSignature, type DrawnSignature } from '../signatures.ts'

type Input = z.output<(typeof contract.deposits.release)['~orpc']['inputSchema'] & object>
type Row = typeof deposits.$inferSelect

/** What the desk and the guest found when the deposit was given back. */
interface Finding {
  readonly recountedFen: number | null
  readonly differs: boolean
  readonly needsApproval: boolean
}

/**
 * A sealed deposit has no verified sum to differ from: its recount is put on record, and an empty one means that it went back
 * unopened. A counted one is counted again, and the difference to the first count matters.
 */
function findingOf(row: Row, { recount, sealIntact }: Input): Finding {
  if (hasRepeatedLines(recount)) throw new DeskError('FIELD_INVALID', { field: 'recount' })
  const counted = row.method === 'counted'
  const recountedFen = counted || recount.length > 0 ? sumCash(recount) : null
  const differs = counted && recountedFen !== row.countedFen
  return { recountedFen, differs, needsApproval: differs || !sealIntact }
}

/** A difference or a broken seal goes no further without a reason and somebody to answer for it. */
function requireReason(row: Row, input: Input, { differs, recountedFen }: Finding): Credential {
  if (input.differenceReason !== '' && input.approval !== null) return input.approval
  if (differs)
    throw new DeskError('RECOUNT_DIFFERS', {
      declaredFen: row.declaredFen,
      countedFen: recountedFen ?? 0,
    })
  throw new DeskError('DEPOSIT_SEAL_BROKEN', {})
}

/** The call as it is remembered: a PIN could be guessed out of the hash of an input that holds it. */
const withoutSecret = (call: ActCall & { readonly input: Input }) => ({
  ...call,
  input: { ...call.input, approval: null },
})

/** Giving a deposit back. */
export function createDepositRelease(core: Core, signer: Signer) {
  const { db } = core

  function heldRow(id: number): Row {
    const row = db.select().from(deposits).where(eq(deposits.id, id)).get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'deposit' })
    if (row.releasedAt !== null) throw new DeskError('DEPOSIT_RELEASED', {})
    return row
  }

  /** A second person who may answer for it. @throws SAME_PERSON, FORBIDDEN, and what the signer throws */
  async function approve(approval: Credential, releasing: number): Promise<number> {
    // Said before a PIN is tried or a finger used up.
    if (approval.kind === 'pin' && approval.staffId === releasing) throw new DeskError('SAME_PERSON', {})
    const { person } = await signer.verify(approval)
    if (person.staffId === releasing) throw new DeskError('SAME_PERSON', {})
    if (!may(person.role, 'deposits.approve'))
      throw new DeskError('FORBIDDEN', { permission: 'deposits.approve' })
    return person.staffId
  }

  function write(
    call: ActCall & { readonly input: Input },
    signature: DrawnSignature,
    approvedBy: number | null,
  ) {
    const { input, actorId } = call
    return core.acts.run(call, (scope) => {
      const row = heldRow(input.depositId)
      const { recountedFen, needsApproval } = findingOf(row, input)
      const { id, number } = row
      db.update(deposits)
        .set({
          releasedAt: scope.at,
          releasedBy: actorId,
          recountLines: JSON.stringify(input.recount.filter(({ quantity }) => quantity > 0)),
          recountedFen,
          sealIntact: input.sealIntact,
          differenceReason: needsApproval ? input.differenceReason : '',
          approvedBy,
          releaseSignatureId: storeSignature(core, scope, signature, 'deposit.released'),
        })
        .where(eq(deposits.id, id))
        .run()
      scope.record({
        kind: 'deposit.released',
        subject: { table: 'deposits', id },
        facts: { number, recountedFen, sealIntact: input.sealIntact, approvedBy },
      })
      return { id, number, recordedAt: scope.at }
    })
  }

  return {
    /**
     * @throws DEPOSIT_RELEASED, DEPOSIT_MARK_MISSING for guestSignature, RECOUNT_DIFFERS or DEPOSIT_SEAL_BROKEN without reason
     * and approval, SAME_PERSON, FORBIDDEN, SIGNATURE_EMPTY, and what the signer throws
     */
    async release(full: ActCall & { readonly input: Input }): Promise<{
      id: number
      number: string
      recordedAt: number
    }> {
      const call = withoutSecret(full)
      const earlier = core.acts.repeated(call)
      if (earlier) return earlier as { id: number; number: string; recordedAt: number }
      const { input, actorId } = full
      const row = heldRow(input.depositId)
      if (input.guestSignature === null)
        throw new DeskError('DEPOSIT_MARK_MISSING', { mark: 'guestSignature' })
      const finding = findingOf(row, input)
      const approvedBy = finding.needsApproval
        ? await approve(requireReason(row, input, finding), actorId)
        : null
      return write(call, input.guestSignature, approvedBy)
    },
  }
}
