import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { Due } from './due.ts'
import { watchEndSql } from './watch-erasure.ts'

export const erasureListName = 'erasures.jsonl'

const line = z.strictObject({
  table: z.string(),
  id: z.int(),
  /** Tells the record from a later one that got the same id after a restore. */
  since: z.int(),
})

/** The time that makes a record that record, by table. */
const sinceColumns: Readonly<Record<string, string>> = {
  visits: 'recorded_at',
  expected_visits: 'recorded_at',
  vehicles: 'recorded_at',
  goods_passes: 'recorded_at',
  watch_hits: 'happened_at',
  parcels: 'recorded_at',
  deposits: 'recorded_at',
  watch_entries: 'recorded_at',
}

/**
 * What is not over by its own register: a backup may be older than the day on which it ended. Whoever ends it once more lets
 * it be erased.
 */
const runningSql: Readonly<Record<string, string>> = {
  parcels: 'released_at IS NULL',
  deposits: 'released_at IS NULL',
  watch_entries: `coalesce(${watchEndSql} > @now, 1)`,
}

type Erase = (record: Pick<Due, 'table' | 'id'>, scope: ActScope, basis: 'request') => void

/**
 * What was erased at somebody's request, beside the database: a restored backup is older than the request, and what it brings
 * back is erased again. It names records by their ids and holds no person.
 */
export function createErasureList({ ports, sqlite, acts, clock }: Core) {
  const path = join(ports.dataDir, erasureListName)

  /** Whether a record is back, and may go again; null: it is not. */
  const standing = ({ table, id, since }: z.infer<typeof line>): 'over' | 'running' | null => {
    const column = sinceColumns[table]
    if (column === undefined) return null
    const gone = table === 'watch_hits' ? `name = ''` : 'erased_at IS NOT NULL'
    const runs = sqlite
      .prepare(
        `SELECT ${runningSql[table] ?? '0'} FROM ${table}
         WHERE id = @id AND ${column} = @since AND NOT (${gone})`,
      )
      .pluck()
      .get({ id, since, now: clock.now() }) as number | undefined
    return runs === undefined ? null : runs === 1 ? 'running' : 'over'
  }

  return {
    /** Before the act commits: a request that was promised is kept, even if the machine stops in between. */
    add(records: readonly Pick<Due, 'table' | 'id'>[]): void {
      const lines = records.flatMap(({ table, id }) => {
        const column = sinceColumns[table]
        if (column === undefined) return []
        const since = sqlite.prepare(`SELECT ${column} FROM ${table} WHERE id = ?`).pluck().get(id) as number
        return [`${JSON.stringify({ table, id, since })}\n`]
      })
      if (lines.length === 0) return
      const fd = openSync(path, 'a', 0o600)
      try {
        appendFileSync(fd, lines.join(''))
        fsyncSync(fd)
      } finally {
        closeSync(fd)
      }
    },

    /** Erases what a restored backup brought back; answers how many, and how many are not over and wait for their end. */
    eraseAgain(erase: Erase): { erased: number; waiting: number } {
      if (!existsSync(path)) return { erased: 0, waiting: 0 }
      const lines = readFileSync(path, 'utf8')
        .split('\n')
        .filter((text) => text !== '')
        .map((text) => line.parse(JSON.parse(text)))
      const back = lines.map((one) => ({ ...one, state: standing(one) }))
      const over = back.filter(({ state }) => state === 'over')
      for (const { table, id } of over)
        acts.system(0, (scope) => {
          erase({ table: table as Due['table'], id }, scope, 'request')
        })
      return { erased: over.length, waiting: back.filter(({ state }) => state === 'running').length }
    },
  }
}
