import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { backupDir } from '../../data-dir.ts'
import { listCopies, type Manifest } from '../../database/manifest.ts'
import type { CallContext } from '../../procedures.ts'
import { createBackups } from './backups.ts'

const shown = ({ file, bytes, head, at }: Manifest) => ({ file, bytes, entries: head.seq, at })

/** The backups' part of the contract. */
export function backupProcedures(core: Core) {
  const os = implement(contract.backup).$context<CallContext>()
  const backups = createBackups(core)
  return os.router({
    run: os.run.handler(async ({ context }) => shown(await backups.run(userOf(context).staffId))),
    list: os.list.handler(() => listCopies(backupDir(core.ports.dataDir)).map(shown)),
  })
}
