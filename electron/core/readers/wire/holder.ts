import { ReaderError } from '../reader-error.ts'

/** The acts of a connected reader, one at a time: a second one rejects `busy` with the name of the one that runs. */
export type Holder = <T>(name: string, act: () => Promise<T>) => Promise<T>

export function createHolder(): Holder {
  let holder: string | undefined
  return async (name, act) => {
    if (holder !== undefined) throw new ReaderError('busy', `${holder} is running`)
    holder = name
    try {
      return await act()
    } finally {
      holder = undefined
    }
  }
}
