import { ReaderError } from '../../reader-error.ts'
import type { EnrolRequest, EnrolStep } from '../../reader.ts'
import { refusal, search, untilLifted } from '../capture.ts'
import { COMMANDS, word } from '../commands.ts'
import { CONFIRM, dirtyReason } from '../confirmations.ts'
import { slotWord } from '../dialect.ts'
import { beginEnrolment, POLL_MS, press, refuseStored, runEnrol, type Enrolment } from '../enrol.ts'
import type { Reply } from '../exchange.ts'
import { tellPoor, untilOneFinger } from '../../wire/enrolling.ts'
import { checkFree, countTemplates } from '../library.ts'
import type { Link } from '../link.ts'
import { PS_COMMANDS, PS_CONFIRM, PS_NOT_HERE, PS_POOR_PRESS } from './commands.ts'

/** The sensors are small: it takes some presses to see a finger whole. */
const PRESSES = 4
/** Steps told, lifting asked for, nothing overwritten, no finger twice (bit 4). */
const FLAGS = 0x10
const MERGE_MS = 3000
const STEP = { image: 1, feature: 2, lifted: 3, merged: 4, stored: 6 } as const

type End = 'stored' | 'duplicate' | 'different' | 'notHere'

/** Reads the answers of one AutoEnroll and tells the person what to do. Throws the ReaderError that ends it. */
function createListener(enrolment: Enrolment, slot: number) {
  let end: End | undefined
  let last = ''
  const told = new Set<string>()
  const tellOnce = (step: EnrolStep, number: number): void => {
    const key = `${step.step} ${number}`
    if (!told.has(key)) enrolment.tell(step)
    told.add(key)
  }
  const waitMs = enrolment.fingerTimeoutMs

  const progress = (step: number, number: number): number | 'done' => {
    // A step that got lost on its way shows by the next one: whoever is to lift has to hear it.
    if (step === STEP.feature || step === STEP.lifted) tellOnce({ step: 'lift' }, number)
    if (step === STEP.lifted && number < PRESSES) tellOnce({ step: 'pressAgain' }, number)
    if (step === STEP.stored) {
      end = 'stored'
      return 'done'
    }
    return step >= STEP.merged ? MERGE_MS : waitMs
  }

  const poor = (confirmation: number): number => {
    tellPoor(enrolment, dirtyReason(confirmation), confirmation)
    return waitMs
  }

  const failure = (reply: Reply, step: number): number | 'done' => {
    const { confirmation } = reply
    if (step >= STEP.merged && confirmation === CONFIRM.mergeFailed) end = 'different'
    else if (step < STEP.merged && PS_POOR_PRESS.includes(confirmation)) return poor(confirmation)
    else if (confirmation === CONFIRM.alreadyStored) end = 'duplicate'
    else if (step === 0 && PS_NOT_HERE.includes(confirmation)) end = 'notHere'
    else if (confirmation === CONFIRM.timeout) throw new ReaderError('timedOut', 'nobody touched the reader')
    else if (confirmation === PS_CONFIRM.poorTemplate)
      throw new ReaderError('poor', 'AutoEnroll: 3B', { confirmation })
    else if (confirmation === CONFIRM.libraryFull)
      throw new ReaderError('full', 'AutoEnroll: 1F', { confirmation })
    else if (confirmation === CONFIRM.slotOutOfRange)
      throw new ReaderError('slotOutOfRange', `slot ${slot} refused`, { slot, confirmation })
    else if (slotWord('ps', confirmation) === 'taken')
      throw new ReaderError('slotTaken', `slot ${slot} is used`, { slot, confirmation })
    else throw refusal('AutoEnroll', reply)
    return 'done'
  }

  return {
    end: () => end,
    onReply: (reply: Reply): number | 'done' => {
      const [step = 0, number = 0] = reply.data
      // The same answer twice in a row is one answer that came twice.
      const text = `${reply.confirmation} ${step} ${number}`
      if (text === last) return waitMs
      last = text
      return reply.confirmation === CONFIRM.ok ? progress(step, number) : failure(reply, step)
    },
  }
}

/**
 * Waits for the answer to something else. The answers of AutoEnroll look like that of TempleteNum: one that came twice
 * would be taken for a count.
 */
async function settleLine(link: Link): Promise<void> {
  await link.request(COMMANDS.readSysPara).catch((error: unknown) => {
    if (!(error instanceof ReaderError) || error.code !== 'noReply') throw error
  })
}

/** One AutoEnroll. When its last answer got lost, or it was taken back too late, the count tells how it ended. */
async function autoEnrol(enrolment: Enrolment, slot: number, before: number): Promise<End> {
  const { session, signal } = enrolment
  const listener = createListener(enrolment, slot)
  const params = [...word(slot), PRESSES, ...word(FLAGS)]
  try {
    const { onReply } = listener
    await session.link.stream({ command: PS_COMMANDS.autoEnroll, params, onReply, signal })
  } catch (error) {
    const open =
      error instanceof ReaderError && ['noReply', 'badReply', 'timedOut', 'cancelled'].includes(error.code)
    if (!open || (await countTemplates(session.link)) !== before + 1) throw error
    return 'stored'
  }
  const end = listener.end() ?? 'stored'
  await settleLine(session.link)
  if (end === 'stored' && (await countTemplates(session.link)) !== before + 1)
    throw new ReaderError('notProven', `AutoEnroll: the count is still ${before}`, { slot })
  return end
}

/** The module found the finger stored; which slot that is it has to be asked. */
async function refuseDuplicate(enrolment: Enrolment): Promise<never> {
  const { hit } = await search(enrolment.session, enrolment.signal)
  if (hit !== undefined) enrolment.tell({ step: 'duplicate', slot: hit.slot })
  throw new ReaderError('duplicate', 'stored already', {
    slot: hit?.slot,
    confirmation: CONFIRM.alreadyStored,
  })
}

/**
 * Enrols a finger by the module's own AutoEnroll, or with two presses where it does not do that. The finger is looked
 * up before, with its first press still on the glass, because AutoEnroll does not tell where a duplicate is.
 * Rejects as `runEnrol` does; nothing is stored then.
 */
export async function runAutoEnrol(
  session: Enrolment['session'],
  request: EnrolRequest,
): Promise<{ slot: number }> {
  const { slot, signal } = request
  const enrolment = beginEnrolment(session, request)
  const before = await checkFree(session, slot, signal)
  await press(enrolment, 1, 'press')
  await refuseStored(enrolment)
  let end: End = 'different'
  const presses = async (attempt: number): Promise<boolean> => {
    if (attempt > 1) enrolment.tell({ step: 'press' })
    end = await autoEnrol(enrolment, slot, before)
    if (end === 'duplicate') return refuseDuplicate(enrolment)
    return end !== 'different'
  }
  await untilOneFinger(enrolment, presses, () =>
    untilLifted(session, POLL_MS, signal, enrolment.fingerTimeoutMs),
  )
  if ((end as End) === 'notHere') return runEnrol(session, request)
  enrolment.tell({ step: 'stored', slot })
  return { slot }
}
