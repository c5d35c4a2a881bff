/** Why a byte line ended: closed by us, or lost (cable pulled, driver gone). */
export type CloseReason = { kind: 'closed' } | { kind: 'lost'; message: string }

/** A byte line to a device. Drivers and simulators know only this; what carries it is decided elsewhere. */
export type Transport = {
  /** Sends bytes; resolves when the system took them. Rejects with ReaderError `unplugged` on a lost line. */
  write: (bytes: Uint8Array) => Promise<void>
  /** Bytes as they come: any chunking. The returned function takes the listener away. */
  onData: (listener: (bytes: Uint8Array) => void) => () => void
  /** Called once, also when the line had already ended. The returned function takes the listener away. */
  onClose: (listener: (reason: CloseReason) => void) => () => void
  /** Gives the line back; never rejects and never takes longer than about two seconds. */
  close: () => Promise<void>
}

/** One-time event with memory: who comes late is told at once. */
export function createCloseNotice(): {
  on: Transport['onClose']
  tell: (reason: CloseReason) => void
  told: () => boolean
} {
  let told: CloseReason | undefined
  const listeners = new Set<(reason: CloseReason) => void>()
  return {
    on: (listener) => {
      if (told !== undefined) {
        const reason = told
        queueMicrotask(() => listener(reason))
        return () => undefined
      }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell: (reason) => {
      if (told !== undefined) return
      told = reason
      for (const listener of [...listeners]) listener(reason)
      listeners.clear()
    },
    told: () => told !== undefined,
  }
}
