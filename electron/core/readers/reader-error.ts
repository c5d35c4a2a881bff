/** Every way a reader can fail, as stable words: the contract and the UI texts hang on them. */
export type ReaderErrorCode =
  /** The port exists but nobody answers on it (reader off, wrong cable, other device). */
  | 'noReply'
  /** Something answers, but not what the protocol allows. */
  | 'badReply'
  /** The reader wants another password. */
  | 'wrongPassword'
  /** The tty is gone: cable pulled, or it is not there yet. */
  | 'unplugged'
  /** The tty is there but cannot be opened: another program holds it. */
  | 'openFailed'
  /** The tty is there and this user may not open it. */
  | 'noPermission'
  /** The reader understood and said no; `confirmation` has its word for it. */
  | 'refused'
  /** No free slot in the reader. */
  | 'full'
  | 'slotOutOfRange'
  | 'slotTaken'
  | 'slotEmpty'
  /** The finger is already stored, in `slot`. */
  | 'duplicate'
  /** The presses of one enrolment were of different fingers, too often. */
  | 'different'
  /** No usable picture of the finger, too often. */
  | 'poor'
  /** Nobody touched the reader in time. */
  | 'timedOut'
  /** The caller took the request back. */
  | 'cancelled'
  /** Another enrolment or the identify loop holds the reader. */
  | 'busy'
  /** The supervisor has no reader in the state `ready`. */
  | 'notReady'
  /** The reader acknowledged an act that did not happen. */
  | 'notProven'
  /** A reader of this kind cannot do it: it only tells touches. */
  | 'unsupported'
  /** Not the reader failed but this program. */
  | 'fault'

export type ReaderErrorFacts = {
  /** Confirmation byte of the reader, as it came over the wire. */
  confirmation?: number | undefined
  /** Slot the error is about. */
  slot?: number | undefined
  cause?: unknown
}

/** An expected failure of a reader. Anything else thrown from this folder is a bug. */
export class ReaderError extends Error {
  override readonly name = 'ReaderError'
  readonly code: ReaderErrorCode
  readonly confirmation: number | undefined
  readonly slot: number | undefined

  constructor(code: ReaderErrorCode, message: string, facts: ReaderErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.code = code
    this.confirmation = facts.confirmation
    this.slot = facts.slot
  }
}

/** Turns whatever was thrown into a ReaderError; what is not one already becomes `fallback`. */
export function asReaderError(thrown: unknown, fallback: ReaderErrorCode): ReaderError {
  if (thrown instanceof ReaderError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new ReaderError(fallback, message, { cause: thrown })
}
