import { systemClock } from '../clock.ts'
import { slotOf, userOf } from '../f5/users.ts'
import { LINE_SPEED } from '../line/connect.ts'
import { createEf01Module } from './ef01/module.ts'
import { EF01_MODELS, type Ef01Defects, type Ef01Model } from './ef01/state.ts'
import { F5_LINE } from './f5/line.ts'
import { createF5Module } from './f5/module.ts'
import { FACTORY_SPEED as F5_SPEED } from './f5/state.ts'
import { createFaultyLine, type FaultyLine } from './faults.ts'
import { fingersFileOf, libraryOf, notepadOf, slotsOf, type FingersFile } from './fingers-file.ts'
import { GT511_LINE } from './gt511/line.ts'
import { createGt511Module } from './gt511/module.ts'
import { FACTORY_SPEED as GT511_SPEED } from './gt511/state.ts'
import { createCardDevice, type CardForm } from './line/device.ts'
import { createFaultyCardLine } from './line/faults.ts'

/** A simulated reader of whatever family, as far as serving it needs to know. */
export type SimulatedReader = {
  /** Bytes from the host, any chunking. */
  receive: (bytes: Uint8Array) => void
  touch: (name: string) => void
  /** A touch that cannot be read; some families know more than one kind. */
  dirty: (quality: string) => void
  lift: () => void
  powerCycle: () => void
  /** The host has gone: nothing more of what it asked for is said. */
  forgetHost?: () => void
  /** What spoils the bytes between it and its host. */
  line: FaultyLine
  /** The state for people and tests, beside plug and fault. */
  describe: () => Record<string, unknown>
}

export type FamilyOptions = {
  timings?: 'real' | 'fast' | undefined
  /** One of the family's models, where it has any. */
  model?: Ef01Model | undefined
  defects?: Ef01Defects | undefined
  /** What a card reader sends; `rdm6300` unless told. */
  form?: CardForm | undefined
  /** Lasting state at the start. */
  file: FingersFile
  /** Takes what goes to the host. */
  output: (bytes: Uint8Array) => void
  /** The lasting state has changed; `lasting` gives it as it then is. */
  save: (lasting: () => FingersFile) => void
}

/** Common to modules whose touch that cannot be read is of one of two kinds. */
const qualityOf = (word: string): 'fewPoints' | 'disordered' =>
  word === 'fewPoints' ? 'fewPoints' : 'disordered'

function ef01(options: FamilyOptions): SimulatedReader {
  const { file } = options
  const line = createFaultyLine(systemClock, options.output)
  const lasting = (): FingersFile => fingersFileOf(module.state)
  const module = createEf01Module({
    ...file,
    model: options.model ?? file.model,
    library: libraryOf(file),
    notepad: notepadOf(file),
    timings: options.timings ?? 'real',
    defects: options.defects,
    output: line.send,
    onChange: () => options.save(lasting),
  })
  return {
    ...module,
    dirty: (quality) => module.dirty(qualityOf(quality)),
    line,
    describe: () => ({
      finger: module.state.finger ?? null,
      verified: module.state.verified,
      ...lasting(),
    }),
  }
}

function gt511(options: FamilyOptions): SimulatedReader {
  const { capacity, baudRate } = options.file
  const line = createFaultyLine(systemClock, options.output, GT511_LINE)
  const lasting = (): FingersFile => ({
    slots: slotsOf(state.library),
    capacity: state.capacity,
    baudRate: state.baudRate,
  })
  const module = createGt511Module({
    ...{ capacity, baudRate, library: libraryOf(options.file) },
    timings: options.timings ?? 'real',
    output: line.send,
    onChange: () => options.save(lasting),
  })
  const { state } = module
  return {
    ...module,
    dirty: (quality) => module.dirty(qualityOf(quality)),
    line,
    describe: () => ({ finger: state.finger ?? null, light: state.light, ...lasting() }),
  }
}

/** Slots in the fingers file are those of the desk, users those of the module. */
function f5(options: FamilyOptions): SimulatedReader {
  const { capacity, baudRate } = options.file
  const line = createFaultyLine(systemClock, options.output, F5_LINE)
  const lasting = (): FingersFile => ({
    slots: slotsOf(new Map([...state.library].map(([user, { feature }]) => [slotOf(user), feature]))),
    capacity: state.capacity,
    baudRate: state.baudRate,
  })
  const library = new Map([...libraryOf(options.file)].map(([slot, finger]) => [userOf(slot), finger]))
  const module = createF5Module({
    ...{ capacity, baudRate, library },
    timings: options.timings ?? 'real',
    output: line.send,
    onChange: () => options.save(lasting),
  })
  const { state } = module
  return {
    ...module,
    dirty: (quality) => module.dirty(qualityOf(quality)),
    line,
    describe: () => ({ finger: state.finger ?? null, captureSteps: state.captureSteps, ...lasting() }),
  }
}

function line(options: FamilyOptions): SimulatedReader {
  const { form = 'rdm6300' } = options
  const wire = createFaultyCardLine(systemClock, options.output)
  const device = createCardDevice({ form, clock: systemClock, output: wire.send })
  return {
    ...device,
    receive: () => undefined,
    line: wire,
    describe: () => ({ form, card: device.card() ?? null }),
  }
}

const ONE_MODEL: readonly Ef01Model[] = []

/**
 * Every family that can be simulated, by its word on the command line; `baudRate` is its usual speed, bits a second,
 * and `models` are the words for what differs inside it.
 */
export const FAMILIES = {
  ef01: { create: ef01, baudRate: 57600, models: EF01_MODELS },
  gt511: { create: gt511, baudRate: GT511_SPEED, models: ONE_MODEL },
  f5: { create: f5, baudRate: F5_SPEED, models: ONE_MODEL },
  line: { create: line, baudRate: LINE_SPEED, models: ONE_MODEL },
}

export type Family = keyof typeof FAMILIES

export function isFamily(text: string): text is Family {
  return Object.hasOwn(FAMILIES, text)
}

/** Is it a model of the family? */
export function isModelOf(family: Family, text: string): text is Ef01Model {
  return FAMILIES[family].models.some((model) => model === text)
}
