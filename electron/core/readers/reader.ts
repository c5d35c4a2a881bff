/** Why a finger was not read, as a word the UI can put into advice. */
export type DirtyReason =
  'captureFailed' | 'tooDry' | 'tooWet' | 'disordered' | 'fewPoints' | 'noImage' | 'residualPrint' | 'other'

/** A finger on the reader, or off it again, or a card. `arrivedAtMs` is the monotonic time its answer was complete, in ms. */
export type Touch =
  | { kind: 'match'; slot: number; score: number; arrivedAtMs: number }
  | { kind: 'unknown'; arrivedAtMs: number }
  | { kind: 'dirty'; reason: DirtyReason; confirmation: number; arrivedAtMs: number }
  | { kind: 'lifted'; arrivedAtMs: number }
  /** `number` is text and keeps its leading zeros; `raw` is what the reader sent, without controls. */
  | { kind: 'card'; number: string; raw: string; arrivedAtMs: number }

/** What the person at the reader is to do, or has just done, during an enrolment. */
export type EnrolStep =
  | { step: 'press' }
  | { step: 'lift' }
  | { step: 'pressAgain' }
  /** The last press was no good; press once more. */
  | { step: 'poor'; reason: DirtyReason }
  /** The second finger was not the first one; begins again with `press`, unless it was the last try. */
  | { step: 'different' }
  /** The finger is stored already; the enrolment ends. */
  | { step: 'duplicate'; slot: number }
  | { step: 'stored'; slot: number }

export type EnrolRequest = {
  /** Slot to fill, 0 .. capacity - 1; must be empty. */
  slot: number
  onStep?: ((step: EnrolStep) => void) | undefined
  signal?: AbortSignal | undefined
  /** Longest wait for a finger or its lifting, in ms. Default 30 000. */
  fingerTimeoutMs?: number | undefined
}

export type ReaderInfo = {
  /** Family and what the reader says of itself, for people. */
  model: string
  /** Number of slots. */
  capacity: number
  /** False when the reader would not say and the configured number stands in. */
  capacityKnown: boolean
  /** Templates in the library. */
  used: number
  /** Filled slots, ascending; undefined when the reader has no index table. */
  occupied: readonly number[] | undefined
  /** Line speed in bits a second. */
  baudRate: number
  /** False for a reader that only tells touches: all that would change or read a library rejects `unsupported`. */
  canEnrol: boolean
}

/** What proves a deletion: templates before and after, and the slot's bit, where the reader has an index table. */
export type DeleteProof = { slot: number; before: number; after: number; indexClear: boolean | undefined }

export type IdentifyRequest = {
  onTouch: (touch: Touch) => void
  /** Ends the loop. */
  signal: AbortSignal
  /** Time between two looks at an empty reader, in ms (100 to 250). */
  pollMs?: number | undefined
  /** Wait for an empty reader first, so that the finger of an enrolment is no punch. */
  liftFirst?: boolean | undefined
}

/** A reader that answers, of whatever family. Everything rejects with ReaderError and ends in bounded time. */
export type ConnectedReader = {
  info: () => ReaderInfo
  /** Runs until the signal fires (resolves) or the reader fails (rejects). */
  identifyLoop: (request: IdentifyRequest) => Promise<void>
  enrol: (request: EnrolRequest) => Promise<{ slot: number }>
  deleteSlot: (slot: number, signal?: AbortSignal) => Promise<DeleteProof>
  /** The stored template as an opaque blob. */
  readTemplate: (slot: number, signal?: AbortSignal) => Promise<Uint8Array>
  /** Puts a blob of `readTemplate` into an empty slot. */
  writeTemplate: (slot: number, template: Uint8Array, signal?: AbortSignal) => Promise<void>
  /** Makes sure the reader is there and still trusts us (it forgets when it loses power). */
  verify: (signal?: AbortSignal) => Promise<void>
  /** Fires once when the line is gone. */
  onLost: (listener: (message: string) => void) => () => void
  close: () => Promise<void>
}

/** Where a driver writes down what an administrator may want to read: an event word and plain facts. */
export type ReaderLog = (event: string, facts?: Record<string, string | number | boolean | undefined>) => void
