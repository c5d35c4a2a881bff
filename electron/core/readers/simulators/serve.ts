import type { Readable, Writable } from 'node:stream'
import { createInterface } from 'node:readline'
import { rm } from 'node:fs/promises'
import { openSerialTransport } from '../transport/serial.ts'
import type { Transport } from '../transport/transport.ts'
import { FAMILIES, type Family, type FamilyOptions, type SimulatedReader } from './families.ts'
import { isFault, type FaultKind } from './faults.ts'
import { readFingersFile, writeFingersFile, type FingersFile } from './fingers-file.ts'
import { linkTty, openPtyPair, type PtyPair } from './pty-pair.ts'

export type ServeOptions = Omit<FamilyOptions, 'file' | 'output' | 'save'> & {
  family: Family
  /** An existing tty to answer on (one end of a cable, of a socat pair, any pty). Or else: */
  port?: string | undefined
  /** A path to create: a pseudo-terminal is made and this name points at it, also after `unplug` and `plug`. */
  link?: string | undefined
  /** Line speed for `port`, bits a second; the family's own unless told. */
  baudRate?: number | undefined
  /** Library and settings, read at the start and written back on every change. */
  fingersFile?: string | undefined
  fault?: FaultKind | undefined
  /** Command lines: touch NAME, lift, dirty, unplug, plug, power, fault KIND [COUNT], state, quit. */
  input: Readable
  /** One JSON line for `ready` and one for each command. */
  output: Writable
}

export type ServedReader = {
  /** The tty the product opens. */
  path: string
  /** Settles when `quit` was said or the input ended, with everything written and closed. */
  done: Promise<void>
  quit: () => Promise<void>
}

type Plug = { transport: Transport; path: string; onDeserted?: PtyPair['onDeserted'] }

async function insert(options: ServeOptions): Promise<Plug> {
  if (options.port !== undefined) {
    const { port: path, baudRate = FAMILIES[options.family].baudRate } = options
    return { transport: await openSerialTransport({ path, baudRate }), path }
  }
  const { device, path, onDeserted } = await openPtyPair()
  if (options.link === undefined) return { transport: device, path, onDeserted }
  await linkTty(path, options.link)
  return { transport: device, path: options.link, onDeserted }
}

/** Writes the lasting state back, one write at a time, always the newest. */
function createKeeper(path: string | undefined): {
  save: (lasting: () => FingersFile) => void
  idle: () => Promise<void>
} {
  let writing: Promise<void> = Promise.resolve()
  return {
    save: (lasting) => {
      if (path === undefined) return
      writing = writing.then(() => writeFingersFile(path, lasting()))
    },
    idle: () => writing,
  }
}

type Simulator = {
  reader: SimulatedReader
  plug: () => Promise<string>
  unplug: () => Promise<void>
  plugged: () => boolean
}

function createSimulator(
  options: ServeOptions,
  reader: SimulatedReader,
  wire: { current?: Plug },
): Simulator {
  const unplug = async (): Promise<void> => {
    const { current } = wire
    delete wire.current
    if (options.port === undefined && options.link !== undefined) await rm(options.link, { force: true })
    await current?.transport.close()
  }
  const plug = async (): Promise<string> => {
    if (wire.current !== undefined) return wire.current.path
    const plugged = await insert(options)
    wire.current = plugged
    plugged.transport.onData(reader.receive)
    plugged.onDeserted?.(() => reader.forgetHost?.())
    plugged.transport.onClose(() => {
      if (wire.current === plugged) delete wire.current
    })
    reader.powerCycle()
    return plugged.path
  }
  return { reader, plug, unplug, plugged: () => wire.current !== undefined }
}

/** The state for people and tests: what is where. */
function describe({ reader, plugged }: Simulator): Record<string, unknown> {
  return { plugged: plugged(), fault: reader.line.kind(), ...reader.describe() }
}

/** One control line. Gives the facts for the answer; throws Error on a line it does not know. */
async function obey(simulator: Simulator, word: string, rest: string): Promise<Record<string, unknown>> {
  const { reader } = simulator
  switch (word) {
    case 'touch':
      if (rest === '') throw new Error('touch NAME')
      reader.touch(rest)
      return { finger: rest }
    case 'lift':
      reader.lift()
      return {}
    case 'dirty':
      reader.dirty(rest)
      return {}
    case 'unplug':
      await simulator.unplug()
      return {}
    case 'plug':
      return { path: await simulator.plug() }
    case 'power':
      reader.powerCycle()
      return {}
    case 'fault': {
      const [kind = '', count] = rest.split(/\s+/)
      if (kind === 'unplug') {
        await simulator.unplug()
        return { fault: kind }
      }
      if (!isFault(kind)) throw new Error(`unknown fault: ${kind}`)
      reader.line.set(kind, count === undefined ? undefined : Number(count))
      return { fault: kind }
    }
    case 'state':
      return describe(simulator)
    default:
      throw new Error(`unknown command: ${word}`)
  }
}

/**
 * A simulated reader on a tty, driven by lines of text. Resolves when the tty is ready to be opened;
 * rejects when the tty or the fingers file cannot be used.
 */
export async function serveReader(options: ServeOptions): Promise<ServedReader> {
  const file = options.fingersFile === undefined ? {} : await readFingersFile(options.fingersFile)
  const wire: { current?: Plug } = {}
  const keeper = createKeeper(options.fingersFile)
  const reader = FAMILIES[options.family].create({
    ...options,
    file,
    output: (bytes) => void wire.current?.transport.write(bytes).catch(() => undefined),
    save: keeper.save,
  })
  reader.line.set(options.fault ?? 'none')
  const simulator = createSimulator(options, reader, wire)
  const answer = (facts: Record<string, unknown>): void =>
    void options.output.write(`${JSON.stringify(facts)}\n`)

  const path = await simulator.plug()
  answer({ ok: true, command: 'ready', family: options.family, path })

  const lines = createInterface({ input: options.input })
  const listen = async (): Promise<void> => {
    for await (const text of lines) {
      const [, command = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(text) ?? []
      if (command === '') continue
      if (command === 'quit') break
      try {
        answer({ ok: true, command, ...(await obey(simulator, command, rest)) })
      } catch (error) {
        answer({ ok: false, command, error: error instanceof Error ? error.message : String(error) })
      }
    }
    await simulator.unplug()
    // A card that lies there is sent for ever.
    reader.lift()
    await keeper.idle()
    answer({ ok: true, command: 'quit' })
  }
  const done = listen()
  return {
    path,
    done,
    quit: () => {
      lines.close()
      return done
    },
  }
}
