import { makeTemplate, type Picture } from '../blobs.ts'
import { TEMPLATE_BYTES } from '../../gt511/commands.ts'
import type { ReaderClock } from '../../clock.ts'

export type Gt511ModuleOptions = {
  /** Takes what the module sends, a packet a call. */
  output: (bytes: Uint8Array) => void
  /** Ids; 200 (C3) unless told. */
  capacity?: number | undefined
  /** Names of fingers by id, or whole templates of 498 bytes. */
  library?: ReadonlyMap<number, string | Uint8Array> | undefined
  /** Bits a second; 9600 from the factory. */
  baudRate?: number | undefined
  /** 'real': a module takes its time; 'fast': at once. */
  timings?: 'real' | 'fast' | undefined
  clock?: ReaderClock | undefined
  /** Something that survives a power cut was changed. */
  onChange?: (() => void) | undefined
}

/** An enrolment under way: the id, undefined to hand the template out, and the presses taken. */
export type Enrolling = { slot: number | undefined; fingers: string[] }

export type Gt511State = {
  capacity: number
  // Kept without power
  library: Map<number, Uint8Array>
  security: number
  // Lost without power
  baudRate: number
  light: boolean
  picture: Picture | undefined
  enrolling: Enrolling | undefined
  // Not the module's at all
  finger: Picture | undefined
}

export const FACTORY_SPEED = 9600

/** A module as it comes out of its box, with what the options change. */
export function createGt511State(options: Gt511ModuleOptions): Gt511State {
  const library = [...(options.library ?? [])].map(
    ([slot, value]) =>
      [slot, typeof value === 'string' ? makeTemplate([value], TEMPLATE_BYTES) : value] as const,
  )
  return {
    capacity: options.capacity ?? 200,
    library: new Map(library),
    security: 3,
    baudRate: options.baudRate ?? FACTORY_SPEED,
    light: false,
    picture: undefined,
    enrolling: undefined,
    finger: undefined,
  }
}

/** What a power cut does: templates stay; light, picture and enrolment go. The speed is kept by most firmwares. */
export function loseGt511Memory(state: Gt511State): void {
  state.light = false
  state.picture = undefined
  state.enrolling = undefined
}
