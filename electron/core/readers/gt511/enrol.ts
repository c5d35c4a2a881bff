import { pause, throwIfCancelled } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { EnrolRequest } from '../reader.ts'
import { beginEnrolling, checkWait, tellPoor, untilOneFinger, type Enrolling } from '../wire/enrolling.ts'
import { attempted } from '../wire/proof.ts'
import { COMMANDS, isTwin, NACK_CODE } from './commands.ts'
import { capture, dirtyReason, lightOn, untilLifted, type Session } from './finger.ts'
import { checkFree, checkStored } from './library.ts'
import { refusal, type Reply } from './link.ts'

const POLL_MS = 120

type Enrolment = Enrolling & {
  session: Session
  slot: number
  /** Templates in the library before. */
  before: number
}

const lifted = ({ session, signal, fingerTimeoutMs }: Enrolment): Promise<number> =>
  untilLifted(session, POLL_MS, signal, fingerTimeoutMs)

/** Tells of a press that was no good and waits until it is lifted. Rejects `poor` after too many. */
async function forgive(enrolment: Enrolment, code: number): Promise<void> {
  tellPoor(enrolment, dirtyReason(code), code)
  await lifted(enrolment)
}

/** Waits for a press and takes the best picture of it. */
async function picture(enrolment: Enrolment): Promise<void> {
  const { session, signal } = enrolment
  let startMs = session.clock.monotonicMs()
  for (;;) {
    throwIfCancelled(signal)
    const seen = await capture(session, true)
    if (seen.kind === 'image') return
    if (seen.kind === 'poor') {
      await forgive(enrolment, seen.code)
      startMs = session.clock.monotonicMs()
    } else checkWait(enrolment, startMs, session.clock.monotonicMs())
    await pause(session.clock, POLL_MS, signal)
  }
}

const PRESSES = [COMMANDS.enroll1, COMMANDS.enroll2, COMMANDS.enroll3] as const

/** One press until the module has taken it. False: it does not fit the presses before. */
async function press(enrolment: Enrolment, command: (typeof PRESSES)[number]): Promise<boolean> {
  const { session } = enrolment
  const last = command === COMMANDS.enroll3
  for (;;) {
    await picture(enrolment)
    throwIfCancelled(enrolment.signal)
    // Sent once only: what was taken twice would be two presses.
    const send = (): Promise<Reply> => session.link.request(command, 0, { attempts: 1 })
    const reply = last ? await attempted(send) : await send()
    if (reply instanceof ReaderError || reply.ok) {
      if (last) await checkStored(session, command, reply, enrolment.slot, enrolment.before)
      return true
    }
    const { parameter } = reply
    if (parameter === NACK_CODE.enrollFailed) return false
    if (parameter !== NACK_CODE.badFinger && parameter !== NACK_CODE.notPressed)
      throw refused(enrolment, command, reply)
    await forgive(enrolment, parameter)
  }
}

/** The error for a press that ends the enrolment. */
function refused(enrolment: Enrolment, command: (typeof PRESSES)[number], reply: Reply): ReaderError {
  const { parameter: slot } = reply
  if (!isTwin(slot, enrolment.session.capacity)) return refusal(command, reply)
  enrolment.tell({ step: 'duplicate', slot })
  return new ReaderError('duplicate', `stored in slot ${slot}`, { slot })
}

async function begin({ session, slot }: Enrolment): Promise<void> {
  const reply = await session.link.request(COMMANDS.enrollStart, slot)
  if (reply.ok) return
  const { parameter: confirmation } = reply
  if (confirmation === NACK_CODE.databaseFull)
    throw new ReaderError('full', 'EnrollStart: 1009', { confirmation })
  if (confirmation === NACK_CODE.alreadyUsed)
    throw new ReaderError('slotTaken', `slot ${slot} is used`, { slot, confirmation })
  throw refusal(COMMANDS.enrollStart, reply)
}

/** Three presses with lifting between. False: they were not of one finger. */
async function threePresses(enrolment: Enrolment): Promise<boolean> {
  await begin(enrolment)
  for (const command of PRESSES) {
    enrolment.tell({ step: command === COMMANDS.enroll1 ? 'press' : 'pressAgain' })
    if (!(await press(enrolment, command))) return false
    if (command === COMMANDS.enroll3) break
    enrolment.tell({ step: 'lift' })
    await lifted(enrolment)
  }
  return true
}

/**
 * Enrols a finger with three presses into an empty slot, with a step told for each thing the person has to do. The
 * module itself judges at the third press whether the finger is stored already.
 * Rejects `slotOutOfRange`, `slotTaken`, `full`, `duplicate` (with the slot found), `different`, `poor`,
 * `timedOut`, `cancelled` and every failure of the line; nothing is stored then.
 */
export async function runEnrol(session: Session, request: EnrolRequest): Promise<{ slot: number }> {
  const { slot, signal } = request
  const before = await checkFree(session, slot, signal)
  const enrolment: Enrolment = { ...beginEnrolling(request), session, slot, before }
  await lightOn(session.link, signal)
  await untilOneFinger(
    enrolment,
    () => threePresses(enrolment),
    () => lifted(enrolment),
  )
  enrolment.tell({ step: 'stored', slot })
  return { slot }
}
