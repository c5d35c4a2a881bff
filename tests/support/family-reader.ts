import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  FAMILIES,
  type Family,
  type FamilyOptions,
  type SimulatedReader,
} from '#core/readers/simulators/families.ts'
import { linkTty, openPtyPair, type PtyPair } from '#core/readers/simulators/pty-pair.ts'

export interface FamilyReader {
  /** What lies on it. */
  readonly reader: SimulatedReader
  /** Bytes the host has sent so far. */
  readonly sent: number[]
  /** The name it is plugged in under now. */
  path(): string
  /** Plugs it in, under another name where one is given. Answers the path. */
  plug(name?: string): Promise<string>
  unplug(): Promise<void>
  dispose(): Promise<void>
}

/** A simulated reader of any family on a real pseudo-terminal, already plugged in. */
export async function plugFamily(
  family: Family,
  options: Partial<Pick<FamilyOptions, 'model' | 'form' | 'file'>> = {},
): Promise<FamilyReader> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-family-'))
  let path = join(folder, 'tty')
  let pair: PtyPair | null = null
  const sent: number[] = []
  const reader = FAMILIES[family].create({
    file: {},
    timings: 'fast',
    ...options,
    output: (bytes) => void pair?.device.write(bytes).catch(() => undefined),
    save: () => undefined,
  })
  const plug = async (name?: string) => {
    if (name !== undefined) path = join(folder, name)
    pair = await openPtyPair()
    pair.onDeserted(() => reader.forgetHost?.())
    pair.device.onData((bytes) => {
      sent.push(...bytes)
      reader.receive(bytes)
    })
    reader.powerCycle()
    await linkTty(pair.path, path)
    return path
  }
  const unplug = async () => {
    await rm(path, { force: true })
    await pair?.unplug()
    pair = null
  }
  await plug()
  return {
    reader,
    sent,
    path: () => path,
    plug,
    unplug,
    async dispose() {
      reader.lift()
      await unplug()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A device that is no reader: `answer` says what it sends back for what it hears. */
export async function plugStranger(
  answer: (bytes: Uint8Array) => Uint8Array | null,
): Promise<{ path: string; dispose: () => Promise<void> }> {
  const pair = await openPtyPair()
  pair.device.onData((bytes) => {
    const back = answer(bytes)
    if (back !== null) void pair.device.write(back).catch(() => undefined)
  })
  return { path: pair.path, dispose: pair.unplug }
}
