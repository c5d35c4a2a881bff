import { realpath } from 'node:fs/promises'
import { and, eq, isNull } from 'drizzle-orm'
import type { Core } from '../../core.ts'
import { readers } from '../../database/tables.ts'
import { locateReader } from '../../readers/locate.ts'
import type { NamedPort } from '../../readers/transport/usb-chips.ts'
import { realSerial, usbIdOf } from '../../readers/transport/usb-chips.ts'
import type { ReaderRow } from './reader-row.ts'

export interface ReaderPlaces {
  /** Where a reader may be now, the likeliest first. */
  locate(readerId: number, path: string): Promise<readonly string[]>
  /** It answered under another name than it had: the list and the chain show the truth. Never throws. */
  moved(readerId: number, path: string): void
  /** The ports that no reader in use holds, at most `most`. */
  free(): Promise<NamedPort[]>
  /** While a port is asked what is at it, no reader is looked for there; the returned function gives them back. */
  reserve(paths: readonly string[]): () => void
}

/** More ports than any desk has; a machine with hundreds of virtual ones is not asked at all of them. */
const most = 32

const realPath = (path: string): Promise<string> => realpath(path).catch(() => path)

/** Which reader is at which port. `isReady` tells of a reader whether it answers now. */
export function createReaderPlaces(core: Core, isReady: (readerId: number) => boolean): ReaderPlaces {
  const reserved = new Set<string>()
  const rows = (): ReaderRow[] => core.db.select().from(readers).where(isNull(readers.removedAt)).all()

  function write(readerId: number, path: string): void {
    core.acts.system(0, ({ record }) => {
      const [row] = core.db
        .update(readers)
        .set({ path })
        .where(and(eq(readers.id, readerId), isNull(readers.removedAt)))
        .returning({ name: readers.name })
        .all()
      if (row)
        record({
          kind: 'reader.saved',
          subject: { table: 'readers', id: readerId },
          facts: { name: row.name, path },
        })
    })
  }

  return {
    async locate(readerId, path) {
      const configured = rows()
      const row = configured.find(({ id }) => id === readerId)
      if (!row || row.usbId === null) return [path]
      const others = configured.filter(({ id }) => id !== readerId)
      const alike = others.some(
        ({ id, usbId, usbSerial }) =>
          usbId === row.usbId && realSerial(usbSerial) === undefined && !isReady(id),
      )
      const taken = new Set([...others.map((other) => other.path), ...reserved])
      return locateReader({ ...row, path }, await core.ports.listPorts(), taken, alike)
    },

    moved(readerId, path) {
      try {
        write(readerId, path)
      } catch (error) {
        // a damaged file takes no entry; the reader serves all the same
        core.ports.log.error('reader.moved', error, { readerId })
      }
    },

    async free() {
      const configured = rows()
      const held = new Set(await Promise.all(configured.map(({ path }) => realPath(path))))
      const isKnown = (port: NamedPort) => {
        const serial = realSerial(port.serialNumber)
        return (
          serial !== undefined &&
          configured.some(
            ({ usbId, usbSerial }) => usbId === usbIdOf(port) && realSerial(usbSerial) === serial,
          )
        )
      }
      const listed = (await core.ports.listPorts()).filter((port) => !isKnown(port)).slice(0, most)
      const names = await Promise.all(listed.map(({ path }) => realPath(path)))
      return listed.filter((_, at) => !held.has(names[at] ?? ''))
    },

    reserve(paths) {
      for (const path of paths) reserved.add(path)
      return () => {
        for (const path of paths) reserved.delete(path)
      }
    },
  }
}
