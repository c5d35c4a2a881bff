import { afterEach } from 'vitest'
import { systemClock } from '#core/readers/clock.ts'
import { createF5Parser } from '#core/readers/f5/codec.ts'
import { connectF5, type F5ConnectOptions } from '#core/readers/f5/connect.ts'
import { userOf } from '#core/readers/f5/users.ts'
import { createGt511Parser } from '#core/readers/gt511/codec.ts'
import { connectGt511 } from '#core/readers/gt511/connect.ts'
import type { ConnectedReader, EnrolStep, Touch } from '#core/readers/reader.ts'
import { F5_LINE } from '#core/readers/simulators/f5/line.ts'
import { createF5Module } from '#core/readers/simulators/f5/module.ts'
import { createFaultyLine, type FaultyLine } from '#core/readers/simulators/faults.ts'
import { GT511_LINE } from '#core/readers/simulators/gt511/line.ts'
import { createGt511Module } from '#core/readers/simulators/gt511/module.ts'
import type { LineTraits } from '#core/readers/simulators/line-traits.ts'
import type { Transport } from '#core/readers/transport/transport.ts'
import { createSocket, openTty } from '../../support/pty.ts'
import { createJournal, TIMEOUT_SCALE, type Journal } from './bench.ts'

export type ModuleWishes = {
  /** Finger by slot of the desk. */
  fingers?: Record<number, string>
  capacity?: number
  baudRate?: number
}

/** What the tests need of a simulated module, of either family. */
export type BenchModule = {
  receive: (bytes: Uint8Array) => void
  touch: (name: string) => void
  dirty: (quality?: 'disordered' | 'fewPoints') => void
  lift: () => void
  powerCycle: () => void
  setLineSpeed: (baudRate: number | undefined) => void
  /** Filled slots of the desk, ascending. */
  slots: () => number[]
}

type Family = {
  traits: LineTraits
  baudRate: number
  make: (wishes: ModuleWishes, output: (bytes: Uint8Array) => void) => BenchModule
  connect: (options: F5ConnectOptions) => Promise<ConnectedReader>
  /** Codes of the commands in the host's bytes, which come as the host wrote them. */
  codes: () => (bytes: Uint8Array) => number[]
}

const entries = ({ fingers = {} }: ModuleWishes): (readonly [number, string])[] =>
  Object.entries(fingers).map(([slot, finger]) => [Number(slot), finger] as const)
const ascending = (slots: Iterable<number>): number[] => [...slots].sort((a, b) => a - b)

export const FAMILIES = {
  gt511: {
    traits: GT511_LINE,
    baudRate: 9600,
    make: (wishes, output) => {
      const module = createGt511Module({ ...wishes, library: new Map(entries(wishes)), output })
      return { ...module, slots: () => ascending(module.state.library.keys()) }
    },
    connect: connectGt511,
    codes: () => {
      const parser = createGt511Parser()
      return (bytes) => parser.push(bytes).flatMap((event) => (event.kind === 'packet' ? [event.code] : []))
    },
  },
  f5: {
    traits: F5_LINE,
    baudRate: 19_200,
    make: (wishes, output) => {
      const users = entries(wishes).map(([slot, finger]) => [userOf(slot), finger] as const)
      const module = createF5Module({ ...wishes, library: new Map(users), output })
      return {
        ...module,
        slots: () => ascending([...module.state.library.keys()].map((user) => user - 1)),
      }
    },
    connect: (options) => connectF5({ liftMs: 20, ...options }),
    codes: () => {
      const parser = createF5Parser(({ code }) => code >= 0x41 && code <= 0x44)
      return (bytes) => parser.push(bytes).flatMap((event) => (event.kind === 'frame' ? [event.code] : []))
    },
  },
} as const satisfies Record<string, Family>

export type FamilyName = keyof typeof FAMILIES

export type FamilyBench = {
  module: BenchModule
  line: FaultyLine
  /** Steady path of the reader's tty. */
  path: string
  plug: () => Promise<void>
  unplug: () => Promise<void>
  open: (baudRate: number) => Promise<Transport>
  connect: (options?: Partial<F5ConnectOptions>) => Promise<ConnectedReader>
  /** Codes of the commands the module was sent. */
  commands: Journal<number>
  /** Calls back at every command, before the module answers it. */
  onCommand: (act: ((code: number) => void) | undefined) => void
  /** Calls back at every frame the module sends; gives what goes over the line instead. */
  onReply: (act: ((frame: Uint8Array) => Uint8Array[]) | undefined) => void
  /** Does what a person told these steps would do, with the fingers for the first and the other presses. */
  hand: (first: string, others?: string) => (step: EnrolStep) => void
  dispose: () => Promise<void>
}

/** A simulated module of a family behind a real pseudo-terminal with a steady name. */
export async function createFamilyBench(
  name: FamilyName,
  wishes: ModuleWishes & { speedMatters?: boolean } = {},
): Promise<FamilyBench> {
  const family: Family = FAMILIES[name]
  const socket = await createSocket()
  const commands = createJournal<number>()
  const readers = new Set<ConnectedReader>()
  let device: Transport | undefined
  let onCommand: ((code: number) => void) | undefined
  let onReply: ((frame: Uint8Array) => Uint8Array[]) | undefined
  const out = (bytes: Uint8Array): void => void device?.write(bytes).catch(() => undefined)
  const line = createFaultyLine(systemClock, out, family.traits)
  const { speedMatters = false, ...made } = wishes
  const module = family.make(made, (bytes) => {
    for (const one of onReply?.(bytes) ?? [bytes]) line.send(one)
  })

  const plug = async (): Promise<void> => {
    const pair = await socket.plug()
    device = pair.device
    const codesIn = family.codes()
    pair.device.onData((bytes) => {
      for (const code of codesIn(bytes)) {
        commands.add(code)
        onCommand?.(code)
      }
      module.receive(bytes)
    })
    module.powerCycle()
  }
  await plug()

  const open = (baudRate: number): Promise<Transport> => {
    if (speedMatters) module.setLineSpeed(baudRate)
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
      const speeds = [family.baudRate]
      const reader = await family.connect({
        open,
        speeds,
        settleMs: 5,
        timeoutScale: TIMEOUT_SCALE,
        ...more,
      })
      readers.add(reader)
      return reader
    },
    commands,
    onCommand: (act) => (onCommand = act),
    onReply: (act) => (onReply = act),
    hand:
      (first, others = first) =>
      ({ step }) => {
        if (step === 'press') module.touch(first)
        else if (step === 'pressAgain') module.touch(others)
        else if (step !== 'duplicate') module.lift()
      },
    dispose: async () => {
      for (const reader of readers) await reader.close()
      await socket.dispose()
    },
  }
}

/** Starts identification and gives its journal and its end. */
export async function watching(made: FamilyBench, liftFirst = false) {
  const reader = await made.connect()
  const touches = createJournal<Touch>()
  const stop = new AbortController()
  const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal, pollMs: 10, liftFirst })
  ended.catch(() => undefined)
  return { reader, touches, stop, ended, kinds: () => touches.all.map((touch) => touch.kind) }
}

/** Makes benches and takes them all down after each test of the file. */
export function useFamilyBenches(): typeof createFamilyBench {
  let benches: FamilyBench[] = []
  afterEach(async () => {
    for (const made of benches) await made.dispose()
    benches = []
  })
  return async (name, wishes) => {
    const made = await createFamilyBench(name, wishes)
    benches.push(made)
    return made
  }
}
