import { ReaderError } from '../reader-error.ts'
import type { ConnectedReader, ReaderInfo } from '../reader.ts'

/** What a family can do on its line; the acts as `ConnectedReader` describes them, each sure to be alone. */
export type FamilyActs = {
  /** What the module says of itself and its library now. */
  look: (stop?: AbortSignal) => Promise<ReaderInfo>
} & Omit<ConnectedReader, 'info'>

type Guarded = <T>(name: string, act: () => Promise<T>) => Promise<T>

/** Runs acts that only one family has beside those of every reader. */
export type Guard = {
  /** Rejects `busy` while another act runs. */
  alone: Guarded
  /** The same, for an act that changes the library: what is known of it is read again. */
  changing: Guarded
}

/**
 * A connected reader of any family: its acts one at a time, a second one rejects `busy`; what is known of the library
 * is read at the start and again after each act that changes it.
 */
export async function createDriver(acts: FamilyActs, signal?: AbortSignal): Promise<ConnectedReader> {
  return (await createGuardedDriver(acts, signal)).reader
}

/** As `createDriver`, with the guard of its acts for a family that has more of them. */
export async function createGuardedDriver(
  acts: FamilyActs,
  signal?: AbortSignal,
): Promise<{ reader: ConnectedReader; guard: Guard }> {
  let holder: string | undefined
  const alone: Guarded = async (name, act) => {
    if (holder !== undefined) throw new ReaderError('busy', `${holder} is running`)
    holder = name
    try {
      return await act()
    } finally {
      holder = undefined
    }
  }
  let info = await acts.look(signal)
  const changing: Guarded = (name, act) =>
    alone(name, async () => {
      const result = await act()
      info = await acts.look()
      return result
    })

  const reader: ConnectedReader = {
    info: () => info,
    identifyLoop: (request) => alone('identify', () => acts.identifyLoop(request)),
    enrol: (request) => changing('enrol', () => acts.enrol(request)),
    deleteSlot: (slot, stop) => changing('delete', () => acts.deleteSlot(slot, stop)),
    readTemplate: (slot, stop) => alone('readTemplate', () => acts.readTemplate(slot, stop)),
    writeTemplate: (slot, template, stop) =>
      changing('writeTemplate', () => acts.writeTemplate(slot, template, stop)),
    verify: acts.verify,
    onLost: acts.onLost,
    close: acts.close,
  }
  return { reader, guard: { alone, changing } }
}
