import Database from 'better-sqlite3'
import { sqliteCode } from '../database/errors.ts'
import type { JobContext } from './context.ts'
import type { Jobs } from './job.ts'

/**
 * Moves the log into the database every second from a connection of its own, so that the connection that commits never
 * has to: its worst commit falls from 36-123 ms to a few. PASSIVE waits for nobody. A full disk or a busy moment is no
 * reason to stop: the next second tries again, and the writer's own limit stays as the safety net.
 */
export function checkpointLoop(
  { file, everyMs }: Jobs['checkpoint']['input'],
  context: JobContext,
): Jobs['checkpoint']['result'] {
  const db = new Database(file, { fileMustExist: true, timeout: 0 })
  let runs = 0
  try {
    // may checkpoint, may not write; and checkpoints are synced as the writer's are
    for (const pragma of [
      'query_only = ON',
      'wal_autocheckpoint = 0',
      'synchronous = FULL',
      'checkpoint_fullfsync = ON',
    ])
      db.pragma(pragma)
    while (!context.cancelled()) {
      context.pause(everyMs)
      if (context.cancelled()) break
      try {
        db.pragma('wal_checkpoint(PASSIVE)')
        runs += 1
      } catch (error) {
        if (sqliteCode(error) === '') throw error
      }
    }
    return { runs }
  } finally {
    db.close()
  }
}
