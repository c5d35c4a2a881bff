import { databaseFile } from '#core/data-dir.ts'
import { lockDataDir } from '#core/database/lock.ts'
import { openReadOnly } from '#core/database/open.ts'
import { recoverKey } from '#core/database/restore-key.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import { keyFits } from '#core/security/key-fits.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { answer, CommandError, parse, tell, type Command } from './command.ts'
import { askRecoveryKey, restoreFailure } from './restore.ts'
import { existingDataDir } from './verify.ts'

/** Writes the key file again for a database whose own was lost. An existing key that fits is left alone. */
async function recover(dataDir: string): Promise<boolean> {
  const lock = lockDataDir(dataDir)
  const db = openReadOnly(databaseFile(dataDir))
  try {
    const keys = createKeyFile(dataDir)
    const here = await keys.load().catch(() => null)
    if (here && keyFits(db, here) !== false) return false
    const recovered = await recoverKey(db, askRecoveryKey)
    if (!recovered) throw new CommandError(texts.recoverKey.notSetUp)
    await keys.save(recovered)
    return true
  } finally {
    db.close()
    lock.release()
  }
}

export const recoverKeyCommand: Command = {
  summary: texts.recoverKey.summary,
  usage: 'recover-key --data DIR',
  options: [['--data DIR', texts.dataOption]],
  async run(args) {
    const { values } = parse({ args, options: { data: { type: 'string' } } as const })
    const dataDir = existingDataDir(values.data)
    try {
      const recovered = await recover(dataDir)
      answer({ recovered })
      tell(recovered ? texts.recoverKey.done : texts.recoverKey.notNeeded)
      return 0
    } catch (error) {
      throw restoreFailure(error)
    }
  },
}
