/**
 * Readers, for other modules:
 * - `supervisor.ts`  createReaderSupervisor: one configured reader kept alive, touches, enrolment, deletion
 * - `reader.ts`      types: Touch, EnrolStep, EnrolRequest, ReaderInfo, DeleteProof, ConnectedReader, ReaderLog
 * - `reader-error.ts` ReaderError with a stable `code`
 * - `transport/serial.ts` openSerialTransport, listSerialPorts (the only file that loads `serialport`)
 * - `ef01/connect.ts` connectEf01, with what an administrator sets (`dialect` says which module it is),
 *   `gt511/connect.ts` connectGt511, `f5/connect.ts` connectF5: the drivers without a supervisor; `wire` is what they
 *   share
 * - `line/connect.ts` connectLine: readers that only tell cards, for `connect` of the supervisor's options
 * - `simulators/serve.ts` serveReader, `simulators/pty-pair.ts` openPtyPair, `simulators/families.ts` and the modules
 *   it names: readers without hardware
 */
import { asReaderError, ReaderError } from './reader-error.ts'
import { pause, systemClock, type ReaderClock } from './clock.ts'
import { createEmitter } from './emitter.ts'
import { createConnector } from './connector.ts'
import type { JobQueue } from './job-queue.ts'
import type { ConnectedReader, EnrolRequest, ReaderLog, Touch } from './reader.ts'
import { runSession } from './reader-session.ts'
import type { ReaderState, ReaderStateName, ReaderSupervisor, SupervisorOptions } from './supervisor-types.ts'
import { watchWakes } from './wake.ts'

export type { ReaderState, ReaderSupervisor, SupervisorOptions } from './supervisor-types.ts'

const BACK_OFF_MS: readonly number[] = [250, 500, 1000, 2000, 5000]
const PASSWORD_BACK_OFF_MS = 30_000

function stateFor(error: ReaderError): ReaderStateName {
  if (error.code === 'unplugged' || error.code === 'noReply') return 'absent'
  return error.code === 'wrongPassword' ? 'wrongPassword' : 'failed'
}

/** The state as it is now; a change is logged and told once, and `sinceMs` moves only with the name. */
function createStateBox(
  options: SupervisorOptions,
  clock: ReaderClock,
  tell: (state: ReaderState) => void,
): { state: () => ReaderState; setState: (name: ReaderStateName, error?: ReaderError) => void } {
  let state: ReaderState = { name: 'stopped', sinceMs: clock.nowMs(), detail: '' }
  return {
    state: () => state,
    setState: (name, error) => {
      const detail = error === undefined ? '' : `${error.code}: ${error.message}`
      if (state.name === name && state.detail === detail) return
      const sinceMs = state.name === name ? state.sinceMs : clock.nowMs()
      state = { name, sinceMs, detail, cause: error?.code }
      options.log('reader.state', { state: name, cause: error?.code, detail })
      tell(state)
    },
  }
}

/** An enrolment, whose end is written down. */
async function logged<T>(log: ReaderLog, slot: number, act: () => Promise<T>): Promise<T> {
  try {
    const stored = await act()
    log('reader.enrol', { slot, result: 'stored' })
    return stored
  } catch (error) {
    log('reader.enrol', { slot, result: asReaderError(error, 'badReply').code })
    throw error
  }
}

/** Keeps one reader alive: connects, identifies, makes room for enrolments, reconnects with growing waits. */
export function createReaderSupervisor(options: SupervisorOptions): ReaderSupervisor {
  const clock = options.clock ?? systemClock
  const states = createEmitter<ReaderState>()
  const touches = createEmitter<Touch>()
  const { state, setState } = createStateBox(options, clock, states.emit)
  let current: { reader: ConnectedReader; jobs: JobQueue } | undefined
  let stopping = new AbortController()
  let running: Promise<void> | undefined
  /** Attempts in a row that came to nothing. */
  let failures = 0
  const connect = createConnector(options, clock)

  const session = async (signal: AbortSignal): Promise<void> => {
    const onReady = (reader: ConnectedReader, jobs: JobQueue): void => {
      current = { reader, jobs }
      failures = 0
      setState('ready')
    }
    const { log, pollMs } = options
    const onWake = (woken: () => void) => watchWakes(clock, woken, options.wakeTickMs)
    try {
      await runSession({ connect, onTouch: touches.emit, onReady, onWake, clock, log, pollMs }, signal)
    } finally {
      current = undefined
    }
  }

  /** Takes down why it ended and tells how long to wait before the next attempt, in ms. */
  const settle = (thrown: unknown): number => {
    if (!(thrown instanceof ReaderError)) {
      options.log('reader.fault', { stack: thrown instanceof Error ? thrown.stack : String(thrown) })
    }
    const error = asReaderError(thrown, 'fault')
    setState(stateFor(error), error)
    const waits = options.backOffMs ?? BACK_OFF_MS
    const wait = waits[Math.min(failures, waits.length - 1)] ?? 5000
    failures += 1
    return error.code === 'wrongPassword' ? (options.passwordBackOffMs ?? PASSWORD_BACK_OFF_MS) : wait
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    const ended = (): boolean => signal.aborted
    while (!ended()) {
      try {
        await session(signal)
      } catch (thrown) {
        if (ended()) return
        await pause(clock, settle(thrown), signal).catch(() => undefined)
      }
    }
  }

  const job = <T>(
    signal: AbortSignal | undefined,
    act: (reader: ConnectedReader, stop: AbortSignal) => Promise<T>,
  ) => {
    if (current === undefined) return Promise.reject(new ReaderError('notReady', `reader is ${state().name}`))
    const { reader, jobs } = current
    return jobs.add(signal, (stop) => act(reader, stop))
  }

  const enrol = (request: EnrolRequest) =>
    job(request.signal, (reader, signal) =>
      logged(options.log, request.slot, () => reader.enrol({ ...request, signal })),
    )

  return {
    start: () => {
      if (running !== undefined) return
      stopping = new AbortController()
      setState('connecting')
      running = run(stopping.signal)
    },
    stop: async () => {
      stopping.abort()
      await running
      running = undefined
      setState('stopped')
    },
    state,
    onState: states.on,
    onTouch: touches.on,
    info: () => current?.reader.info(),
    enrol,
    deleteSlot: (slot, signal) => job(signal, (reader, stop) => reader.deleteSlot(slot, stop)),
    readTemplate: (slot, signal) => job(signal, (reader, stop) => reader.readTemplate(slot, stop)),
    writeTemplate: (slot, bytes, signal) =>
      job(signal, (reader, stop) => reader.writeTemplate(slot, bytes, stop)),
  }
}
