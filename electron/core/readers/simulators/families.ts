import { slotOf, userOf } from '../f5/users.ts'
import type { Quality } from './blobs.ts'
import { EF01_LINE } from './ef01/line.ts'
import { createEf01Module } from './ef01/module.ts'
import type { Ef01Defects, Ef01Model } from './ef01/state.ts'
import { F5_LINE } from './f5/line.ts'
import { createF5Module } from './f5/module.ts'
import { fingersFileOf, libraryOf, slotsOf, type FingersFile } from './fingers-file.ts'
import { GT511_LINE } from './gt511/line.ts'
import { createGt511Module } from './gt511/module.ts'
import type { LineTraits } from './line-traits.ts'

/** What a simulated module is to whoever serves it, of whatever family. */
export type SimulatedModule = {
  receive: (bytes: Uint8Array) => void
  touch: (name: string) => void
  dirty: (quality?: Exclude<Quality, 'good'>) => void
  lift: () => void
  powerCycle: () => void
  /** What lies on the glass and what the module knows only while it has power, for people. */
  facts: () => Record<string, unknown>
  /** What it keeps without power. */
  file: () => FingersFile
}

/** What a module of any family is made with; each takes what it knows. */
export type ModuleDeps = {
  file: FingersFile
  output: (bytes: Uint8Array) => void
  onChange: () => void
  timings: 'real' | 'fast'
  model?: Ef01Model | undefined
  defects?: Ef01Defects | undefined
}

type Family = {
  traits: LineTraits
  /** Speed from the factory, bits a second. */
  baudRate: number
  create: (deps: ModuleDeps) => SimulatedModule
}

const ef01: Family = {
  traits: EF01_LINE,
  baudRate: 57_600,
  create: ({ file, model, ...deps }) => {
    const library = libraryOf(file)
    const module = createEf01Module({ ...file, ...deps, model: model ?? file.model, library })
    const { state } = module
    const facts = () => ({ finger: state.finger ?? null, verified: state.verified })
    return { ...module, facts, file: () => fingersFileOf(state) }
  },
}

const gt511: Family = {
  traits: GT511_LINE,
  baudRate: 9600,
  create: ({ file, ...deps }) => {
    const { capacity, baudRate } = file
    const module = createGt511Module({ ...deps, capacity, baudRate, library: libraryOf(file) })
    const { state } = module
    return {
      ...module,
      facts: () => ({ finger: state.finger ?? null, light: state.light }),
      file: () => ({
        slots: slotsOf(state.library),
        capacity: state.capacity,
        baudRate: state.baudRate,
      }),
    }
  },
}

/** Slots in the fingers file are those of the desk, users those of the module. */
const f5: Family = {
  traits: F5_LINE,
  baudRate: 19_200,
  create: ({ file, ...deps }) => {
    const { capacity, baudRate } = file
    const library = new Map([...libraryOf(file)].map(([slot, finger]) => [userOf(slot), finger]))
    const module = createF5Module({ ...deps, capacity, baudRate, library })
    const { state } = module
    const features = () => [...state.library].map(([user, { feature }]) => [slotOf(user), feature] as const)
    return {
      ...module,
      facts: () => ({ finger: state.finger ?? null, captureSteps: state.captureSteps }),
      file: () => ({
        slots: slotsOf(new Map(features())),
        capacity: state.capacity,
        baudRate: state.baudRate,
      }),
    }
  },
}

/** The families that can be simulated. */
export const FAMILIES = { ef01, gt511, f5 } as const satisfies Record<string, Family>

export type FamilyName = keyof typeof FAMILIES

export function isFamily(text: string): text is FamilyName {
  return Object.hasOwn(FAMILIES, text)
}
