import type { ReaderClock } from '../clock.ts'
import type { Transport } from '../transport/transport.ts'
import { encodeFrame, PACKET, type Frame } from './codec.ts'
import type { Command } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import type { Inbox, Received } from '../wire/inbox.ts'
import { createSender } from '../wire/sender.ts'

/** A module that says 01 to a good command and then answers it after all does so at once (captured on a ZFM-20). */
const SECOND_REPLY_MS = 60

export type Reply = {
  confirmation: number
  /** Result bytes after the confirmation code; of meaning only when that is 00. */
  data: Uint8Array
  /** Monotonic ms of the reply's last byte. */
  atMs: number
}

/** Sending a packet, and sending a command and waiting for what fits it. */
export type Exchange = {
  /** Rejects `unplugged`, and `noReply` when the system does not take the bytes in time. */
  write: (id: number, payload: ArrayLike<number>, limitMs: number) => Promise<void>
  /** Undefined when nothing fitting came in time. Rejects `unplugged`, `cancelled`. */
  once: (command: Command, params: readonly number[], signal?: AbortSignal) => Promise<Reply | undefined>
  /** A further reply to a command that was sent before; undefined when `untilMs` (monotonic) passes. */
  receive: (command: Command, untilMs: number, signal?: AbortSignal) => Promise<Reply | undefined>
  /** A reply may still be under way: a wait ended without one. */
  outOfStep: () => boolean
  setOutOfStep: (value: boolean) => void
}

/** Is this the shape the command's reply must have? Failures may come with or without result bytes. */
function fits(command: Command, received: Received<Frame>): boolean {
  const { id, payload } = received.frame
  // Some modules say FF unasked when a finger wakes them.
  if (id !== PACKET.acknowledge || payload[0] === CONFIRM.wake) return false
  const full = payload.length === 1 + command.result
  return payload[0] === CONFIRM.ok ? full : full || payload.length === 1
}

/** Is the code one the papers know for this command? */
function documented(command: Command, code: number): boolean {
  const anywhere: number[] = [CONFIRM.ok, CONFIRM.packetError, CONFIRM.passwordNeeded, CONFIRM.unsupported]
  return anywhere.includes(code) || command.codes.includes(code)
}

function toReply(received: Received<Frame>): Reply {
  const [confirmation = CONFIRM.ok] = received.frame.payload
  return { confirmation, data: received.frame.payload.slice(1), atMs: received.atMs }
}

export function createExchange(options: {
  transport: Transport
  inbox: Inbox<Frame>
  address: number
  clock: ReaderClock
  timeoutScale: number
}): Exchange {
  const { transport, inbox, address, clock } = options
  const sender = createSender(transport, inbox, clock)
  let outOfStep = false

  const write: Exchange['write'] = (id, payload, limitMs) =>
    sender.write(encodeFrame({ address, id, payload }), limitMs)

  const receive: Exchange['receive'] = async (command, untilMs, signal) => {
    let endMs = untilMs
    let doubtful: Reply | undefined
    for (;;) {
      const received = await inbox.next(endMs, signal)
      if (received === undefined) {
        if (doubtful?.confirmation === CONFIRM.packetError) outOfStep = false
        return doubtful
      }
      if (!fits(command, received)) continue
      const reply = toReply(received)
      if (reply.confirmation === CONFIRM.packetError)
        endMs = Math.min(endMs, clock.monotonicMs() + SECOND_REPLY_MS)
      else if (documented(command, reply.confirmation)) {
        outOfStep = false
        return reply
      }
      // Perhaps the late reply to something else: kept for the case that nothing better comes.
      doubtful = reply
    }
  }

  const once: Exchange['once'] = async (command, params, signal) => {
    const timeoutMs = command.timeoutMs * options.timeoutScale
    await sender.drain(signal)
    outOfStep = true
    await write(PACKET.command, [command.code, ...params], timeoutMs)
    return receive(command, clock.monotonicMs() + timeoutMs, signal)
  }

  return { write, once, receive, outOfStep: () => outOfStep, setOutOfStep: (value) => (outOfStep = value) }
}
