import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readers } from '#core/database/tables.ts'
import {
  FAMILIES,
  type Family,
  type FamilyOptions,
  type SimulatedReader as FamilyReader,
} from '#core/readers/simulators/families.ts'
import type { FingersFile } from '#core/readers/simulators/fingers-file.ts'
import { linkTty, openPtyPair, type PtyPair } from '#core/readers/simulators/pty-pair.ts'
import type { TestDesk } from './desk.ts'
import { untilReader, type SimulatedReader } from './simulated-reader.ts'

export interface PluggedFamily extends Omit<SimulatedReader, 'module'> {
  readonly family: Family
  /** As it is at the cable now. */
  readonly module: FamilyReader
  /** Pulls it out and puts another module in its place; `plug` brings that one. */
  swap(family: Family, file: FingersFile): Promise<void>
  /** Filled slots of the desk, ascending. */
  slots(): number[]
  /** Calls back before the module hears what the product sends. */
  onHeard(act: (() => void) | undefined): void
}

/** A whole reader of any family on a real pseudo-terminal, under a name that stays when it is pulled and plugged again. */
export async function plugFamily(
  family: Family,
  options: Partial<Omit<FamilyOptions, 'output' | 'save'>> = {},
): Promise<PluggedFamily> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-reader-'))
  const path = join(folder, 'reader')
  let pair: PtyPair | null = null
  let asked: () => void = () => undefined
  let heard: (() => void) | undefined
  const make = (of: Family, file: FingersFile) =>
    FAMILIES[of].create({
      timings: 'fast',
      ...options,
      file,
      output: (bytes) => void pair?.device.write(bytes).catch(() => undefined),
      save: () => undefined,
    })
  let module = make(family, options.file ?? {})
  async function plug() {
    pair = await openPtyPair()
    pair.device.onData((bytes) => {
      heard?.()
      module.receive(bytes)
      asked()
    })
    module.powerCycle()
    await linkTty(pair.path, path)
  }
  async function unplug() {
    await rm(path, { force: true })
    await pair?.unplug()
    pair = null
  }
  await plug()
  return {
    ...{ family, path, plug, unplug },
    get module() {
      return module
    },
    async swap(of, file) {
      await unplug()
      module = make(of, file)
    },
    slots: () => Object.keys(module.describe()['slots'] ?? {}).map(Number),
    onHeard: (act) => (heard = act),
    lift() {
      module.lift()
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

type Fields = Partial<Pick<typeof readers.$inferInsert, 'dialect' | 'direction' | 'baudRate'>>

/** Puts a reader on the desk's list, and waits until it serves. */
export async function addFamily(
  { desk, ...test }: TestDesk,
  plugged: PluggedFamily,
  name: string,
  fields: Fields = {},
): Promise<number> {
  const { family, path } = plugged
  const row = { name, path, family, baudRate: FAMILIES[family].baudRate, ...fields }
  const id = desk.core.acts.system(0, ({ record }) => {
    const added = desk.core.db.insert(readers).values(row).returning({ id: readers.id }).get()
    record({ kind: 'reader.saved', subject: { table: 'readers', id: added.id } })
    return added.id
  })
  await desk.readers.reload(id)
  await untilReader({ desk, ...test }, id, 'ready')
  return id
}
