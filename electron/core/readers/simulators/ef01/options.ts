import type { ReaderClock } from '../../clock.ts'
import { makeTemplate, steadyScore } from '../blobs.ts'
import { loseMemory, type Ef01Defects, type Ef01Model, type ModuleState } from './state.ts'

export type Ef01ModuleOptions = {
  /** Takes what the module sends: one whole frame, or stray bytes, a call. */
  output: (bytes: Uint8Array) => void
  model?: Ef01Model | undefined
  /** Slots; 200 unless told. */
  capacity?: number | undefined
  /** Names of fingers by slot, or whole templates. */
  library?: ReadonlyMap<number, string | Uint8Array> | undefined
  /** Pages of the notepad, 32 bytes each, by number. */
  notepad?: ReadonlyMap<number, Uint8Array> | undefined
  password?: number | undefined
  address?: number | undefined
  baudN?: number | undefined
  security?: number | undefined
  packetSizeCode?: number | undefined
  templateBytes?: number | undefined
  imageBytes?: number | undefined
  systemId?: number | undefined
  defects?: Ef01Defects | undefined
  /** 'real': times of wire reference 2.12 and of the line speed; 'fast': at once. */
  timings?: 'real' | 'fast' | undefined
  score?: ((probe: Uint8Array, stored: Uint8Array) => number) | undefined
  random?: (() => number) | undefined
  clock?: ReaderClock | undefined
  /** Something that survives a power cut was changed. */
  onChange?: (() => void) | undefined
}

/** A module as it comes out of its box, with what the options change. */
export function createState(options: Ef01ModuleOptions): ModuleState {
  const templateBytes = options.templateBytes ?? 512
  const model = options.model ?? 'generic'
  const library = [...(options.library ?? [])].map(
    ([slot, value]) =>
      [slot, typeof value === 'string' ? makeTemplate([value], templateBytes) : value] as const,
  )
  const state: ModuleState = {
    options: {
      model,
      capacity: options.capacity ?? 200,
      templateBytes,
      imageBytes: options.imageBytes ?? 36_864,
      systemId: options.systemId ?? 0,
      defects: { sharedMemory: model === 'r503', ...options.defects },
      score: options.score ?? steadyScore,
      random: options.random ?? Math.random,
    },
    address: options.address ?? 0xffffffff,
    password: options.password ?? 0,
    baudN: options.baudN ?? 6,
    security: options.security ?? 3,
    packetSizeCode: options.packetSizeCode ?? (model === 'ps' ? 1 : 2),
    library: new Map(library),
    notepad: Array.from({ length: model === 'ps' ? 8 : 16 }, (_, page) =>
      Uint8Array.from(options.notepad?.get(page) ?? new Uint8Array(32)),
    ),
    verified: false,
    matched: false,
    image: undefined,
    pictures: 0,
    buffers: new Map(),
    searched: false,
    receiving: undefined,
    ring: 0,
    asleep: false,
    finger: undefined,
  }
  loseMemory(state)
  return state
}
