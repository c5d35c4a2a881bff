import { join, resolve } from 'node:path'
import { backupDir } from '#core/data-dir.ts'
import { makeBackup } from '#core/database/backup.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { answer, parse, tell, type Command } from './command.ts'
import { diskFailure } from './failures.ts'
import { portsFor, quietLog } from './ports.ts'
import { existingDataDir } from './verify.ts'

export const backupCommand: Command = {
  summary: texts.backup.summary,
  usage: 'backup --data DIR [--to DIR]',
  options: [
    ['--data DIR', texts.dataOption],
    ['--to DIR', texts.backup.to],
  ],
  async run(args) {
    const { values } = parse({ args, options: { data: { type: 'string' }, to: { type: 'string' } } as const })
    const dataDir = existingDataDir(values.data)
    const folder = values.to === undefined ? backupDir(dataDir) : resolve(values.to)
    try {
      const { file, bytes, head, at, sha256 } = await makeBackup(portsFor(dataDir, quietLog), { folder })
      answer({ file: join(folder, file), bytes, entries: head.seq, at, sha256 })
      tell(texts.backup.made, { entries: head.seq })
      return 0
    } catch (error) {
      throw diskFailure(error)
    }
  },
}
