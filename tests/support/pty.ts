import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkTty, openPtyPair, type PtyPair } from '#core/readers/simulators/pty-pair.ts'
import { openSerialTransport } from '#core/readers/transport/serial.ts'
import type { Transport } from '#core/readers/transport/transport.ts'

export { openPtyPair, type PtyPair } from '#core/readers/simulators/pty-pair.ts'

/** Two ttys joined like the ends of a cable: what is written to one is read from the other. */
export async function openLinkedTtys(): Promise<{ left: string; right: string; cut: () => Promise<void> }> {
  const [left, right] = [await openPtyPair(), await openPtyPair()]
  left.device.onData((bytes) => void right.device.write(bytes).catch(() => undefined))
  right.device.onData((bytes) => void left.device.write(bytes).catch(() => undefined))
  const cut = async (): Promise<void> => {
    await left.unplug()
    await right.unplug()
  }
  return { left: left.path, right: right.path, cut }
}

/** A steady name for a tty that is pulled and put back. */
export type Socket = {
  /** The steady name. */
  path: string
  /** Makes a new pseudo-terminal behind the name. */
  plug: () => Promise<PtyPair>
  /** Hangs up whatever is plugged in. */
  unplug: () => Promise<void>
  dispose: () => Promise<void>
}

export async function createSocket(): Promise<Socket> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-'))
  const path = join(folder, 'tty')
  let pair: PtyPair | undefined
  const unplug = async (): Promise<void> => {
    await rm(path, { force: true })
    await pair?.unplug()
    pair = undefined
  }
  return {
    path,
    plug: async () => {
      pair = await openPtyPair()
      await linkTty(pair.path, path)
      return pair
    },
    unplug,
    dispose: async () => {
      await unplug()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A collector of received bytes with a wait for a number of them. */
export function collectBytes(transport: Transport): {
  take: (count: number, limitMs?: number) => Promise<Uint8Array>
  all: () => Uint8Array
} {
  let bytes = Buffer.alloc(0)
  let look = (): void => undefined
  transport.onData((chunk) => {
    bytes = Buffer.concat([bytes, chunk])
    look()
  })
  return {
    all: () => new Uint8Array(bytes),
    take: (count, limitMs = 3000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          look = () => undefined
          reject(new Error(`${bytes.length} of ${count} bytes: ${bytes.toString('hex')}`))
        }, limitMs)
        look = () => {
          if (bytes.length < count) return
          clearTimeout(timer)
          look = () => undefined
          const taken = bytes.subarray(0, count)
          bytes = bytes.subarray(count)
          resolve(new Uint8Array(taken))
        }
        look()
      }),
  }
}

/** Opens a tty as the product does. */
export function openTty(path: string, baudRate = 57600): Promise<Transport> {
  return openSerialTransport({ path, baudRate })
}
