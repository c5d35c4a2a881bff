import { systemClock, type ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'
import { createInbox, type Received, type WireParser } from './inbox.ts'
import { createSender, QUIET_MS } from './sender.ts'
import { createTurns } from './turns.ts'

/** What one exchange may do while it has the line to itself. All times in ms, all waits end. */
export type Talk<F> = {
  /** Rejects `unplugged`, and `noReply` when the system does not take the bytes. */
  send: (bytes: Uint8Array) => Promise<void>
  /** The next frame that `fits`, or undefined. Rejects `unplugged`, `cancelled`. */
  receive: (fits: (frame: F) => boolean, limitMs: number) => Promise<Received<F> | undefined>
  /**
   * The same, but the last of several that come together: a module answers in order, so that what stands before
   * the last reply is the late one to something else, or its double.
   */
  receiveLast: (fits: (frame: F) => boolean, limitMs: number) => Promise<Received<F> | undefined>
}

export type AskOptions = {
  /** For messages: the manual's name of the command. */
  name: string
  /** How often it may be sent; 2 unless told. One for what must not happen twice. */
  attempts?: number | undefined
  /** Cuts the wait short; the next exchange then puts the line in step first. */
  signal?: AbortSignal | undefined
  /** Do not put the line in step first: for the very first command on it. */
  plain?: boolean | undefined
}

/** One module on one line whose replies do not say where they belong: one exchange at a time, bounded waits. */
export type WireLink<F> = {
  /**
   * Runs an exchange; `act` gives undefined when no reply came. Rejects `noReply`, `badReply` (only damaged ones),
   * `unplugged`, `cancelled`.
   */
  ask: <R>(options: AskOptions, act: (talk: Talk<F>) => Promise<R | undefined>) => Promise<R>
  onLost: (listener: (message: string) => void) => () => void
  close: () => Promise<void>
}

export type WireLinkOptions<F> = {
  transport: Transport
  parser: WireParser<F>
  clock?: ReaderClock | undefined
  /** Factor on all reply times; 1 in the product. */
  timeoutScale?: number | undefined
  /**
   * Asks something harmless whose answer cannot be that of another command: once it is here, nothing older can
   * follow. False: no answer.
   */
  resync: (talk: Talk<F>) => Promise<boolean>
}

export function createWireLink<F>(options: WireLinkOptions<F>): WireLink<F> {
  const { transport, parser, clock = systemClock, timeoutScale = 1 } = options
  const inbox = createInbox(transport, parser, clock)
  const { write, drain } = createSender(transport, inbox, clock)
  const inTurn = createTurns()
  /** A reply may still be under way: a wait ended without one. */
  let outOfStep = false

  const talkFor = (signal: AbortSignal | undefined): Talk<F> => {
    const until = async (fits: (frame: F) => boolean, untilMs: number) => {
      for (;;) {
        const received = await inbox.next(untilMs, signal)
        if (received === undefined || fits(received.frame)) return received
      }
    }
    const receive: Talk<F>['receive'] = (fits, limitMs) =>
      until(fits, clock.monotonicMs() + limitMs * timeoutScale)
    return {
      send: (bytes) => write(bytes, 1000),
      receive,
      receiveLast: async (fits, limitMs) => {
        let last = await receive(fits, limitMs)
        const endMs = clock.monotonicMs() + limitMs * timeoutScale
        while (last !== undefined && clock.monotonicMs() < endMs) {
          const next = await until(fits, clock.monotonicMs() + QUIET_MS)
          if (next === undefined) break
          last = next
        }
        return last
      },
    }
  }

  const silence = (name: string): ReaderError =>
    inbox.damaged() > 0
      ? new ReaderError('badReply', `${name}: damaged reply`)
      : new ReaderError('noReply', `${name}: no reply`)

  /** One exchange on a cleared line. Until it has its answer the line counts as out of step. */
  const once = async <R>(
    act: (talk: Talk<F>) => Promise<R | undefined>,
    signal: AbortSignal | undefined,
  ): Promise<R | undefined> => {
    await drain(signal)
    outOfStep = true
    const result = await act(talkFor(signal))
    if (result !== undefined) outOfStep = false
    return result
  }

  const inStep = async (signal: AbortSignal | undefined): Promise<void> => {
    const resync = async (talk: Talk<F>) => (await options.resync(talk)) || undefined
    for (let attempt = 0; attempt < 2; attempt += 1) if (await once(resync, signal)) return
    throw silence('resync')
  }

  return {
    ask: (asked, act) =>
      inTurn(asked.signal, async () => {
        const { name, attempts = 2, signal, plain = false } = asked
        for (let attempt = 1; ; attempt += 1) {
          if (outOfStep && !plain) await inStep(signal)
          const result = await once(act, signal)
          if (result !== undefined) return result
          if (attempt >= attempts) throw silence(name)
        }
      }),
    onLost: inbox.onLost,
    close: transport.close,
  }
}
