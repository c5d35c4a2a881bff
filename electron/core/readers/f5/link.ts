import type { ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'
import { createWireLink, type AskOptions, type Talk, type WireLink } from '../wire/link.ts'
import { createWireParser } from '../wire/scanner.ts'
import { createF5Parser, encodeBlock, encodeFrame, type F5Event, type F5Frame } from './codec.ts'
import { COMMANDS, OUTCOME, type Command } from './commands.ts'

/** Until a reply to a command that waits for nobody, in ms. */
const REPLY_MS = 1000
/** Until a block is there, in ms: the longest one takes 7 s at 19200 bits a second. */
const BLOCK_MS = 8000
/** A capture has its reply this long after the module's own timeout, in ms. */
const CAPTURE_MARGIN_MS = 1500
/** How long a module may wait for a finger while its timeout is not known, in ms. */
const UNKNOWN_CAPTURE_MS = 10_000

export type Reply = Omit<F5Frame, 'code'> & {
  /** The block; empty where none belongs to the command, or when it was refused. */
  data: Uint8Array
  /** Monotonic ms of the reply's last byte. */
  atMs: number
}

/** A module on its line: commands and their replies. A refusal is a reply, not a rejection. */
export type F5Link = {
  /**
   * Rejects `noReply`, `badReply`, `unplugged`, `cancelled`. Commands that capture take as long as the module's
   * timeout, and are better not cut short: the next one would have to wait for their reply all the same.
   */
  request: (
    command: Command,
    parameters?: Partial<Omit<F5Frame, 'code'>>,
    options?: Omit<AskOptions, 'name'>,
  ) => Promise<Reply>
  /** A command with a block to the module, once. */
  download: (command: Command, data: Uint8Array) => Promise<Reply>
  /** From now on captures end after so many ms by themselves; undefined: nobody knows when. */
  setCaptureMs: (ms: number | undefined) => void
} & Pick<WireLink<Frame>, 'onLost' | 'close'>

type Frame = Exclude<F5Event, { kind: 'noise' | 'badFrame' | 'expired' }>

function frameOf(event: F5Event): Frame | 'damaged' | undefined {
  if (event.kind === 'noise') return undefined
  return event.kind === 'badFrame' || event.kind === 'expired' ? 'damaged' : event
}

/** The error for an outcome that is not what was hoped for. */
export function refusal(command: Command, { last }: Reply): ReaderError {
  const hex = last.toString(16).padStart(2, '0').toUpperCase()
  return new ReaderError('refused', `${command.name}: ${hex}`, { confirmation: last })
}

export function createF5Link(options: {
  transport: Transport
  clock: ReaderClock
  timeoutScale?: number | undefined
}): F5Link {
  const scale = options.timeoutScale ?? 1
  let awaited: Command | undefined
  let captureMs = UNKNOWN_CAPTURE_MS
  /** Monotonic ms until which a capture that was asked for may go on in the module. */
  let capturingUntilMs = 0
  const parser = createF5Parser(
    ({ code, last }) => awaited?.block === true && code === awaited.code && last === OUTCOME.ok,
  )

  /** The reply to a command, and its block where it has one. */
  const answer = async (
    talk: Talk<Frame>,
    command: Command,
    limitMs = command.captures === true ? captureMs + CAPTURE_MARGIN_MS : REPLY_MS,
  ): Promise<Reply | undefined> => {
    const ours = (frame: Frame): boolean => frame.code === command.code
    let received = await (command.block === true ? talk.receive : talk.receiveLast)(ours, limitMs)
    while (received?.frame.kind === 'frame') {
      const { word, last } = received.frame
      const reply = { word, last, data: new Uint8Array(0), atMs: received.atMs }
      if (command.block !== true || last !== OUTCOME.ok || word === 0) return reply
      received = await talk.receive(ours, BLOCK_MS)
      if (received?.frame.kind === 'block')
        return { ...reply, data: received.frame.data, atMs: received.atMs }
    }
    return undefined
  }

  const exchange = async (talk: Talk<Frame>, command: Command, bytes: Uint8Array) => {
    awaited = command
    await talk.send(bytes)
    if (command.captures === true)
      capturingUntilMs = options.clock.monotonicMs() + (captureMs + CAPTURE_MARGIN_MS) * scale
    return answer(talk, command)
  }

  const link = createWireLink<Frame>({
    ...options,
    parser: createWireParser(parser, frameOf),
    // Nothing else asks for the level. A module that still waits for a finger answers it only after that; waiting longer
    // than it can would only keep a dead one from being noticed.
    resync: async (talk) => {
      awaited = COMMANDS.level
      await talk.send(encodeFrame({ code: COMMANDS.level.code, word: 0, last: 1 }))
      const capturingMs = Math.max(0, capturingUntilMs - options.clock.monotonicMs())
      return (await answer(talk, COMMANDS.level, REPLY_MS + capturingMs / scale)) !== undefined
    },
  })

  return {
    request: (command, { word = 0, last = 0 } = {}, asked = {}) =>
      link.ask({ name: command.name, ...asked }, (talk) =>
        exchange(talk, command, encodeFrame({ code: command.code, word, last })),
      ),
    download: (command, data) =>
      link.ask({ name: command.name, attempts: 1 }, (talk) => {
        const head = encodeFrame({ code: command.code, word: data.length, last: 0 })
        return exchange(talk, command, Uint8Array.from([...head, ...encodeBlock(data)]))
      }),
    setCaptureMs: (ms) => (captureMs = ms ?? UNKNOWN_CAPTURE_MS),
    onLost: link.onLost,
    close: link.close,
  }
}
