import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { enrolEvent } from '#shared/contract/fingers.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { fingers } from '../../database/tables.ts'
import type { EnrolStep } from '../../readers/reader.ts'
import { ReaderError } from '../../readers/reader-error.ts'
import type { ReaderSupervisor } from '../../readers/supervisor.ts'
import type { Consents } from './consents.ts'
import type { ReaderHub } from './hub.ts'

type EnrolEvent = z.infer<typeof enrolEvent>

interface Wanted {
  readonly requestId: string
  readonly staffId: number
  readonly readerId: number
  readonly label: string
}

/** The steps a person is guided through; the others end the enrolment and are told otherwise. */
function guidanceOf({ step }: EnrolStep): EnrolEvent | null {
  return step === 'stored' || step === 'duplicate' ? null : { kind: 'step', step }
}

/** Enrolling: the module keeps the template, the desk keeps whose slot it is. */
export function createEnrolment(core: Core, hub: ReaderHub, consents: Consents) {
  const running = new Set<number>()
  const slotsOf = (readerId: number) =>
    core.db
      .select({ slot: fingers.slot })
      .from(fingers)
      .where(and(eq(fingers.readerId, readerId), isNull(fingers.deletedAt)))
      .all()
      .map(({ slot }) => slot)

  /** The lowest slot that neither the desk nor the module calls filled. @throws READER_FULL */
  function freeSlot(supervisor: ReaderSupervisor, readerId: number): number {
    const info = supervisor.info()
    if (!info) throw new DeskError('READER_ABSENT', {})
    const taken = new Set([...slotsOf(readerId), ...(info.occupied ?? [])])
    for (let slot = 0; slot < info.capacity; slot += 1) if (!taken.has(slot)) return slot
    throw new DeskError('READER_FULL', {})
  }

  async function press(
    supervisor: ReaderSupervisor,
    readerId: number,
    told: (event: EnrolEvent) => void,
    signal: AbortSignal,
  ): Promise<number> {
    const onStep = (step: EnrolStep) => {
      const event = guidanceOf(step)
      if (event) told(event)
    }
    const once = () => supervisor.enrol({ slot: freeSlot(supervisor, readerId), onStep, signal })
    try {
      return (await once()).slot
    } catch (error) {
      const stored = error instanceof ReaderError && error.code === 'duplicate' ? error.slot : undefined
      if (stored === undefined || slotsOf(readerId).includes(stored)) throw error
      // the same finger in a slot that belongs to nobody: left by a crash between module and record
      core.ports.log.info('finger.orphan', { readerId, slot: stored })
      await supervisor.deleteSlot(stored, signal)
      return (await once()).slot
    }
  }

  return {
    /** Before anything is asked of the person. @throws NOT_FOUND, CONSENT_NEEDED, READER_ABSENT, READER_BUSY, READER_FULL */
    check({ staffId, readerId }: Wanted): void {
      core.health.demandWritable()
      consents.inForce(staffId)
      const supervisor = hub.ready(readerId)
      if (running.has(readerId)) throw new DeskError('READER_BUSY', {})
      freeSlot(supervisor, readerId)
    },

    /** @throws what `check` throws, or ReaderError */
    async enrol(
      call: ActCall & { readonly input: Wanted },
      told: (event: EnrolEvent) => void,
      signal: AbortSignal,
    ): Promise<number> {
      const { staffId, readerId, label } = call.input
      const supervisor = hub.ready(readerId)
      running.add(readerId)
      try {
        const slot = await press(supervisor, readerId, told, signal)
        try {
          return core.acts.run(call, ({ at, record }) => {
            const consentId = consents.inForce(staffId) // it may have been taken back meanwhile
            const { id } = core.db
              .insert(fingers)
              .values({ staffId, consentId, readerId, slot, label, enrolledAt: at })
              .returning({ id: fingers.id })
              .get()
            record({ kind: 'finger.enrolled', subject: { table: 'fingers', id }, facts: { slot } })
            return { fingerId: id }
          }).fingerId
        } catch (error) {
          await supervisor.deleteSlot(slot)
          throw error
        }
      } finally {
        running.delete(readerId)
      }
    },
  }
}
