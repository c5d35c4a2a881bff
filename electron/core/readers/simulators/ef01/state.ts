import type { Picture, Quality } from '../blobs.ts'

/** Which instructions a module knows: those of ZFM-20 and kin, GROW R503, both at once, or the PS dialect. */
export const EF01_MODELS = ['generic', 'zfm', 'r503', 'ps'] as const
export type Ef01Model = (typeof EF01_MODELS)[number]

export function isEf01Model(value: unknown): value is Ef01Model {
  return (EF01_MODELS as readonly unknown[]).includes(value)
}

/** Faulty habits of real modules (wire reference 2.14), all off unless named. */
export type Ef01Defects = {
  /** Merges whatever is in the buffers and never says 0A. */
  clone?: boolean
  noHighSpeedSearch?: boolean
  noReadSysPara?: boolean
  /** ReadSysPara tells of a library of 0 slots. */
  zeroCapacity?: boolean
  noIndexTable?: boolean
  /** A miss comes with slot 01EE and a score of 0. */
  garbageOnMiss?: boolean
  /** Match is answered twice: first 01, then the result. */
  doubleMatch?: boolean
  /** A picture taken after Img2Tz spoils Search, a Search between two captures spoils RegModel (R503). */
  sharedMemory?: boolean
  /** The flash takes nothing any more: what is to last is refused, by each model in its own word. */
  wornFlash?: boolean
  /** PS: no AutoEnroll and no AutoIdentify. */
  noStreams?: boolean
  /** M5: says FF unasked whenever a finger wakes it. */
  wakeFrame?: boolean
  /** Unknown instructions are met with silence instead of a code. */
  silentUnknown?: boolean
}

export type ModuleOptions = {
  model: Ef01Model
  capacity: number
  templateBytes: number
  imageBytes: number
  systemId: number
  defects: Ef01Defects
  score: (probe: Uint8Array, stored: Uint8Array) => number
  random: () => number
}

/** What lies on the glass. */
export type Finger = { name: string; quality: Quality }

export type Feature = {
  bytes: Uint8Array
  /** Number of the picture it was made of; undefined when it came from the library, a merge or the host. */
  picture: number | undefined
}

/** A transfer from the host under way. */
export type Receiving = { into: 'image' | number; parts: Uint8Array[] }

export type ModuleState = {
  options: ModuleOptions
  // Kept without power
  address: number
  password: number
  baudN: number
  security: number
  packetSizeCode: number
  library: Map<number, Uint8Array>
  notepad: Uint8Array[]
  // Lost without power
  verified: boolean
  matched: boolean
  image: Picture | undefined
  pictures: number
  buffers: Map<number, Feature>
  /** sharedMemory: a Search has been through the buffers since Img2Tz(1). */
  searched: boolean
  receiving: Receiving | undefined
  /** R503, PS: colour of the light, as its last command said; 0 when it is dark. */
  ring: number
  /** PS: told to sleep, deaf until the next power cycle. */
  asleep: boolean
  // Not the module's at all
  finger: Finger | undefined
}

/** What a power cut does: flash stays, memory and trust go. */
export function loseMemory(state: ModuleState): void {
  state.verified = state.password === 0
  state.matched = false
  state.image = undefined
  state.pictures = 0
  state.buffers.clear()
  state.searched = false
  state.receiving = undefined
  state.ring = 0
  state.asleep = false
}

/** Bits of the status register: 1 last match passed, 2 password verified, 3 image valid; 0 (busy) is never seen. */
export function statusRegister(state: ModuleState): number {
  return (state.matched ? 2 : 0) | (state.verified ? 4 : 0) | (state.image === undefined ? 0 : 8)
}
