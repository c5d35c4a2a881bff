import {
  createEf01Module,
  type Ef01Module,
  type Ef01ModuleOptions,
} from '#core/readers/simulators/ef01/module.ts'
import type { ConsentVersion } from '#shared/domain/consent-text.ts'
import { requestId, type TestDesk } from './desk.ts'
import { createPluggedTty } from './plugged-tty.ts'

export interface SimulatedReader {
  /** The steady name the product opens. */
  readonly path: string
  /** What lies on the glass, and what the module keeps. */
  readonly module: Ef01Module
  /** Clears the glass and waits until the product has looked at it twice, so that the next touch is a new one. */
  lift(): Promise<void>
  unplug(): Promise<void>
  /** Answers the path. */
  plug(): Promise<string>
  close(): Promise<void>
}

/** A whole EF01 module on a real pseudo-terminal, under a name that stays when it is pulled and plugged again. */
export async function plugSimulatedReader(
  options: Partial<Ef01ModuleOptions> = {},
): Promise<SimulatedReader> {
  const tty = createPluggedTty(() => module)
  const module = createEf01Module({ timings: 'fast', ...options, output: tty.send })
  await tty.plug()
  return {
    path: tty.path(),
    module,
    plug: tty.plug,
    unplug: tty.unplug,
    lift() {
      module.lift()
      return tty.lookedTwice()
    },
    close: tty.close,
  }
}

/** Configures the reader at a desk and waits until it answers. Answers its id. */
export async function configureReader(
  test: TestDesk,
  reader: SimulatedReader,
  name = '考勤机',
): Promise<number> {
  const { id } = await test.admin.readers.save({
    requestId: requestId(),
    id: null,
    name,
    path: reader.path,
    baudRate: 57600,
    password: 0,
  })
  await untilReader(test, id, 'ready')
  return id
}

/** Follows the live changes until a reader is in a state. */
export async function untilReader(test: TestDesk, id: number, state: string): Promise<void> {
  const stateOf = async () => (await test.admin.readers.list({})).find((one) => one.id === id)?.state
  const stop = new AbortController()
  const changes = await test.admin.live.changes(undefined, { signal: stop.signal })
  const next = changes.next()
  if ((await stateOf()) !== state) {
    await next
    for (;;) {
      if ((await stateOf()) === state) break
      await changes.next()
    }
  }
  stop.abort()
  await next.catch(() => undefined)
}

/** A drawn signature as the pad makes it: strokes and a PNG of one pixel. */
export const drawn = {
  strokes: [Array.from({ length: 12 }, (_, index) => ({ x: index * 4, y: index % 3, time: index * 16 }))],
  image:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
}

/** What a hand needs of a reader, of whatever family. */
export interface Glass {
  readonly module: { touch(finger: string): void; lift(): void }
  lift(): Promise<void>
}

interface Wanted {
  readonly staffId: number
  readonly readerId: number
  readonly finger: string
  readonly label?: string
  readonly replaces?: number
  readonly oldFirst?: boolean
}

/** Takes a person through consent and enrolment; the simulated finger does what the guidance says. Answers the finger's id. */
export async function enrolFinger(
  test: TestDesk,
  reader: Glass,
  wanted: Wanted,
): Promise<{ fingerId: number; oldKept: boolean; steps: string[] }> {
  const steps: string[] = []
  const events = await test.admin.fingers.enrol({
    requestId: requestId(),
    staffId: wanted.staffId,
    readerId: wanted.readerId,
    label: wanted.label ?? '右手食指',
    ...(wanted.replaces !== undefined && { replaces: wanted.replaces, oldFirst: wanted.oldFirst ?? false }),
  })
  for await (const event of events) {
    if (event.kind === 'enrolled') {
      await reader.lift()
      return { fingerId: event.fingerId, oldKept: event.oldKept, steps }
    }
    steps.push(`${event.step} ${event.press}`)
    if (event.step === 'lift') reader.module.lift()
    else reader.module.touch(wanted.finger)
  }
  throw new Error('the enrolment ended without a finger')
}

/** Presses once more to try a finger out, as the person at the desk is asked to. Answers what it came to. */
export async function tryFinger(test: TestDesk, reader: Glass, fingerId: number, finger: string) {
  for await (const event of await test.admin.fingers.tryOut({ fingerId })) {
    if (event.kind === 'waiting') reader.module.touch(finger)
    if (event.kind !== 'tried') continue
    await reader.lift()
    return event
  }
  throw new Error('nobody pressed')
}

export const consentTo = (test: TestDesk, staffId: number, version: ConsentVersion = '2026-1') =>
  test.admin.fingers.consent({
    requestId: requestId(),
    staffId,
    version,
    alternativeOffered: true,
    signature: drawn,
  })
