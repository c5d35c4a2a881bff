import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { may } from '#shared/contract/permissions.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { Credential } from '#shared/contract/values.ts'
import { isOpenPass, mayEnter } from '#shared/domain/goods-pass.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { goodsPasses } from '../../database/tables.ts'
import type { Signer } from '../../security/signer.ts'
import { passRow, type PassRow } from './passes.ts'

type InputOf<Name extends 'approve' | 'enter' | 'cancel'> = z.output<
  (typeof contract.goodsPass)[Name]['~orpc']['inputSchema'] & object
>
interface Recorded {
  id: number
  number: string
  recordedAt: number
}

/** The call as it is remembered: a PIN could be guessed out of the hash of an input that holds it. */
const withoutSecret = (call: ActCall & { readonly input: InputOf<'approve'> }) => ({
  ...call,
  input: { ...call.input, approval: null },
})

/** What is decided about a pass before its things stand at the door. */
export function createDeciding(core: Core, signer: Signer) {
  const { db } = core

  function rowIn(id: number, fits: (row: PassRow) => boolean): PassRow {
    const row = passRow(core, id)
    if (!fits(row)) throw new DeskError('GOODS_PASS_STATE', {})
    return row
  }
  const isAsked = ({ state }: PassRow) => state === 'asked'

  /** Somebody who may approve and did not ask for it himself. @throws SAME_PERSON, FORBIDDEN, and what the signer throws */
  async function approverOf(approval: Credential, askedBy: number): Promise<number> {
    // Said before a PIN is tried or a finger used up.
    if (approval.kind === 'pin' && approval.staffId === askedBy) throw new DeskError('SAME_PERSON', {})
    const { person } = await signer.verify(approval)
    if (person.staffId === askedBy) throw new DeskError('SAME_PERSON', {})
    if (!may(person.role, 'goods.approve')) throw new DeskError('FORBIDDEN', { permission: 'goods.approve' })
    return person.staffId
  }

  return {
    /** @throws GOODS_PASS_STATE, NOT_FOUND, SAME_PERSON, FORBIDDEN, and what the signer throws */
    async approve(full: ActCall & { readonly input: InputOf<'approve'> }): Promise<Recorded> {
      const call = withoutSecret(full)
      const earlier = core.acts.repeated(call)
      if (earlier) return earlier as Recorded
      const { passId, approval } = full.input
      const approvedBy = await approverOf(approval, rowIn(passId, isAsked).recordedBy)
      return core.acts.run(call, ({ at, record }) => {
        const { id, number } = rowIn(passId, isAsked)
        db.update(goodsPasses)
          .set({ state: 'approved', approvedAt: at, approvedBy })
          .where(eq(goodsPasses.id, id))
          .run()
        record({
          kind: 'goodsPass.approved',
          subject: { table: 'goods_passes', id },
          facts: { number, approvedBy },
        })
        return { id, number, recordedAt: at }
      })
    },

    /** Approved things that will come out again go in. @throws GOODS_PASS_STATE, NOT_FOUND */
    enter(call: ActCall & { readonly input: InputOf<'enter'> }): Recorded {
      return core.acts.run(call, ({ at, record }) => {
        const { id, number } = rowIn(call.input.passId, mayEnter)
        db.update(goodsPasses).set({ state: 'inside', enteredAt: at }).where(eq(goodsPasses.id, id)).run()
        record({ kind: 'goodsPass.entered', subject: { table: 'goods_passes', id }, facts: { number } })
        return { id, number, recordedAt: at }
      })
    },

    /** Keeps its number. @throws GOODS_PASS_STATE, NOT_FOUND */
    cancel(call: ActCall & { readonly input: InputOf<'cancel'> }): Recorded {
      const { input, actorId } = call
      return core.acts.run(call, ({ at, record }) => {
        const { id, number } = rowIn(input.passId, isOpenPass)
        db.update(goodsPasses)
          .set({ state: 'cancelled', closedAt: at, closedBy: actorId, closedReason: input.reason })
          .where(eq(goodsPasses.id, id))
          .run()
        record({ kind: 'goodsPass.cancelled', subject: { table: 'goods_passes', id }, facts: { number } })
        return { id, number, recordedAt: at }
      })
    },
  }
}
