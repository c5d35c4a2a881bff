import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { Due } from './due.ts'

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
}

type Erase = (record: Pick<Due, 'table' | 'id'>, scope: ActScope, basis: 'request') => void

/**
 * What was erased at somebody's request, beside the database: a restored backup is older than the request, and what it brings
 * back is erased again. It names records by their ids and holds no person.
 */
export function createErasureList({ ports, sqlite, acts }: Core) {
  const path = join(ports.dataDir, erasureListName)

  const stands = (table: string, id: number, since: number): boolean => {
    const column = sinceColumns[table]
    if (column === undefined) return false
    const gone = table === 'watch_hits' ? `name = ''` : 'erased_at IS NOT NULL'
    return (
      sqlite
        .prepare(`SELECT 1 FROM ${table} WHERE id = ? AND ${column} = ? AND NOT (${gone})`)
        .get(id, since) !== undefined
    )
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

    /** Erases what a restored backup brought back; answers how many. */
    eraseAgain(erase: Erase): number {
      if (!existsSync(path)) return 0
      const back = readFileSync(path, 'utf8')
        .split('\n')
        .filter((text) => text !== '')
        .map((text) => line.parse(JSON.parse(text)))
        .filter(({ table, id, since }) => stands(table, id, since))
      for (const { table, id } of back)
        acts.system(0, (scope) => {
          erase({ table: table as Due['table'], id }, scope, 'request')
        })
      return back.length
    },
  }
}
