import { onAbort, systemClock, throwIfCancelled, type ReaderClock } from '../clock.ts'
import { createLineParser } from '../line/codec.ts'
import { LINE_SPEED } from '../line/connect.ts'
import { LINE_DEFAULTS, type LineSettings } from '../line/settings.ts'
import type { Transport } from '../transport/transport.ts'
import { openWithin, outcomeOf } from './find.ts'

/** What was heard on a port while somebody held a card to his reader. */
export type Heard =
  | { outcome: 'found'; baudRate: number; form: LineSettings['form']; silenceEnds: boolean }
  | { outcome: 'silent' | 'inUse' | 'noPermission' | 'gone' }

export type ListenOptions = {
  open: (baudRate: number) => Promise<Transport>
  /** How long somebody is given to hold a card to it, in ms. */
  limitMs: number
  clock?: ReaderClock | undefined
  signal?: AbortSignal | undefined
}

/** Forms in which a card may come, the surest first: a frame has a check, a line has at least its end. */
const FORMS = [
  { form: 'frame', silenceEnds: false },
  { form: 'text', silenceEnds: false },
  { form: 'text', silenceEnds: true },
] as const satisfies readonly Partial<LineSettings>[]

type Form = (typeof FORMS)[number]

/** The form of the first card that comes; undefined when time is up, or the line is gone. */
function firstCard(
  transport: Transport,
  options: ListenOptions & { clock: ReaderClock },
): Promise<Form | undefined> {
  const { clock } = options
  const readers = FORMS.map((form) => ({ form, parser: createLineParser({ ...LINE_DEFAULTS, ...form }) }))
  return new Promise((resolve) => {
    const ends: (() => void)[] = []
    let stopQuiet = (): void => undefined
    const end = (form: Form | undefined): void => {
      stopQuiet()
      for (const forget of ends) forget()
      resolve(form)
    }
    ends.push(
      clock.after(options.limitMs, () => end(undefined)),
      onAbort(options.signal, () => end(undefined)),
      transport.onClose(() => end(undefined)),
      transport.onData((bytes) => {
        stopQuiet()
        const told = readers.find(({ parser }) => parser.push(bytes).some(({ kind }) => kind === 'card'))
        if (told !== undefined) {
          end(told.form)
          return
        }
        const last = readers.at(-1)
        if (last === undefined) return
        stopQuiet = clock.after(last.parser.quietMs, () => {
          if (last.parser.quiet().some(({ kind }) => kind === 'card')) end(last.form)
        })
      }),
    )
  })
}

/**
 * Listens for a reader that talks by itself, at the speed they all have; nothing is sent. Rejects `cancelled`; the line
 * is given back in any case.
 */
export async function listenForCard(given: ListenOptions): Promise<Heard> {
  const options = { ...given, clock: given.clock ?? systemClock }
  let transport: Transport
  try {
    transport = await openWithin(options.open(LINE_SPEED), options.clock, options.signal)
  } catch (error) {
    throwIfCancelled(options.signal)
    return { outcome: outcomeOf(error) }
  }
  try {
    const form = await firstCard(transport, options)
    throwIfCancelled(options.signal)
    return form === undefined ? { outcome: 'silent' } : { outcome: 'found', baudRate: LINE_SPEED, ...form }
  } finally {
    await transport.close()
  }
}
