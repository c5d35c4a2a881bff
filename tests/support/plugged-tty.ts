import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkTty, openPtyPair, type PtyPair } from '#core/readers/simulators/pty-pair.ts'

/** The end of the cable that a test holds: a real pseudo-terminal under a name that stays unless another is given. */
export interface PluggedTty {
  path(): string
  /** What goes to the product; lost while nothing is plugged in. */
  send(bytes: Uint8Array): void
  /** Plugs it in, under another name where one is given. Answers the path. */
  plug(name?: string): Promise<string>
  unplug(): Promise<void>
  /** Settles when the product has looked twice since: what lies on the glass by then is seen as new. */
  lookedTwice(): Promise<void>
  close(): Promise<void>
}

/** What is at the end of the cable. */
interface Device {
  readonly receive: (bytes: Uint8Array) => void
  readonly powerCycle: () => void
  /** Nobody holds the other end any longer. */
  readonly forgetHost?: () => void
}

export function createPluggedTty(device: () => Device): PluggedTty {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-reader-'))
  let path = join(folder, 'reader')
  let pair: PtyPair | null = null
  let asked: () => void = () => undefined

  async function unplug() {
    await rm(path, { force: true })
    await pair?.unplug()
    pair = null
  }
  return {
    path: () => path,
    send: (bytes) => void pair?.device.write(bytes).catch(() => undefined),
    async plug(name) {
      if (name !== undefined) path = join(folder, name)
      pair = await openPtyPair()
      pair.onDeserted(() => device().forgetHost?.())
      pair.device.onData((bytes) => {
        device().receive(bytes)
        asked()
      })
      device().powerCycle()
      await linkTty(pair.path, path)
      return path
    },
    unplug,
    lookedTwice() {
      let looks = 0
      return new Promise((resolve) => {
        asked = () => {
          looks += 1
          if (looks < 3) return // the first question may have been asked while the finger still lay there
          asked = () => undefined
          resolve()
        }
      })
    },
    async close() {
      await unplug()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
