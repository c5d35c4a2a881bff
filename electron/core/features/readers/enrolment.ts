import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { enrolEvent } from '#shared/contract/fingers.ts'
import type { Core } from '../../core.ts'
import type { EnrolStep } from '../../readers/reader.ts'
import { ReaderError } from '../../readers/reader-error.ts'
import type { ReaderSupervisor } from '../../readers/supervisor.ts'
import type { Consents } from './consents.ts'
import type { StoredFinger } from './erasure.ts'
import { createKeptFingers, type EnrolCall, type Wanted } from './kept-fingers.ts'
import { freeSlot, slotsOf } from './free-slot.ts'
import { liveFinger } from './live-finger.ts'
import { createGuidance } from './guidance.ts'
import type { ReaderHub } from './hub.ts'

type EnrolEvent = z.infer<typeof enrolEvent>
interface Enrolled {
  readonly fingerId: number
  readonly oldKept: boolean
}

/** Presses until the module has stored the finger; answers its slot. @throws ReaderError, and what `freeSlot` throws */
async function press(
  core: Core,
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

/** Enrolling: the module keeps the template, the desk keeps whose slot it is. */
export function createEnrolment(core: Core, hub: ReaderHub, consents: Consents) {
  const kept = createKeptFingers(core, hub, consents)

  /** The finger that is enrolled again. @throws NOT_FOUND when it is not this person's, here and in force */
  function replacedBy({ replaces, staffId, readerId }: Wanted): StoredFinger | null {
    if (replaces === null) return null
    const found = liveFinger(core, replaces)
    if (found.staffId !== staffId || found.readerId !== readerId)
      throw new DeskError('NOT_FOUND', { what: 'finger' })
    return found
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
      return await press(core, supervisor, readerId, told, AbortSignal.any([signal, ended.signal]))
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
        if (old && oldFirst) await kept.takeOut(call, old)
        const slot = await pressWhileAgreed(call.input, supervisor, told, signal)
        const fingerId = await kept.keep(call, supervisor, consentId, slot)
        const oldKept = old !== null && !oldFirst && (await kept.takeOutAfter(call, old))
        return { fingerId, oldKept }
      } finally {
        hub.busy.delete(readerId)
      }
    },
  }
}
export type Enrolment = ReturnType<typeof createEnrolment>
