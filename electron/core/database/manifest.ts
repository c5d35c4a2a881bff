import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './files.ts'

/** Why a copy was made; each kind is kept and pruned for itself. */
export const copyReasons = ['backup', 'migration'] as const

const manifestSchema = z.object({
  format: z.literal(1),
  /** Name of the copy beside this manifest. */
  file: z.string(),
  /** Counts up in one folder: which copy is the newest, whatever the clock said. */
  serial: z.int(),
  reason: z.enum(copyReasons),
  /** UTC ms. */
  at: z.int(),
  /** Version of the program and of the schema. */
  version: z.string(),
  schema: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  /** Chain head in the copy: an anchor outside the database. */
  head: z.object({ seq: z.int(), hash: z.string(), at: z.int() }),
  /** Hash of the first entry: which desk this is a copy of; empty before the first start is finished. */
  chain: z.string(),
  /** Rows by table. */
  counts: z.record(z.string(), z.int()),
})
export type Manifest = z.infer<typeof manifestSchema>

export const manifestName = (file: string) => file.replace(/\.db$/, '.json')

/** A manifest as it stands beside a copy; null when there is none that can be read. */
export function readManifest(folder: string, file: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, manifestName(file)), 'utf8')))
  } catch {
    return null
  }
}

/** Written last, so that a copy without a manifest is one that was never finished. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeDurably(join(folder, manifestName(manifest.file)), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The finished copies of a folder, newest first: those with a manifest and a file of the size it names. */
export function listCopies(folder: string): Manifest[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => readManifest(folder, name) ?? [])
    .filter(({ file, bytes }) => statSync(join(folder, file), { throwIfNoEntry: false })?.size === bytes)
    .sort((a, b) => b.serial - a.serial)
}

/** Deletes the oldest copies of the same desk and reason, so that `keep` remain. */
export function pruneCopies(folder: string, made: Manifest, keep: number): void {
  const old = listCopies(folder)
    .filter(({ chain, reason }) => chain === made.chain && reason === made.reason)
    .slice(keep)
  for (const { file } of old) {
    rmSync(join(folder, manifestName(file)), { force: true })
    rmSync(join(folder, file), { force: true })
  }
}
