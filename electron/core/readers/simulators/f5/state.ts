import type { ReaderClock } from '../../clock.ts'
import { makeTemplate, type Picture } from '../blobs.ts'

export type F5ModuleOptions = {
  /** Takes what the module sends: a frame or a block a call. */
  output: (bytes: Uint8Array) => void
  /** Users; 4000 unless told. */
  capacity?: number | undefined
  /** Names of fingers by user number, or whole features. */
  library?: ReadonlyMap<number, string | Uint8Array> | undefined
  /** Bits a second; 19200 from the factory. */
  baudRate?: number | undefined
  /** 'real': a module takes its time; 'fast': at once, and a capture times out in no time. */
  timings?: 'real' | 'fast' | undefined
  clock?: ReaderClock | undefined
  /** Something that survives a power cut was changed. */
  onChange?: (() => void) | undefined
}

export type User = { feature: Uint8Array; permission: number }

/** An enrolment under way: whose, and the fingers pressed so far. */
export type Enrolling = { user: number; permission: number; fingers: string[] }

export type F5State = {
  capacity: number
  // Kept without power
  library: Map<number, User>
  baudRate: number
  serial: number
  // Lost without power
  level: number
  /** A finger that is enrolled already may be enrolled again. */
  duplicatesAllowed: boolean
  /** Capture timeout in steps; 0 is for ever. */
  captureSteps: number
  enrolling: Enrolling | undefined
  // Not the module's at all
  finger: Picture | undefined
}

/** Bytes of a feature without user and permission. */
export const FEATURE_BYTES = 193

export const FACTORY_SPEED = 19_200
const FACTORY_STEPS = 20

/** What a power cut does: users stay; settings are those of the factory again. */
export function loseF5Memory(state: F5State): void {
  state.level = 5
  state.duplicatesAllowed = false
  state.captureSteps = FACTORY_STEPS
  state.enrolling = undefined
}

export const featureOf = (fingers: readonly string[]): Uint8Array => makeTemplate(fingers, FEATURE_BYTES)

/** A module as it comes out of its box, with what the options change. */
export function createF5State(options: F5ModuleOptions): F5State {
  const library = [...(options.library ?? [])].map(([user, value]) => {
    const feature = typeof value === 'string' ? featureOf([value]) : value
    return [user, { feature, permission: 1 }] as const
  })
  return {
    capacity: options.capacity ?? 4000,
    library: new Map(library),
    baudRate: options.baudRate ?? FACTORY_SPEED,
    serial: 0x012345,
    level: 5,
    duplicatesAllowed: false,
    captureSteps: FACTORY_STEPS,
    enrolling: undefined,
    finger: undefined,
  }
}
