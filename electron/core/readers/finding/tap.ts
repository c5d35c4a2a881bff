import type { Transport } from '../transport/transport.ts'

/** More than this of what came is not needed to tell what sort of device it is. */
const KEPT_BYTES = 4096

/** A line that remembers what went over it, for a look at what sort of device is at its end. */
export type Tap = {
  transport: Transport
  /** What came since opening, the first 4096 bytes. */
  heard: () => Uint8Array
  /** Whether what came is nothing but our own bytes coming back. */
  isEcho: () => boolean
}

const joined = (chunks: readonly Uint8Array[]): Buffer => Buffer.concat(chunks).subarray(0, KEPT_BYTES)

export function tapTransport(transport: Transport): Tap {
  const sent: Uint8Array[] = []
  const came: Uint8Array[] = []
  transport.onData((bytes) => {
    if (came.length < KEPT_BYTES) came.push(bytes)
  })
  return {
    transport: {
      ...transport,
      write: (bytes) => {
        sent.push(bytes)
        return transport.write(bytes)
      },
    },
    heard: () => new Uint8Array(joined(came)),
    isEcho: () => {
      const back = joined(came)
      return back.length > 0 && joined(sent).subarray(0, back.length).equals(back)
    },
  }
}

/** Words of a modem, or any other device that talks to people: printable text with line ends, and nothing else. */
export function isText(bytes: Uint8Array): boolean {
  return (
    bytes.length > 1 && bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0d || byte === 0x0a)
  )
}
