import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { UnwrittenReason } from '#shared/contract/health.ts'

export const latestFile = 'evacuation-latest.pdf'
export const previousFile = 'evacuation-previous.pdf'
const unfinishedFile = 'evacuation-latest.pdf.part'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** A folder can be synced on some systems only; where it cannot, the files themselves are. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/**
 * Puts the list into a folder that must be there: a stick that is pulled out must not leave its list on the disk below. The
 * one before is kept beside it, and whenever the power goes, one of the two is whole. @throws the system's error
 */
export async function writeList(folder: string, pdf: Uint8Array): Promise<void> {
  const [latest, previous, unfinished] = [latestFile, previousFile, unfinishedFile].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  try {
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.writeFile(pdf)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(latest, previous).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
    await rename(unfinished, latest)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(folder)
}

/** What the system says of a folder that took no file, in the words of the desk's health. */
export function reasonOf(error: unknown): UnwrittenReason {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (['ENOENT', 'ENOTDIR', 'EIO', 'ENXIO', 'ENODEV'].includes(code)) return 'folderMissing'
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'readOnly'
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ? 'full' : 'failed'
}
