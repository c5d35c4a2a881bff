import { existsSync } from 'node:fs'
import { databaseFile } from '#core/data-dir.ts'
import { runJob } from '#core/jobs/run.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { answer, CommandError, parse, tell, type Command } from './command.ts'
import { dataDirOf } from './folders.ts'
import { openFailure } from './failures.ts'
import { portsFor } from './ports.ts'

/** Refuses a folder without a desk, before anything is made in it. */
export function existingDataDir(given: string | undefined): string {
  const dataDir = dataDirOf(given)
  if (!existsSync(databaseFile(dataDir))) throw new CommandError(texts.noDatabase, { dir: dataDir })
  return dataDir
}

/** Progress as one rewritten line, only where somebody can see it. */
export function showProgress(): ((done: number, total: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined
  return (done, total) => process.stderr.write(`\r${total === 0 ? 100 : Math.floor((100 * done) / total)} % `)
}

export const verifyCommand: Command = {
  summary: texts.verify.summary,
  usage: 'verify --data DIR',
  options: [['--data DIR', texts.dataOption]],
  async run(args) {
    const { values } = parse({ args, options: { data: { type: 'string' } } as const })
    const dataDir = existingDataDir(values.data)
    const onProgress = showProgress()
    try {
      const result = await runJob(portsFor(dataDir), 'verify', { dataDir }, onProgress ? { onProgress } : {})
      if (onProgress) process.stderr.write('\n')
      answer(result)
      if (result.ok) tell(texts.verify.whole, { entries: result.entries, code: result.headCode })
      else tell(texts.verify.damaged, { count: result.damage.length, first: result.firstBroken ?? '-' })
      return result.ok ? 0 : 1
    } catch (error) {
      throw openFailure(error)
    }
  },
}
