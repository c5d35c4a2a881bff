import { ReaderError } from '../reader-error.ts'
import type { ReaderClock } from '../clock.ts'
import { COMMANDS, type Command } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import type { Exchange, Reply } from './exchange.ts'

/** Takes one answer; gives how long the next one may take, in ms, or that it was the last. May throw to end it. */
export type StreamListener = (reply: Reply) => number | 'done'

export type StreamRequest = {
  command: Command
  params: readonly number[]
  onReply: StreamListener
  signal?: AbortSignal | undefined
}

type StreamDeps = { exchange: Exchange; clock: ReaderClock; /** Factor on all waits. */ timeoutScale: number }

/** Tells the module to stop. True: it is there and has stopped. Cannot be cancelled itself. */
async function cancel(exchange: Exchange): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const reply = await exchange.once(COMMANDS.cancel, []).catch(() => undefined)
    if (reply?.confirmation === CONFIRM.ok) return true
  }
  return false
}

/**
 * An instruction that answers in pieces, sent once. Whatever ends it before its last answer, the module is told to
 * stop: left to itself it would talk into what is asked next. Rejects `timedOut` when the module is there but says
 * nothing more, `noReply` when it is not, `unplugged`, `cancelled`, and what the listener throws.
 */
export async function runStream(deps: StreamDeps, request: StreamRequest): Promise<void> {
  const { exchange, clock, timeoutScale } = deps
  const { command, params, onReply, signal } = request
  let ended = false
  try {
    let reply = await exchange.once(command, params, signal)
    while (reply !== undefined) {
      const wait = onReply(reply)
      if (wait === 'done') {
        ended = true
        return
      }
      reply = await exchange.receive(command, clock.monotonicMs() + wait * timeoutScale, signal)
    }
    ended = true
    throw (await cancel(exchange))
      ? new ReaderError('timedOut', `${command.name}: no further reply`)
      : new ReaderError('noReply', `${command.name}: no reply`)
  } finally {
    if (!ended) await cancel(exchange)
  }
}
