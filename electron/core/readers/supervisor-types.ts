import type { ReaderClock } from './clock.ts'
import type { ConnectOptions } from './ef01/connect.ts'
import type { ConnectedReader, DeleteProof, EnrolRequest, ReaderInfo, ReaderLog, Touch } from './reader.ts'
import type { ReaderErrorCode } from './reader-error.ts'
import type { Transport } from './transport/transport.ts'

export type ReaderStateName = 'stopped' | 'connecting' | 'ready' | 'absent' | 'wrongPassword' | 'failed'

export type ReaderState = {
  name: ReaderStateName
  /** UTC ms since when it is so. */
  sinceMs: number
  /** For administrators: error code and message; empty when all is well. */
  detail: string
  /** Why it is not ready; undefined when all is well, or nothing has been tried yet. */
  cause?: ReaderErrorCode | undefined
}

export type SupervisorOptions = {
  open: (path: string, baudRate: number) => Promise<Transport>
  /** Best a steady name (by-id link, udev SYMLINK): after replugging the reader is looked for under it. */
  path: string
  /**
   * Tells under which names the reader may be now, the likeliest first; asked before each attempt with the one it had
   * last. None: its name has gone to another device. Left out: always where it was.
   */
  locate?: ((path: string) => Promise<readonly string[]>) | undefined
  /** The reader answers under another name than it had. */
  onMoved?: ((path: string) => void) | undefined
  /** Speed tried first, bits a second; `speeds` follow, or the usual ones. */
  baudRate?: number | undefined
  speeds?: readonly number[] | undefined
  password?: number | undefined
  address?: number | undefined
  log: ReaderLog
  clock?: ReaderClock | undefined
  /** Time between two looks at an empty reader, in ms. The looks are also the heartbeat. */
  pollMs?: number | undefined
  /** Waits before the 1st, 2nd ... new attempt, in ms; the last one repeats. */
  backOffMs?: readonly number[] | undefined
  /** Wait before trying the same password again, in ms: it will not change by itself. */
  passwordBackOffMs?: number | undefined
  /** How often it is looked whether the machine has slept, in ms. */
  wakeTickMs?: number | undefined
  /** How to connect; another family puts its own function here. */
  connect?: ((options: ConnectOptions) => Promise<ConnectedReader>) | undefined
  /** Passed on to `connect`: dialect, times and fallbacks. */
  tuning?:
    | Pick<ConnectOptions, 'settleMs' | 'timeoutScale' | 'capacityFallback' | 'fastSearch' | 'dialect'>
    | undefined
}

export type ReaderSupervisor = {
  start: () => void
  /** Ends everything and gives the tty back; running enrolments reject `cancelled`. */
  stop: () => Promise<void>
  state: () => ReaderState
  onState: (listener: (state: ReaderState) => void) => () => void
  onTouch: (listener: (touch: Touch) => void) => () => void
  /** What is known of the reader; undefined unless `ready`. */
  info: () => ReaderInfo | undefined
  /** All of these reject `notReady` unless the state is `ready`; identification rests while they run. */
  enrol: (request: EnrolRequest) => Promise<{ slot: number }>
  deleteSlot: (slot: number, signal?: AbortSignal) => Promise<DeleteProof>
  readTemplate: (slot: number, signal?: AbortSignal) => Promise<Uint8Array>
  writeTemplate: (slot: number, template: Uint8Array, signal?: AbortSignal) => Promise<void>
}
