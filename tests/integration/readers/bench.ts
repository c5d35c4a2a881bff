import { afterEach } from 'vitest'
import { connectEf01, type ConnectOptions } from '#core/readers/ef01/connect.ts'
import type { Ef01Reader } from '#core/readers/ef01/driver.ts'
import { createFrameParser, PACKET } from '#core/readers/ef01/codec.ts'
import type { EnrolStep, Touch } from '#core/readers/reader.ts'
import {
  createEf01Module,
  type Ef01Module,
  type Ef01ModuleOptions,
} from '#core/readers/simulators/ef01/module.ts'
import { createFaultyLine, type FaultyLine } from '#core/readers/simulators/faults.ts'
import { systemClock } from '#core/readers/clock.ts'
import type { Transport } from '#core/readers/transport/transport.ts'
import { createSocket, openTty } from '../../support/pty.ts'

/** Reply times are shortened by this in the tests; the simulated module answers at once. */
export const TIMEOUT_SCALE = 0.3

/** A list that can be waited on. */
export type Journal<T> = {
  add: (entry: T) => void
  all: T[]
  /** From now on only entries to come are waited for. */
  skip: () => void
  /** The first entry from `from` on that fits; rejects after `limitMs`. */
  until: (fits: (entry: T) => boolean, limitMs?: number) => Promise<T>
}

export function createJournal<T>(): Journal<T> {
  const all: T[] = []
  const looks = new Set<() => void>()
  let read = 0
  return {
    all,
    skip: () => (read = all.length),
    add: (entry) => {
      all.push(entry)
      for (const look of [...looks]) look()
    },
    until: (fits, limitMs = 5000) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer)
          looks.delete(look)
        }
        const look = (): void => {
          for (; read < all.length; read += 1) {
            const entry = all[read]
            if (entry === undefined || !fits(entry)) continue
            read += 1
            end()
            resolve(entry)
            return
          }
        }
        const timer = setTimeout(() => {
          end()
          reject(new Error(`not seen; so far ${JSON.stringify(all)}`))
        }, limitMs)
        looks.add(look)
        look()
      }),
  }
}

export type Bench = {
  module: Ef01Module
  line: FaultyLine
  /** Steady path of the reader's tty. */
  path: string
  plug: () => Promise<void>
  unplug: () => Promise<void>
  open: (baudRate: number) => Promise<Transport>
  connect: (options?: Partial<ConnectOptions>) => Promise<Ef01Reader>
  /** Codes of the commands the module was sent. */
  commands: Journal<number>
  /** Those commands whole: code and parameters. */
  payloads: Uint8Array[]
  /** Calls back at every command, before the module answers it. */
  onCommand: (act: ((code: number) => void) | undefined) => void
  /** Calls back at every frame the module sends, before it goes out. */
  onReply: (act: ((frame: Uint8Array) => void) | undefined) => void
  /** Does what a person told these steps would do, with the fingers given for the first and second press. */
  hand: (first: string, second?: string) => (step: EnrolStep) => void
  dispose: () => Promise<void>
}

/** A simulated module behind a real pseudo-terminal with a steady name. */
export async function createBench(
  options: Partial<Ef01ModuleOptions> & { speedMatters?: boolean } = {},
): Promise<Bench> {
  const socket = await createSocket()
  const commands = createJournal<number>()
  const payloads: Uint8Array[] = []
  const readers = new Set<Ef01Reader>()
  let device: Transport | undefined
  let onCommand: ((code: number) => void) | undefined
  let onReply: ((frame: Uint8Array) => void) | undefined
  const line = createFaultyLine(systemClock, (bytes) => {
    device?.write(bytes).catch(() => undefined)
  })
  const output = (bytes: Uint8Array): void => {
    onReply?.(bytes)
    line.send(bytes)
  }
  const module = createEf01Module({ timings: 'fast', ...options, output })

  const plug = async (): Promise<void> => {
    const pair = await socket.plug()
    device = pair.device
    const parser = createFrameParser()
    pair.device.onData((bytes) => {
      for (const event of parser.push(bytes)) {
        if (event.kind !== 'frame' || event.frame.id !== PACKET.command) continue
        const code = event.frame.payload[0] ?? 0
        payloads.push(event.frame.payload)
        commands.add(code)
        onCommand?.(code)
      }
      module.receive(bytes)
    })
    module.powerCycle()
  }
  await plug()

  const open = (baudRate: number): Promise<Transport> => {
    if (options.speedMatters === true) module.setLineSpeed(baudRate)
    return openTty(socket.path, baudRate)
  }
  return {
    module,
    line,
    path: socket.path,
    plug,
    unplug: async () => {
      device = undefined
      await socket.unplug()
    },
    open,
    connect: async (more = {}) => {
      const reader = await connectEf01({
        open,
        speeds: [57_600],
        settleMs: 5,
        timeoutScale: TIMEOUT_SCALE,
        ...more,
      })
      readers.add(reader)
      return reader
    },
    commands,
    payloads,
    onCommand: (act) => (onCommand = act),
    onReply: (act) => (onReply = act),
    hand:
      (first, second = first) =>
      ({ step }) => {
        if (step === 'press') module.touch(first)
        else if (step === 'pressAgain') module.touch(second)
        else module.lift()
      },
    dispose: async () => {
      for (const reader of readers) await reader.close()
      await socket.dispose()
    },
  }
}

/** Starts identification and gives its journal and its end. */
export async function identifying(made: Bench, pollMs = 10) {
  const reader = await made.connect()
  const touches = createJournal<Touch>()
  const stop = new AbortController()
  const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal, pollMs })
  ended.catch(() => undefined)
  return { reader, touches, stop, ended, kinds: () => touches.all.map((touch) => touch.kind) }
}

/** Waits for so many looks at the glass from now on: enough for a loop to have made up its mind. */
export async function looks(made: Pick<Bench, 'commands'>, count: number): Promise<void> {
  made.commands.skip()
  for (let seen = 0; seen < count; seen += 1) await made.commands.until((code) => code === 0x01)
}

/** Acts once the module has told its host of an empty glass. */
export function onceSeenEmpty(made: Bench, act: () => void): void {
  made.onReply((frame) => {
    if (frame[9] !== 0x02) return
    made.onReply(undefined)
    act()
  })
}

/** Makes benches and takes them all down after each test of the file. */
export function useBenches(): (options?: Parameters<typeof createBench>[0]) => Promise<Bench> {
  let benches: Bench[] = []
  afterEach(async () => {
    for (const made of benches) await made.dispose()
    benches = []
  })
  return async (options) => {
    const made = await createBench(options)
    benches.push(made)
    return made
  }
}
