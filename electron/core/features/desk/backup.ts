import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { backupDir } from '../../data-dir.ts'
import { makeBackup } from '../../database/backup.ts'
import { listCopies, type Manifest } from '../../database/manifest.ts'
import type { CallContext } from '../../procedures.ts'

const shown = ({ file, bytes, head, at }: Manifest) => ({ file, bytes, entries: head.seq, at })

/** Backups of the running desk. One at a time: whoever asks while one is being made gets that one. */
export function backupProcedures(core: Core) {
  const os = implement(contract.backup).$context<CallContext>()
  let running: Promise<Manifest> | null = null

  async function make(staffId: number): Promise<Manifest> {
    try {
      const manifest = await makeBackup(core.ports, { signal: core.closing })
      const { file, head, sha256 } = manifest
      core.acts.system(staffId, ({ record }) =>
        record({ kind: 'backup.made', facts: { file, headSeq: head.seq, sha256 } }),
      )
      return manifest
    } finally {
      running = null
    }
  }

  return os.router({
    run: os.run.handler(async ({ context }) => {
      running ??= make(userOf(context).staffId)
      return shown(await running)
    }),
    list: os.list.handler(() => listCopies(backupDir(core.ports.dataDir)).map(shown)),
  })
}
