import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import { readerSpeeds, type findEvent, type lineRules, type readers } from '#shared/contract/readers.ts'
import type { Core } from '../../core.ts'
import { createEventQueue } from '../../event-queue.ts'
import { onAbort } from '../../readers/clock.ts'
import { findReader, type Found } from '../../readers/finding/find.ts'
import { listenForCard, type Heard } from '../../readers/finding/listen.ts'
import { LINE_DEFAULTS } from '../../readers/line/settings.ts'
import { usbIdOf, type NamedPort } from '../../readers/transport/usb-chips.ts'
import type { ReaderPlaces } from './reader-places.ts'

type FindEvent = z.infer<typeof findEvent>
type Result = Extract<FindEvent, { kind: 'result' }>
type ShownPort = z.infer<(typeof readers.ports)['~orpc']['outputSchema'] & object>[number]

/** How long somebody is given to hold a card to a reader, ms. */
const listenMs = 10_000

export const shownPort = (port: NamedPort): ShownPort => ({
  path: port.path,
  label: port.label,
  usbId: usbIdOf(port),
  usbSerial: port.serialNumber ?? null,
})

const speedOf = (baudRate: number) => readerSpeeds.find((speed) => speed === baudRate) ?? null
const nothing = {
  ...{ family: null, dialect: null, model: null, capacity: null, used: null, baudRate: null },
  lineRules: null,
}

function moduleResult(path: string, found: Found): Result {
  const result = { kind: 'result' as const, path, ...nothing, outcome: found.outcome }
  if (found.outcome === 'wrongPassword')
    return { ...result, family: 'ef01', baudRate: speedOf(found.baudRate) }
  if (found.outcome !== 'found') return result
  const { family, dialect, model, capacity, used, baudRate } = found
  return { ...result, family, dialect, model, capacity, used, baudRate: speedOf(baudRate) }
}

function cardResult(path: string, heard: Heard): Result {
  const result = { kind: 'result' as const, path, ...nothing, outcome: heard.outcome }
  if (heard.outcome !== 'found') return result
  const { form, silenceEnds, baudRate } = heard
  const { cardAs, prefix, suffix, minLength } = LINE_DEFAULTS
  const rules: z.infer<typeof lineRules> = { form, cardAs, prefix, suffix, minLength, silenceEnds }
  return { ...result, family: 'line', baudRate: speedOf(baudRate), lineRules: rules }
}

/** Looks for readers at the ports that none of the desk holds; one search at a time. */
export function createReaderFinding(core: Core, places: Pick<ReaderPlaces, 'free' | 'reserve'>) {
  let running: { readonly gone: AbortController; readonly ended: Promise<void> } | null = null

  async function look(
    path: string,
    listen: boolean,
    tell: (event: FindEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const open = (baudRate: number) => core.ports.openTransport({ path, baudRate })
    const result = listen
      ? cardResult(path, await listenForCard({ open, limitMs: listenMs, signal }))
      : moduleResult(
          path,
          await findReader({
            open,
            signal,
            onProgress: (step) => tell({ kind: 'progress', path, ...step }),
          }),
        )
    tell(result)
  }

  /** @throws READER_BUSY while another search runs */
  async function* events(listen: boolean, signal: AbortSignal | undefined): AsyncGenerator<FindEvent> {
    while (running) {
      if (!running.gone.signal.aborted) throw new DeskError('READER_BUSY', {})
      await running.ended // it was taken back, and gives its last line back
    }
    const gone = new AbortController()
    let end = (): void => undefined
    running = { gone, ended: new Promise((resolve) => (end = resolve)) }
    const forget = onAbort(signal, () => gone.abort())
    const queue = createEventQueue<FindEvent>()
    let giveBack = (): void => undefined
    let done: Promise<unknown> = Promise.resolve()
    try {
      const free = await places.free()
      const paths = free.map(({ path }) => path)
      giveBack = places.reserve(paths)
      yield { kind: 'ports', ports: free.map(shownPort) }
      done = Promise.all(paths.map((path) => look(path, listen, queue.push, gone.signal))).then(
        () => queue.end(),
        (error: unknown) => queue.end(error instanceof Error ? error : new Error(String(error))),
      )
      const stopQueue = onAbort(gone.signal, () => queue.end())
      yield* queue.events()
      stopQueue()
    } finally {
      // the client has gone, or all is told: every line is given back before the next search begins
      gone.abort()
      await done
      giveBack()
      forget()
      running = null
      end()
    }
  }
  return { events }
}
