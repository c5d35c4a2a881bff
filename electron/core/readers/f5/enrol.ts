import { pause, throwIfCancelled } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { EnrolRequest } from '../reader.ts'
import { beginEnrolling, checkWait, tellPoor, untilOneFinger, type Enrolling } from '../wire/enrolling.ts'
import { attempted } from '../wire/proof.ts'
import { COMMANDS, OUTCOME, PERMISSION } from './commands.ts'
import { seek, type Session } from './identify.ts'
import { checkFree, checkStored, storeRefusal } from './library.ts'
import type { Reply } from './link.ts'
import { userOf } from './users.ts'

/** Looks for the user whose finger it is, while the finger still lies there. */
const TWIN_LOOKS = 2

type Enrolment = Enrolling & {
  session: Session
  slot: number
  /** Users in the library before. */
  before: number
}

const PRESSES = [COMMANDS.enrol1, COMMANDS.enrol2, COMMANDS.enrol3] as const
type Press = (typeof PRESSES)[number]

/** Time to lift the finger: the module cannot say whether one lies on it, and must not be asked during an enrolment. */
const lifting = ({ session, signal }: Enrolment): Promise<void> =>
  pause(session.clock, session.liftMs, signal)

/** The outcome of a press; a module waits for the finger no longer than its capture timeout, hence again and again. */
async function outcome(enrolment: Enrolment, command: Press): Promise<Reply | ReaderError> {
  const { session, slot, signal } = enrolment
  const startMs = session.clock.monotonicMs()
  for (;;) {
    throwIfCancelled(signal)
    const parameters = { word: userOf(slot), last: PERMISSION }
    // Sent once only: what was taken twice would be two presses.
    const send = (): Promise<Reply> => session.link.request(command, parameters, { attempts: 1 })
    const reply = command === COMMANDS.enrol3 ? await attempted(send) : await send()
    if (reply instanceof ReaderError || reply.last !== OUTCOME.timeout) return reply
    checkWait(enrolment, startMs, session.clock.monotonicMs())
  }
}

/** The error for a finger that is enrolled already. The module does not say as whose, so it is looked up. */
async function duplicate({ session, tell }: Enrolment): Promise<ReaderError> {
  for (let look = 0; look < TWIN_LOOKS; look += 1) {
    const touch = await seek(session)
    if (touch?.kind !== 'match') continue
    tell({ step: 'duplicate', slot: touch.slot })
    return new ReaderError('duplicate', `stored in slot ${touch.slot}`, { slot: touch.slot })
  }
  return new ReaderError('duplicate', 'stored in another slot')
}

/** One press until the module has taken it. False: the third one does not fit the others. */
async function press(enrolment: Enrolment, command: Press): Promise<boolean> {
  const { session, slot, before } = enrolment
  const last = command === COMMANDS.enrol3
  for (;;) {
    const reply = await outcome(enrolment, command)
    if (reply instanceof ReaderError || reply.last === OUTCOME.ok) {
      if (last) await checkStored(session, command, reply, slot, before)
      return true
    }
    const { last: confirmation } = reply
    if (confirmation === OUTCOME.fingerTaken) throw await duplicate(enrolment)
    if (last && confirmation === OUTCOME.failed) return false
    if (confirmation !== OUTCOME.failed && confirmation !== OUTCOME.notCentred)
      throw storeRefusal(command, reply, slot)
    tellPoor(enrolment, 'captureFailed', confirmation)
    await lifting(enrolment)
  }
}

/** Three presses with time to lift between. False: they were not of one finger. */
async function threePresses(enrolment: Enrolment): Promise<boolean> {
  for (const command of PRESSES) {
    enrolment.tell({ step: command === COMMANDS.enrol1 ? 'press' : 'pressAgain' })
    if (!(await press(enrolment, command))) return false
    if (command === COMMANDS.enrol3) break
    enrolment.tell({ step: 'lift' })
    await lifting(enrolment)
  }
  return true
}

/**
 * Enrols a finger with three presses into an empty slot, with a step told for each thing the person has to do.
 * Rejects `slotOutOfRange`, `slotTaken`, `full`, `duplicate` (with the slot, if the finger stayed long enough to look
 * it up), `different`, `poor`, `timedOut`, `cancelled` and every failure of the line; nothing is stored then.
 */
export async function runEnrol(session: Session, request: EnrolRequest): Promise<{ slot: number }> {
  const { slot, signal } = request
  const before = await checkFree(session, slot, signal)
  const enrolment: Enrolment = { ...beginEnrolling(request), session, slot, before }
  await untilOneFinger(
    enrolment,
    () => threePresses(enrolment),
    () => lifting(enrolment),
  )
  enrolment.tell({ step: 'stored', slot })
  return { slot }
}
