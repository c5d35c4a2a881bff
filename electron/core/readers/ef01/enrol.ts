import { pause, throwIfCancelled } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { EnrolRequest } from '../reader.ts'
import { beginEnrolling, checkWait, tellPoor, untilOneFinger, type Enrolling } from '../wire/enrolling.ts'
import { capture, refusal, search, untilLifted, type Look, type Session } from './capture.ts'
import { COMMANDS } from './commands.ts'
import { CONFIRM, dirtyReason } from './confirmations.ts'
import { checkFree, storeBuffer } from './library.ts'
import { PS_COMMANDS } from './ps/commands.ts'

export const POLL_MS = 120

/** One enrolment under way. */
export type Enrolment = Enrolling & { session: Session }

/** An enrolment as its request wants it. */
export const beginEnrolment = (session: Session, request: EnrolRequest): Enrolment => ({
  ...beginEnrolling(request),
  session,
})

/** The picture that is good for enrolling: PS-dialect modules have an instruction of its own for it. */
function captureToEnrol({ session, signal }: Enrolment, buffer: 1 | 2): Promise<Look> {
  const image = session.dialect === 'ps' ? PS_COMMANDS.getEnrollImage : COMMANDS.genImg
  return capture(session, buffer, signal, image)
}

/** Waits for a press whose features land in `buffer`. Poor presses are told, lifted and awaited again. */
export async function press(
  enrolment: Enrolment,
  buffer: 1 | 2,
  step: 'press' | 'pressAgain',
): Promise<void> {
  const { session, signal, tell } = enrolment
  let startMs = session.clock.monotonicMs()
  tell({ step })
  for (;;) {
    const seen = await captureToEnrol(enrolment, buffer)
    if (seen.kind === 'image') return
    if (seen.kind === 'poor') {
      const { confirmation } = seen
      tellPoor(enrolment, dirtyReason(confirmation), confirmation)
      await untilLifted(session, POLL_MS, signal, enrolment.fingerTimeoutMs)
      startMs = session.clock.monotonicMs()
    } else checkWait(enrolment, startMs, session.clock.monotonicMs())
    await pause(session.clock, POLL_MS, signal)
  }
}

/** Looks buffer 1 up and ends the enrolment with `duplicate` when the finger is stored. */
export async function refuseStored({ session, signal, tell }: Enrolment): Promise<void> {
  const { hit } = await search(session, signal)
  if (hit === undefined) return
  tell({ step: 'duplicate', slot: hit.slot })
  throw new ReaderError('duplicate', `stored in slot ${hit.slot}`, { slot: hit.slot })
}

/**
 * First press. A search for the finger comes before its capture that counts: on R503 a search between the two
 * captures would spoil them, so after a miss the picture is simply taken once more while the finger is down.
 */
async function firstPress(enrolment: Enrolment): Promise<void> {
  const { session, signal } = enrolment
  for (;;) {
    await press(enrolment, 1, 'press')
    await refuseStored(enrolment)
    const again = await captureToEnrol(enrolment, 1)
    if (again.kind === 'image') return
    // Lifted too early: the press is asked for once more. A poor one is waited out first.
    if (again.kind === 'poor') await untilLifted(session, POLL_MS, signal, enrolment.fingerTimeoutMs)
  }
}

/** Match, then merge. False: not the same finger. Some modules merge anything, hence Match first. */
async function merge(enrolment: Enrolment): Promise<boolean> {
  const { link } = enrolment.session
  const { signal } = enrolment
  const match = await link.request(COMMANDS.match, [], { signal })
  if (match.confirmation === CONFIRM.noMatch) return false
  if (match.confirmation !== CONFIRM.ok) throw refusal('Match', match)
  const merged = await link.request(COMMANDS.regModel, [], { signal })
  if (merged.confirmation === CONFIRM.mergeFailed) return false
  if (merged.confirmation !== CONFIRM.ok) throw refusal('RegModel', merged)
  return true
}

/**
 * Enrols a finger with two presses into an empty slot, with a step told for each thing the person has to do.
 * Rejects `slotOutOfRange`, `slotTaken`, `full`, `duplicate` (with the slot found), `different`, `poor`,
 * `timedOut`, `cancelled` and every failure of the line; nothing is stored then.
 */
export async function runEnrol(session: Session, request: EnrolRequest): Promise<{ slot: number }> {
  const { slot, signal } = request
  const enrolment = beginEnrolment(session, request)
  const before = await checkFree(session, slot, signal)
  const lifted = () => untilLifted(session, POLL_MS, signal, enrolment.fingerTimeoutMs)
  const twoPresses = async (): Promise<boolean> => {
    await firstPress(enrolment)
    enrolment.tell({ step: 'lift' })
    await lifted()
    await press(enrolment, 2, 'pressAgain')
    return merge(enrolment)
  }
  await untilOneFinger(enrolment, twoPresses, lifted)
  throwIfCancelled(signal)
  await storeBuffer(session, slot, before)
  enrolment.tell({ step: 'stored', slot })
  return { slot }
}
