import { onAbort, type ReaderClock } from '../clock.ts'
import { createEmitter } from '../emitter.ts'
import { ReaderError } from '../reader-error.ts'
import type { ConnectedReader, IdentifyRequest, ReaderInfo, ReaderLog, Touch } from '../reader.ts'
import type { Transport } from '../transport/transport.ts'
import { createLineParser } from './codec.ts'
import type { LineEvent } from './events.ts'
import { createRepeatFilter } from './repeats.ts'
import type { LineSettings } from './settings.ts'

/** A line full of noise is logged this often, with how much there was. */
const LOG_EVERY_MS = 10_000

export type LineReaderOptions = {
  transport: Transport
  settings: LineSettings
  /** Bits a second, for `info`. */
  baudRate: number
  clock: ReaderClock
  log?: ReaderLog | undefined
}

type Card = Extract<Touch, { kind: 'card' }>

/** Writes down that something was not understood, and never what it was: a card's number opens doors. */
function createComplaint(clock: ReaderClock, log: ReaderLog | undefined): (reason: string) => void {
  let count = 0
  let loggedMs = Number.NEGATIVE_INFINITY
  return (reason) => {
    count += 1
    if (clock.monotonicMs() - loggedMs < LOG_EVERY_MS) return
    log?.('reader.line.malformed', { reason, count })
    loggedMs = clock.monotonicMs()
    count = 0
  }
}

/** The cards that come over a line, as long as it is there. */
function listen(options: LineReaderOptions): { on: (card: (card: Card) => void) => () => void } {
  const { transport, settings, clock } = options
  const parser = createLineParser(settings)
  const cards = createEmitter<Card>()
  const complain = createComplaint(clock, options.log)
  let stopQuiet = (): void => undefined

  const accept = (events: LineEvent[]): void => {
    const arrivedAtMs = clock.monotonicMs()
    for (const event of events) {
      if (event.kind === 'card') cards.emit({ ...event, arrivedAtMs })
      else complain(event.reason)
    }
    stopQuiet()
    if (parser.pending() > 0) stopQuiet = clock.after(parser.quietMs, () => accept(parser.quiet()))
  }

  transport.onData((bytes) => accept(parser.push(bytes)))
  transport.onClose(() => {
    parser.reset()
    stopQuiet()
  })
  return cards
}

/** Refuses what only a reader with a library can do. */
function unsupported(act: string): Promise<never> {
  return Promise.reject(new ReaderError('unsupported', `${act}: this reader only tells cards`))
}

/** A reader that tells cards and can do nothing else: it keeps none, and nothing can be asked of it. */
export function createLineReader(options: LineReaderOptions): ConnectedReader {
  const { transport, settings, baudRate } = options
  const cards = listen(options)
  const isNew = createRepeatFilter(settings.repeatMs)
  let identifying = false
  let lost: ReaderError | undefined
  transport.onClose((reason) => {
    lost = new ReaderError('unplugged', reason.kind === 'lost' ? reason.message : 'line closed')
  })

  /** A card that comes while nobody identifies is dropped, as a finger would be. */
  const identify = ({ onTouch, signal }: IdentifyRequest): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        resolve()
        return
      }
      const ends: (() => void)[] = []
      const end = (settle: () => void): void => {
        identifying = false
        for (const forget of ends) forget()
        settle()
      }
      identifying = true
      ends.push(
        transport.onClose(() => end(() => reject(lost ?? new ReaderError('unplugged', 'line closed')))),
        cards.on((card) => {
          try {
            if (isNew(card.number, card.arrivedAtMs)) onTouch(card)
          } catch (error) {
            end(() => reject(error instanceof Error ? error : new Error(String(error))))
          }
        }),
        onAbort(signal, () => end(resolve)),
      )
    })

  const info: ReaderInfo = {
    model: settings.form === 'frame' ? 'RDM6300 / ID-12' : 'ASCII',
    ...{ capacity: 0, capacityKnown: true, used: 0, occupied: [], baudRate },
    canEnrol: false,
  }
  return {
    info: () => info,
    identifyLoop: (request) =>
      identifying ? Promise.reject(new ReaderError('busy', 'identify is running')) : identify(request),
    enrol: () => unsupported('enrol'),
    deleteSlot: () => unsupported('delete'),
    readTemplate: () => unsupported('readTemplate'),
    writeTemplate: () => unsupported('writeTemplate'),
    verify: () => (lost === undefined ? Promise.resolve() : Promise.reject(lost)),
    onLost: (listener) =>
      transport.onClose((reason) => listener(reason.kind === 'lost' ? reason.message : 'line closed')),
    close: transport.close,
  }
}
