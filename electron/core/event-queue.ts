/** Events on their way to one client, in order; ends when told to. */
export interface EventQueue<T> {
  push(event: T): void
  /** Nothing more comes; with an error, whoever reads the queue gets it after the last event. */
  end(error?: Error): void
  /** Read it once. */
  events(): AsyncGenerator<T>
}

export function createEventQueue<T>(): EventQueue<T> {
  const waiting: T[] = []
  let ended: { readonly error: Error | undefined } | null = null
  let wake: () => void = () => undefined

  return {
    push(event) {
      waiting.push(event)
      wake()
    },
    end(error) {
      ended ??= { error }
      wake()
    },
    async *events() {
      for (;;) {
        const next = waiting.shift()
        if (next !== undefined) yield next
        else if (ended) {
          if (ended.error) throw ended.error
          return
        } else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}

/** The events until the client has gone: its going is an end, not a failure. */
export async function* untilGone<T>(
  events: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  try {
    yield* events
  } catch (error) {
    if (signal?.aborted !== true) throw error
  }
}
