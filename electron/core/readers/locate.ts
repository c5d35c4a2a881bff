import { realSerial, usbIdOf, type NamedPort } from './transport/usb-chips.ts'

/** By what a reader is known again after it was plugged in elsewhere. */
export type Whereabouts = {
  /** Where it was last. */
  path: string
  /** vendor:product in lower-case hex; null: not on USB, or not known. */
  usbId: string | null
  usbSerial: string | null
}

/**
 * The ports under which a reader may be now, the likeliest first; empty when its own name has gone to another device.
 * An adapter with a serial number of its own is found anywhere and nothing else is taken for it. One without is at its
 * port as long as the same chip is there, and else at the only free port with that chip. `taken` are ports that nobody
 * else shall have; `alike` says that another reader with the same chip is missing too: then nobody could tell which.
 */
export function locateReader(
  reader: Whereabouts,
  ports: readonly NamedPort[],
  taken: ReadonlySet<string>,
  alike: boolean,
): string[] {
  const { path, usbId } = reader
  if (usbId === null) return [path]
  const same = ports.filter((port) => usbIdOf(port) === usbId)
  const listed = ports.find((port) => port.path === path)
  const serial = realSerial(reader.usbSerial)
  if (serial !== undefined) {
    const own = same.find((port) => realSerial(port.serialNumber) === serial)
    if (own !== undefined) return [own.path]
    // a steady name (by-id link, udev) is in no list
    return listed === undefined ? [path] : []
  }
  if (listed !== undefined && same.includes(listed)) return [path]
  const free = same.filter((port) => port.path !== path && !taken.has(port.path))
  const [only] = free
  const elsewhere = only !== undefined && free.length === 1 && !alike ? [only.path] : []
  return listed === undefined ? [path, ...elsewhere] : elsewhere
}
