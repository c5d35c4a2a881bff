import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#core/database/open.ts'
import { databaseFile } from '#core/data-dir.ts'
import { migrations, openTestDesk } from '../support/desk.ts'
import { timed, type Finding } from './measure.ts'

/** R15: opening after a kill with a 64 MB log: the database itself, which is what the first screen waits for. */
export async function benchReopen(): Promise<Finding[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiantai-bench-'))
  await (await openTestDesk({ dataDir })).close()
  const child = spawn('node', [new URL('reopen-child.ts', import.meta.url).pathname, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'close')
  const file = databaseFile(dataDir)
  const megabytes = statSync(`${file}-wal`).size / 1_000_000
  let close: () => void = () => undefined
  const measured = await timed(() => {
    const db = openDatabase(file, { create: false, newestKnown: migrations.length })
    db.prepare('SELECT seq FROM audit_entries ORDER BY seq DESC LIMIT 1').get()
    close = () => db.close()
  })
  close()
  rmSync(dataDir, { recursive: true })
  return [
    {
      goal: 'R15',
      what: 'reopening after a kill',
      measured,
      limit: 50,
      unit: 'ms',
      note: `${megabytes.toFixed(0)} MB log`,
    },
  ]
}
