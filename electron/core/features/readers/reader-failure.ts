import { DeskError } from '#shared/contract/errors.ts'
import { ReaderError } from '../../readers/reader-error.ts'

/**
 * What a failure of the reader is to the person in front of it. Anything that is no ReaderError stays what it is. `whose`
 * names the owner of a slot, where the caller may know.
 */
export function deskErrorOfReader(
  thrown: unknown,
  whose: (slot: number) => string | null = () => null,
): Error {
  if (!(thrown instanceof ReaderError)) return thrown instanceof Error ? thrown : new Error(String(thrown))
  switch (thrown.code) {
    case 'notReady':
    case 'unplugged':
    case 'noReply':
    case 'openFailed':
    case 'noPermission':
      return new DeskError('READER_ABSENT', {})
    case 'busy':
      return new DeskError('READER_BUSY', {})
    case 'full':
    case 'slotOutOfRange':
      return new DeskError('READER_FULL', {})
    case 'duplicate':
      return new DeskError('FINGER_DUPLICATE', {
        whose: thrown.slot === undefined ? null : whose(thrown.slot),
      })
    case 'different':
    case 'poor':
    case 'timedOut':
    case 'cancelled':
    case 'slotTaken':
      return new DeskError('ENROL_FAILED', { reason: thrown.code })
    case 'badReply':
    case 'wrongPassword':
    case 'refused':
    case 'slotEmpty':
    case 'notProven':
    case 'unsupported':
    case 'fault':
      return new DeskError('READER_REFUSED', { reason: thrown.code })
  }
}
