import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { enrolEvent } from '#shared/contract/fingers.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { fingers } from '../../database/tables.ts'
import type { EnrolStep } from '../../readers/reader.ts'
import { ReaderError } from '../../readers/reader-error.ts'
import type { ReaderSupervisor } from '../../readers/supervisor.ts'
import type { Consents } from './consents.ts'
import type { StoredFinger } from './erasure.ts'
import { freeSlot, slotsOf } from './free-slot.ts'
import { createGuidance } from './guidance.ts'
import type { ReaderHub } from './hub.ts'

type EnrolEvent = z.infer<typeof enrolEvent>
type Wanted = z.output<(typeof contract.fingers.enrol)['~orpc']['inputSchema'] & object>
type EnrolCall = ActCall & { readonly input: Wanted }
interface Enrolled {
  readonly fingerId: number
  readonly oldKept: boolean
}

/** Enrolling: the module keeps the template, the desk keeps whose slot it is. */
export function createEnrolment(core: Core, hub: ReaderHub, consents: Consents) {
  /** The finger that is enrolled again. @throws NOT_FOUND when it is not this person's, here and in force */
  function replacedBy({ replaces, staffId, readerId }: Wanted): StoredFinger | null {
    if (replaces === null) return null
    const found = core.db
      .select({ id: fingers.id, readerId: fingers.readerId, slot: fingers.slot })
      .from(fingers)
      .where(
        and(
          eq(fingers.id, replaces),
          eq(fingers.staffId, staffId),
          eq(fingers.readerId, readerId),
          isNull(fingers.deletedAt),
        ),
      )
      .get()
    if (!found) throw new DeskError('NOT_FOUND', { what: 'finger' })
    return found
  }

  async function press(
    supervisor: ReaderSupervisor,
    readerId: number,
    told: (event: EnrolEvent) => void,
    signal: AbortSignal,
  ): Promise<number> {
    const guide = createGuidance()
    const onStep = (step: EnrolStep) => {
      const event = guide(step)
      if (event) told(event)
    }
    const once = () => supervisor.enrol({ slot: freeSlot(core, supervisor, readerId), onStep, signal })
    try {
      return (await once()).slot
    } catch (error) {
      const stored = error instanceof ReaderError && error.code === 'duplicate' ? error.slot : undefined
      if (stored === undefined || slotsOf(core, readerId).includes(stored)) throw error
      // the same finger in a slot that belongs to nobody: left by a crash between module and record
      core.ports.log.info('finger.orphan', { readerId, slot: stored })
      await supervisor.deleteSlot(stored, signal)
      return (await once()).slot
    }
  }

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
    const proof = await hub.clearSlot(old)
    core.acts.system(call.actorId, (scope) => {
      hub.markDeleted(scope, old, proof, 'enrolledAgain')
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

  /** Presses until stored; whoever leaves or takes the consent back meanwhile is not enrolled. */
  async function pressWhileAgreed(
    { staffId, readerId }: Wanted,
    supervisor: ReaderSupervisor,
    told: (event: EnrolEvent) => void,
    signal: AbortSignal,
  ): Promise<number> {
    const ended = new AbortController()
    const forget = core.onCommit((changes) => {
      if (!changes.some(({ topic }) => topic === 'consent')) return
      try {
        consents.inForce(staffId)
      } catch (error) {
        ended.abort(error)
      }
    })
    try {
      return await press(supervisor, readerId, told, AbortSignal.any([signal, ended.signal]))
    } catch (error) {
      throw ended.signal.aborted ? ended.signal.reason : error
    } finally {
      forget()
    }
  }

  return {
    /**
     * Before anything is asked of the person.
     * @throws NOT_FOUND, CONSENT_NEEDED, READER_ABSENT, READER_BUSY, READER_FULL, READER_REFUSED
     */
    check(wanted: Wanted): void {
      core.health.demandWritable()
      consents.inForce(wanted.staffId)
      const supervisor = hub.ready(wanted.readerId)
      if (hub.busy.has(wanted.readerId)) throw new DeskError('READER_BUSY', {})
      replacedBy(wanted)
      freeSlot(core, supervisor, wanted.readerId)
    },

    /** @throws what `check` throws, or ReaderError */
    async enrol(call: EnrolCall, told: (event: EnrolEvent) => void, signal: AbortSignal): Promise<Enrolled> {
      const { staffId, readerId, oldFirst } = call.input
      const supervisor = hub.ready(readerId)
      hub.busy.add(readerId)
      try {
        const old = replacedBy(call.input)
        const consentId = consents.inForce(staffId)
        if (old && oldFirst) await takeOut(call, old)
        const slot = await pressWhileAgreed(call.input, supervisor, told, signal)
        const fingerId = await keep(call, supervisor, consentId, slot)
        const oldKept = old !== null && !oldFirst && (await takeOutAfter(call, old))
        return { fingerId, oldKept }
      } finally {
        hub.busy.delete(readerId)
      }
    },
  }
}
