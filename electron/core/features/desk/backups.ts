import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { makeBackup } from '../../database/backup.ts'
import { notVerified } from '../../database/copy.ts'
import type { Manifest } from '../../database/manifest.ts'

const isNotVerified = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === notVerified

/** Backups of the running desk, each on record. One at a time: whoever asks while one is being made gets that one. */
export function createBackups(core: Core) {
  let running: Promise<Manifest> | null = null

  async function make(staffId: number): Promise<Manifest> {
    try {
      const manifest = await makeBackup(core.ports, { signal: core.closing })
      const { file, head, sha256 } = manifest
      core.acts.system(staffId, ({ record }) =>
        record({ kind: 'backup.made', facts: { file, headSeq: head.seq, sha256 } }),
      )
      return manifest
    } catch (error) {
      // a copy that did not pass its check: the database it was made of is to be looked at
      throw isNotVerified(error) ? new DeskError('DATABASE_DAMAGED', {}) : error
    } finally {
      running = null
    }
  }

  return {
    /** @throws DISK_FULL, DATABASE_READ_ONLY, DATABASE_DAMAGED */
    run(staffId: number): Promise<Manifest> {
      running ??= make(staffId)
      return running
    },
  }
}
