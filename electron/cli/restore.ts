import { resolve } from 'node:path'
import { restoreBackup, type Restored } from '#core/database/restore.ts'
import { RestoreError } from '#core/database/restore-error.ts'
import { readMigrations } from '#core/database/migrate.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import { runJob } from '#core/jobs/run.ts'
import { sayBoth } from '#shared/i18n/fill.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { answer, CommandError, parse, tell, UsageError, type Command } from './command.ts'
import { diskFailure } from './failures.ts'
import { dataDirOf, migrationsFolder } from './folders.ts'
import { openDesk } from './open-desk.ts'
import { portsFor, quietLog } from './ports.ts'
import { askSecret } from './secret.ts'

export const askRecoveryKey = () => askSecret('QIANTAI_RECOVERY_KEY', texts.restore.recoveryKey)

export function restoreFailure(error: unknown): unknown {
  if (!(error instanceof RestoreError)) return diskFailure(error)
  const [first] = error.verification?.damage ?? []
  const why = first ? `${first.kind} ${first.seq ?? ''} ${first.detail}`.trim() : ''
  return new CommandError(texts.restore[error.reason], { why })
}

/** Opens the restored desk once: upgrades it if it is older, puts the restore on record, and checks it whole. */
async function checkRestored(dataDir: string, restored: Restored): Promise<boolean> {
  const ports = portsFor(dataDir, quietLog)
  const desk = await openDesk(ports)
  try {
    const { newerLost, entries, aside } = restored
    if (desk.core.site.exists())
      desk.core.acts.system(0, ({ record }) =>
        record({ kind: 'backup.restored', facts: { entries, newerLost, setAside: aside !== null } }),
      )
    return (await runJob(ports, 'verify', { dataDir })).ok
  } finally {
    await desk.close()
  }
}

export const restoreCommand: Command = {
  summary: texts.restore.summary,
  usage: 'restore FILE --data DIR',
  options: [
    ['FILE', texts.restore.file],
    ['--data DIR', texts.dataOption],
  ],
  async run(args) {
    const { values, positionals } = parse({
      args,
      options: { data: { type: 'string' } } as const,
      allowPositionals: true,
    })
    const [file, ...extra] = positionals
    if (file === undefined || extra.length > 0) throw new UsageError(sayBoth(texts.restore.oneFile))
    const dataDir = dataDirOf(values.data)
    try {
      const restored = await restoreBackup({
        dataDir,
        source: resolve(file),
        newestKnown: readMigrations(migrationsFolder).length,
        keys: createKeyFile(dataDir),
        askRecoveryKey,
        at: Date.now(),
      })
      const ok = await checkRestored(dataDir, restored)
      answer({ ...restored, verified: ok })
      tell(texts.restore.done, { entries: restored.entries, aside: restored.aside ?? '-' })
      if (restored.newerLost) tell(texts.restore.newerLost, { count: restored.newerLost })
      return ok ? 0 : 1
    } catch (error) {
      throw restoreFailure(error)
    }
  },
}
