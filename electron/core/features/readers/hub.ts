import type { Core } from '../../core.ts'

/** Owner of every configured reader: one supervisor each, their states, touches and enrolments. */
export interface ReaderHub {
  start(): void
  stop(): Promise<void>
}

export function createReaderHub(_core: Core): ReaderHub {
  return { start: () => undefined, stop: () => Promise.resolve() }
}
