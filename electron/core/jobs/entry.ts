import { parentPort, workerData } from 'node:worker_threads'
import { verifyAudit } from '../audit/verify.ts'
import { readHeadFile, headFileName } from '../audit/head-file.ts'
import { readLostHeads } from '../audit/lost-head.ts'
import { join } from 'node:path'
import { databaseFile } from '../data-dir.ts'
import { copyDatabase } from '../database/copy.ts'
import { OpenError } from '../database/errors.ts'
import { openReadOnly } from '../database/open.ts'
import { readTable } from '../sheets/read.ts'
import { checkpointLoop } from './checkpoint.ts'
import { exportVisits } from './export-visits.ts'
import { quickCheck } from './quick-check.ts'
import { JobCancelled, type JobContext } from './context.ts'
import { previewRetention } from './retention-preview.ts'
import { countVisits } from './visit-statistics.ts'
import type { JobMessage, JobOrder, Jobs, PlainError } from './job.ts'

type Runs = {
  [N in keyof Jobs]: (
    input: Jobs[N]['input'],
    context: JobContext,
  ) => Jobs[N]['result'] | Promise<Jobs[N]['result']>
}

const runs: Runs = {
  verify({ dataDir }, context) {
    // before the database: it is never behind what the head file names
    const heads = { file: readHeadFile(join(dataDir, headFileName)), lost: readLostHeads(dataDir) }
    const db = openReadOnly(databaseFile(dataDir))
    try {
      let total = 0
      let sum = 0
      return verifyAudit(db, heads, {
        expect(rows) {
          total = rows
        },
        step(done) {
          sum += done
          context.progress(Math.min(sum, total), total)
          if (context.cancelled()) throw new JobCancelled()
        },
      })
    } finally {
      db.close()
    }
  },
  copy: copyDatabase,
  checkpoint: checkpointLoop,
  readTable: ({ bytes }) => readTable(Buffer.from(bytes)),
  quickCheck,
  visitStatistics: countVisits,
  retentionPreview: previewRetention,
  exportVisits,
}

function plainError(error: unknown): PlainError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const open =
    error instanceof OpenError ? { reason: error.reason, file: error.file, detail: error.detail } : null
  return { message: error instanceof Error ? error.message : String(error), code, open }
}

const say = (message: JobMessage) => parentPort?.postMessage(message)
const { job, input, flag } = workerData as JobOrder
const context: JobContext = {
  progress: (done, total) => say({ kind: 'progress', done, total }),
  cancelled: () => Atomics.load(flag, 0) === 1,
  pause: (ms) => void Atomics.wait(flag, 0, 0, ms),
}

try {
  say({
    kind: 'done',
    result: await (runs[job] as (input: unknown, context: JobContext) => unknown)(input, context),
  })
} catch (error) {
  say(error instanceof JobCancelled ? { kind: 'cancelled' } : { kind: 'failed', error: plainError(error) })
}
