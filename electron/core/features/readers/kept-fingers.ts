import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { fingers } from '../../database/tables.ts'
import type { ReaderSupervisor } from '../../readers/supervisor.ts'
import type { Consents } from './consents.ts'
import type { Erasure, StoredFinger } from './erasure.ts'

export type Wanted = z.output<(typeof contract.fingers.enrol)['~orpc']['inputSchema'] & object>
export type EnrolCall = ActCall & { readonly input: Wanted }

/** What the module has stored and the record say the same, whatever happens between them. */
export function createKeptFingers(core: Core, erasure: Erasure, consents: Consents) {
  /** Inside an act, after the module has stored it. */
  function insert({ at, record }: ActScope, input: Wanted, consentId: number, slot: number): number {
    const { staffId, readerId, label } = input
    const { id } = core.db
      .insert(fingers)
      .values({ staffId, consentId, readerId, slot, label, enrolledAt: at })
      .returning({ id: fingers.id })
      .get()
    record({ kind: 'finger.enrolled', subject: { table: 'fingers', id }, facts: { slot } })
    return id
  }

  /** Puts what the module has stored on record, or takes it out again; from a reader that went away, when it is back. */
  async function keep(
    call: EnrolCall,
    supervisor: ReaderSupervisor,
    consentId: number,
    slot: number,
  ): Promise<number> {
    const { input } = call
    try {
      return core.acts.run(call, (scope) => {
        const inForce = consents.inForce(input.staffId) // it may have been taken back meanwhile
        return { fingerId: insert(scope, input, inForce, slot) }
      }).fingerId
    } catch (error) {
      await supervisor.deleteSlot(slot).catch(() => {
        core.acts.system(call.actorId, (scope) => insert(scope, input, consentId, slot))
      })
      throw error
    }
  }

  async function takeOut(call: EnrolCall, old: StoredFinger): Promise<void> {
    const proof = await erasure.clearSlot(old)
    core.acts.system(call.actorId, (scope) => {
      erasure.markDeleted(scope, old, proof, 'enrolledAgain')
    })
  }

  /** The new one is there: whatever becomes of the old one is no failure of it. */
  async function takeOutAfter(call: EnrolCall, old: StoredFinger): Promise<boolean> {
    try {
      await takeOut(call, old)
      return false
    } catch (error) {
      core.ports.log.info('finger.kept', {
        fingerId: old.id,
        because: error instanceof Error ? error.message : String(error),
      })
      return true
    }
  }

  return { keep, takeOut, takeOutAfter }
}
