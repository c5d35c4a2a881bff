import type { Transport } from './readers/transport/transport.ts'
import type { NamedPort } from './readers/transport/usb-chips.ts'

/** Wall clock and monotonic clock, both in milliseconds; held by tests. */
export interface Clock {
  wall(): number
  monotonic(): number
  /** Calls `act` once after `ms` on the monotonic clock; the returned function prevents it. Left out: a system timer. */
  after?(ms: number, act: () => void): () => void
  /**
   * Time since the machine was started, with the time it slept, whatever was done to the wall clock: on Linux the monotonic
   * clock stands still meanwhile. Left out where nobody can tell: then `monotonic` is all there is.
   */
  readonly sinceBoot?: () => number
}

/** Where the data key lives: the operating system's keychain on the desktop, a 0600 file otherwise. */
export interface KeyStore {
  load(): Promise<Buffer | null>
  save(key: Buffer): Promise<void>
}

/** Structured log lines; never personal data, never secrets. */
export interface Log {
  info(event: string, facts?: Record<string, unknown>): void
  error(event: string, error: unknown, facts?: Record<string, unknown>): void
}

/** Everything the core needs from the outside: no module of the core reaches for any of this by itself. */
export interface DeskPorts {
  /** Folder of the database, the head file, the key file and the backups. */
  readonly dataDir: string
  readonly clock: Clock
  readonly random: (bytes: number) => Buffer
  readonly keys: KeyStore
  readonly log: Log
  /** Entry module of worker threads: source beside the core, or the built bundle. */
  readonly jobsEntry: URL
  readonly openTransport: (options: { path: string; baudRate: number }) => Promise<Transport>
  /** The serial ports the system knows, with the words a person recognises them by. */
  readonly listPorts: () => Promise<NamedPort[]>
  /** Bytes that may still be written on the disk of a folder. */
  readonly freeBytes: (folder: string) => number
  readonly version: string
  /**
   * Draws an address of the print route (`#/print?ticket=…`) as a PDF. Left out where the host cannot; null answers that it
   * cannot right now, for want of a browser. @throws when the sheet was not drawn
   */
  readonly renderPdf?: (path: string) => Promise<Uint8Array | null>
}
