import type { ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'
import { createWireLink, type AskOptions, type Talk, type WireLink } from '../wire/link.ts'
import { createWireParser } from '../wire/scanner.ts'
import { ACK, createGt511Parser, encodeData, encodePacket, NACK, type Gt511Event } from './codec.ts'
import { COMMANDS, DATA_MS, type Command } from './commands.ts'

export type Reply = {
  /** ACK; otherwise NACK. */
  ok: boolean
  parameter: number
  /** The data packet; empty where none belongs to the command, or on NACK. */
  data: Uint8Array
  /** Monotonic ms of the reply's last byte. */
  atMs: number
}

/** A module on its line: commands and their replies. A NACK is a reply, not a rejection. */
export type Gt511Link = {
  /** Rejects `noReply`, `badReply`, `unplugged`, `cancelled`. Parameter: 0 unless told. */
  request: (command: Command, parameter?: number, options?: Omit<AskOptions, 'name'>) => Promise<Reply>
  /** A command followed by data to the module, once; the reply is the one to the data, or the NACK before them. */
  download: (command: Command, parameter: number, data: Uint8Array) => Promise<Reply>
} & Pick<WireLink<Frame>, 'onLost' | 'close'>

type Response = { kind: 'response'; ok: boolean; parameter: number }
type Frame = Response | { kind: 'data'; data: Uint8Array }

/** Sorts events for the inbox. An echo of our own command is no reply and is passed over. */
function frameOf(event: Gt511Event): Frame | 'damaged' | undefined {
  if (event.kind === 'data') return event
  if (event.kind === 'badChecksum' || event.kind === 'expired') return 'damaged'
  if (event.kind !== 'packet') return undefined
  const { code, parameter } = event
  return code === ACK || code === NACK ? { kind: 'response', ok: code === ACK, parameter } : undefined
}

const isResponse = (frame: Frame): boolean => frame.kind === 'response'

/** The name of a NACK for people: its parameter in hex. */
export function refusal(command: Command, reply: Reply): ReaderError {
  const hex = reply.parameter.toString(16).toUpperCase()
  return new ReaderError('refused', `${command.name}: ${hex}`, { confirmation: reply.parameter })
}

export function createGt511Link(options: {
  transport: Transport
  clock: ReaderClock
  timeoutScale?: number | undefined
}): Gt511Link {
  const parser = createGt511Parser()

  const answer = async (talk: Talk<Frame>, timeoutMs: number): Promise<Reply | undefined> => {
    const received = await talk.receiveLast(isResponse, timeoutMs)
    if (received?.frame.kind !== 'response') return undefined
    return { ...received.frame, data: new Uint8Array(0), atMs: received.atMs }
  }

  /** An ACK and its data. Responses alone are no proof of whose they are, so only the data or a NACK ends the wait. */
  const answerWithData = async (talk: Talk<Frame>, timeoutMs: number): Promise<Reply | undefined> => {
    let response = await talk.receive(isResponse, timeoutMs)
    while (response?.frame.kind === 'response' && response.frame.ok) {
      const { parameter } = response.frame
      const next = await talk.receive(() => true, DATA_MS)
      if (next?.frame.kind === 'data') return { ok: true, parameter, data: next.frame.data, atMs: next.atMs }
      response = next
    }
    if (response?.frame.kind !== 'response') return undefined
    return { ...response.frame, data: new Uint8Array(0), atMs: response.atMs }
  }

  const exchange = async (talk: Talk<Frame>, command: Command, parameter: number) => {
    parser.expectData(command.dataBytes)
    await talk.send(encodePacket({ code: command.code, parameter }))
    return command.dataBytes === undefined
      ? answer(talk, command.timeoutMs)
      : answerWithData(talk, command.timeoutMs)
  }

  const link = createWireLink<Frame>({
    ...options,
    parser: createWireParser(parser, frameOf),
    // Responses do not name their command, so a late one can pass for any other; only Open(1) brings 24 bytes.
    resync: async (talk) => (await exchange(talk, COMMANDS.openInfo, 1))?.ok === true,
  })

  return {
    request: (command, parameter = 0, asked = {}) =>
      link.ask({ name: command.name, ...asked }, (talk) => exchange(talk, command, parameter)),
    download: (command, parameter, data) =>
      link.ask({ name: command.name, attempts: 1 }, async (talk) => {
        const ready = await exchange(talk, command, parameter)
        if (ready?.ok !== true) return ready
        await talk.send(encodeData(data))
        return answer(talk, command.timeoutMs)
      }),
    onLost: link.onLost,
    close: link.close,
  }
}
