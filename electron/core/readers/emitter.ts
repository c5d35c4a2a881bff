/** A list of listeners for one kind of event. */
export type Emitter<T> = {
  /** Adds a listener; the returned function takes it away again. */
  on: (listener: (event: T) => void) => () => void
  emit: (event: T) => void
}

/** Listeners may leave while being called: the round goes over a copy. */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(event: T) => void>()
  return {
    on: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit: (event) => {
      for (const listener of [...listeners]) listener(event)
    },
  }
}
