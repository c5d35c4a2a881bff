import type { PrintForm, PrintJob } from '#shared/contract/desk.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'

/** Jobs that are remembered, and those shown. */
const remembered = 1_000
const shown = 100

/**
 * What was sent to the printer. It is a help for the desk and no evidence, so a file that cannot be written does not stop a
 * print: an evacuation list comes out of a damaged desk, too.
 */
export function createPrintJobs({ sqlite, clock, ports }: Core) {
  const insert = sqlite.prepare(
    `INSERT INTO print_jobs (form, subject_id, state, tries, problem, asked_at, asked_by)
     VALUES (?, ?, 'waiting', 1, '', ?, ?)`,
  )
  const forget = sqlite.prepare('DELETE FROM print_jobs WHERE id <= ?')
  const finish = sqlite.prepare('UPDATE print_jobs SET state = ?, problem = ?, done_at = ? WHERE id = ?')
  const retry = sqlite.prepare(
    `UPDATE print_jobs SET state = 'waiting', tries = tries + 1, problem = '', done_at = NULL WHERE id = ?`,
  )
  const columns = `id, form, subject_id AS subjectId, state, tries, problem, asked_at AS askedAt, asked_by AS askedBy`
  const newest = sqlite.prepare(`SELECT ${columns} FROM print_jobs ORDER BY id DESC LIMIT ${String(shown)}`)
  const one = sqlite.prepare(`SELECT ${columns} FROM print_jobs WHERE id = ?`)

  function unlessBroken<T>(write: () => T): T | null {
    try {
      return write()
    } catch (error) {
      ports.log.error('printJobs', error)
      return null
    }
  }

  return {
    /** Id of the new job; null when it could not be put down. */
    add: (form: PrintForm, subjectId: number, askedBy: string): number | null =>
      unlessBroken(() => {
        const id = Number(insert.run(form, subjectId, clock.now(), askedBy).lastInsertRowid)
        forget.run(id - remembered)
        return id
      }),
    /** `problem` null: handed to the printer. */
    finish(id: number, problem: string | null): void {
      unlessBroken(() => finish.run(problem === null ? 'handed' : 'failed', problem ?? '', clock.now(), id))
    },
    again(id: number): void {
      unlessBroken(() => retry.run(id))
    },
    list: () => newest.all() as PrintJob[],
    /** @throws NOT_FOUND */
    get(id: number): PrintJob {
      const job = one.get(id) as PrintJob | undefined
      if (!job) throw new DeskError('NOT_FOUND', { what: 'printJob' })
      return job
    },
  }
}
