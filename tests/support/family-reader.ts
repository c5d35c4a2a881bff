import {
  FAMILIES,
  type Family,
  type FamilyOptions,
  type SimulatedReader as FamilyModule,
} from '#core/readers/simulators/families.ts'
import type { FingersFile } from '#core/readers/simulators/fingers-file.ts'
import { openPtyPair } from '#core/readers/simulators/pty-pair.ts'
import { readerSpeeds } from '#shared/contract/readers.ts'
import { requestId, type TestDesk } from './desk.ts'
import { createPluggedTty } from './plugged-tty.ts'
import { untilReader, type SimulatedReader } from './simulated-reader.ts'

export interface FamilyReader extends Omit<SimulatedReader, 'module' | 'plug'> {
  readonly family: Family
  /** As it is at the cable now. */
  readonly module: FamilyModule
  /** Bytes the product has sent so far. */
  readonly sent: number[]
  /** Plugs it in, under another name where one is given. Answers the path. */
  plug(name?: string): Promise<string>
  /** Pulls it out and puts another module in its place; `plug` brings that one. */
  swap(family: Family, file: FingersFile): Promise<void>
  /** Filled slots of the desk, ascending. */
  slots(): number[]
  /** Calls back before the module hears what the product sends. */
  onHeard(act: (() => void) | undefined): void
}

/** A whole reader of any family on a real pseudo-terminal, plugged in under a name that stays unless another is given. */
export async function plugFamily(
  family: Family,
  options: Partial<Omit<FamilyOptions, 'output' | 'save'>> = {},
): Promise<FamilyReader> {
  let heard: (() => void) | undefined
  const sent: number[] = []
  const make = (of: Family, file: FingersFile) =>
    FAMILIES[of].create({
      timings: 'fast',
      ...options,
      file,
      output: (bytes) => tty.send(bytes),
      save: () => undefined,
    })
  const tty = createPluggedTty(() => ({
    ...module,
    receive: (bytes) => {
      sent.push(...bytes)
      heard?.()
      module.receive(bytes)
    },
  }))
  let module = make(family, options.file ?? {})
  await tty.plug()
  return {
    ...{ family, sent, plug: tty.plug, unplug: tty.unplug },
    get path() {
      return tty.path()
    },
    get module() {
      return module
    },
    async swap(of, file) {
      await tty.unplug()
      module = make(of, file)
    },
    slots: () => Object.keys(module.describe()['slots'] ?? {}).map(Number),
    onHeard: (act) => (heard = act),
    lift() {
      module.lift()
      return tty.lookedTwice()
    },
    async close() {
      module.lift()
      await tty.close()
    },
  }
}

type Fields = Partial<Pick<Parameters<TestDesk['admin']['readers']['save']>[0], 'dialect' | 'direction'>>

/** Puts a reader on the desk's list, and waits until it serves. */
export async function addFamily(
  test: TestDesk,
  { family, path }: FamilyReader,
  name: string,
  fields: Fields = {},
): Promise<number> {
  const { id } = await test.admin.readers.save({
    ...{ requestId: requestId(), id: null, name, path, family, password: null, ...fields },
    baudRate: readerSpeeds.find((speed) => speed === FAMILIES[family].baudRate) ?? 9600,
  })
  await untilReader(test, id, 'ready')
  return id
}

/** A device that is no reader: `answer` says what it sends back for what it hears. */
export async function plugStranger(
  answer: (bytes: Uint8Array) => Uint8Array | null,
): Promise<{ path: string; close: () => Promise<void> }> {
  const pair = await openPtyPair()
  pair.device.onData((bytes) => {
    const back = answer(bytes)
    if (back !== null) void pair.device.write(back).catch(() => undefined)
  })
  return { path: pair.path, close: pair.unplug }
}
