import { throwIfCancelled, type ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'
import { createFrameParser, PACKET, type Frame, type ParserEvent } from './codec.ts'
import { COMMANDS, type Command } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import { createExchange, type Reply } from './exchange.ts'
import { createInbox, type Inbox } from '../wire/inbox.ts'
import { createWireParser } from '../wire/scanner.ts'
import { createTurns } from '../wire/turns.ts'
import { runStream, type StreamRequest } from './stream.ts'

export type { Reply } from './exchange.ts'

/** Bytes of a data stream may pause this long (wire reference 2.12). */
const DATA_GAP_MS = 500
/** And last this long in all, whatever keeps trickling in: an image at the slowest speed takes 42 s. */
const DATA_LIMIT_MS = 60_000

export type RequestOptions = {
  signal?: AbortSignal | undefined
  /** How often the command may be sent; 2 unless told. */
  attempts?: number
  /** Do not re-synchronise first: for the very first command on a line. */
  plain?: boolean
}

/** One module on one line: one outstanding command, bounded waits, stale replies sorted out. */
export type Link = {
  /** Rejects with `noReply`, `badReply`, `unplugged`, `cancelled`; a refusal is a reply, not a rejection. */
  request: (command: Command, params?: readonly number[], options?: RequestOptions) => Promise<Reply>
  /** A command followed by data from the module. A hole in the stream rejects `badReply`. */
  upload: (
    command: Command,
    params: readonly number[],
    signal?: AbortSignal,
  ) => Promise<Reply & { bytes: Uint8Array }>
  /** A command followed by data to the module, which does not answer it. */
  download: (
    command: Command,
    params: readonly number[],
    bytes: Uint8Array,
    packetSize: number,
    signal?: AbortSignal,
  ) => Promise<Reply>
  /** A command answered in pieces; see `runStream`. */
  stream: (request: StreamRequest) => Promise<void>
  onLost: (listener: (message: string) => void) => () => void
  /** Stops what the module does by itself, then gives the line back. */
  close: () => Promise<void>
}

export type LinkOptions = {
  transport: Transport
  /** 32-bit module address. */
  address: number
  clock: ReaderClock
  /** Factor on all reply times; 1 in the product. */
  timeoutScale?: number | undefined
}

/** Noise and frames of other addresses are passed over; everything else that is no frame was one. */
function frameOf(event: ParserEvent): Frame | 'damaged' | undefined {
  if (event.kind === 'frame') return event.frame
  return event.kind === 'noise' || event.kind === 'foreign' ? undefined : 'damaged'
}

/** Data packets up to the last one, joined. */
async function collect(
  inbox: Inbox<Frame>,
  clock: ReaderClock,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const packets: Uint8Array[] = []
  const startMs = clock.monotonicMs()
  for (;;) {
    const received = await inbox.next(clock.monotonicMs() + DATA_GAP_MS, signal)
    // Packets have no number: one dropped for its sum leaves a hole that only this count tells.
    const nowMs = clock.monotonicMs()
    const quiet = nowMs - inbox.lastByteMs() >= DATA_GAP_MS || nowMs - startMs >= DATA_LIMIT_MS
    if (inbox.damaged() > 0 || (received === undefined && quiet)) {
      throw new ReaderError('badReply', 'the data stream broke off')
    }
    if (received === undefined) continue
    const { id, payload } = received.frame
    if (id !== PACKET.data && id !== PACKET.lastData) continue
    packets.push(payload)
    if (id === PACKET.lastData) return new Uint8Array(Buffer.concat(packets))
  }
}

export function createLink(options: LinkOptions): Link {
  const { transport, address, clock, timeoutScale = 1 } = options
  const inbox = createInbox(transport, createWireParser(createFrameParser(address), frameOf), clock)
  const exchange = createExchange({ transport, inbox, address, clock, timeoutScale })
  const inTurn = createTurns()

  const silence = (command: Command): ReaderError =>
    inbox.damaged() > 0
      ? new ReaderError('badReply', `${command.name}: damaged reply`)
      : new ReaderError('noReply', `${command.name}: no reply`)

  /** Asks something harmless with a reply of its own shape: once that is here, nothing older can follow. */
  const resync = async (signal: AbortSignal | undefined): Promise<void> => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const reply = await exchange.once(COMMANDS.templeteNum, [], signal)
      if (reply !== undefined) return
    }
    throw silence(COMMANDS.templeteNum)
  }

  const ask = async (command: Command, params: readonly number[], opts: RequestOptions): Promise<Reply> => {
    const attempts = opts.attempts ?? 2
    for (let attempt = 1; ; attempt += 1) {
      if (exchange.outOfStep() && opts.plain !== true) await resync(opts.signal)
      const reply = await exchange.once(command, params, opts.signal)
      const repeat = reply === undefined || reply.confirmation === CONFIRM.packetError
      if (attempt < attempts && repeat) continue
      if (reply === undefined) throw silence(command)
      return reply
    }
  }

  const upload: Link['upload'] = async (command, params, signal) => {
    const reply = await ask(command, params, { signal })
    if (reply.confirmation !== CONFIRM.ok) return { ...reply, bytes: new Uint8Array(0) }
    exchange.setOutOfStep(true)
    const bytes = await collect(inbox, clock, signal)
    exchange.setOutOfStep(false)
    return { ...reply, bytes }
  }

  const download: Link['download'] = async (command, params, bytes, packetSize, signal) => {
    const reply = await ask(command, params, { signal })
    if (reply.confirmation !== CONFIRM.ok) return reply
    for (let at = 0; at < bytes.length; at += packetSize) {
      throwIfCancelled(signal)
      const id = at + packetSize >= bytes.length ? PACKET.lastData : PACKET.data
      await exchange.write(id, bytes.subarray(at, at + packetSize), DATA_GAP_MS)
    }
    // Sound data are not answered, broken ones are with 01, which must not be taken for the next command's.
    exchange.setOutOfStep(true)
    return reply
  }

  const closing = new AbortController()
  let streaming: Promise<void> = Promise.resolve()
  const stream = async (request: StreamRequest): Promise<void> => {
    const { signal = closing.signal } = request
    const either = AbortSignal.any([signal, closing.signal])
    if (exchange.outOfStep()) await resync(either)
    const running = runStream({ exchange, clock, timeoutScale }, { ...request, signal: either })
    streaming = running.catch(() => undefined)
    await running
  }

  return {
    request: (command, params = [], opts = {}) => inTurn(opts.signal, () => ask(command, params, opts)),
    upload: (command, params, signal) => inTurn(signal, () => upload(command, params, signal)),
    download: (command, params, bytes, size, signal) =>
      inTurn(signal, () => download(command, params, bytes, size, signal)),
    onLost: inbox.onLost,
    stream: (request) => inTurn(request.signal, () => stream(request)),
    close: async () => {
      closing.abort()
      await streaming
      await transport.close()
    },
  }
}
