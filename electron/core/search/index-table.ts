import type { Sqlite } from '../database/open.ts'
import { gramRules } from './grams.ts'

/** The shadow tables in which SQLite keeps the index. */
const shadows = ['data', 'idx', 'docsize', 'content', 'config'].map((part) => `visit_search_${part}`)

/** As the migration makes it, for an index that is made anew. */
const create = `
  CREATE VIRTUAL TABLE visit_search USING fts5(grams, content='', detail='none', tokenize='ascii');
  INSERT INTO visit_search (visit_search, rank) VALUES ('secure-delete', 1);
  INSERT INTO visit_search (visit_search, rank) VALUES ('automerge', 0);
  INSERT INTO visit_search (visit_search, rank) VALUES ('crisismerge', 256);`

interface Seen {
  readonly indexedTo: number
  readonly rules: number
  readonly newestVisit: number
  readonly newestIndexed: number
}

/**
 * Whether the index can be believed, as far as a look of some microseconds tells: it is there, cut by today's rules, and
 * ends where its mark says. Its inside is looked at by the check of the whole file, in another thread.
 */
export function looksWhole(sqlite: Sqlite): boolean {
  try {
    const seen = sqlite
      .prepare(
        `SELECT indexed_to AS indexedTo, rules,
           (SELECT coalesce(max(id), 0) FROM visits) AS newestVisit,
           (SELECT coalesce(max(id), 0) FROM visit_search_docsize) AS newestIndexed
         FROM search_mark, (SELECT count(*) FROM visit_search WHERE visit_search MATCH '""')`,
      )
      .get() as Seen | undefined
    return (
      seen?.rules === gramRules && seen.indexedTo <= seen.newestVisit && seen.indexedTo === seen.newestIndexed
    )
  } catch {
    return false
  }
}

/** Says in the file that the index is not to be used, so that a desk which stops half-way knows it at its next start. */
export function disown(sqlite: Sqlite): void {
  sqlite.exec(
    'INSERT INTO search_mark (id, indexed_to, rules) VALUES (1, 0, 0) ON CONFLICT DO UPDATE SET indexed_to = 0, rules = 0',
  )
}

/** SQLite keeps hands off its shadow tables; emptying one in portions is the exception. */
function unguarded<T>(sqlite: Sqlite, work: () => T): T {
  sqlite.unsafeMode(true)
  try {
    return work()
  } finally {
    sqlite.unsafeMode(false)
  }
}

/** Takes some rows out of a disowned index; dropping a large one whole would hold everybody up. False: nothing is left. */
export function emptySome(sqlite: Sqlite, rows: number): boolean {
  const there = sqlite
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'visit\\_search\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as string[]
  for (const shadow of ['visit_search_data', 'visit_search_docsize'].filter((name) => there.includes(name))) {
    const some = `DELETE FROM ${shadow} WHERE id IN (SELECT id FROM ${shadow} ORDER BY id DESC LIMIT ?)`
    if (unguarded(sqlite, () => sqlite.prepare(some).run(rows).changes) > 0) return true
  }
  return false
}

/** A new, empty index in place of whatever is there. */
export function makeAnew(sqlite: Sqlite): void {
  sqlite
    .transaction(() => {
      sqlite.exec('DROP TABLE IF EXISTS visit_search')
      for (const left of shadows) sqlite.exec(`DROP TABLE IF EXISTS ${left}`) // orphans of a lost table
      sqlite.exec(create)
      sqlite.prepare('UPDATE search_mark SET indexed_to = 0, rules = ?').run(gramRules)
    })
    .immediate()
}

/** Parts the index consists of; FTS5 takes no more than 2,000, and says then that the disk is full. */
export function segments(sqlite: Sqlite): number {
  return sqlite.prepare('SELECT count(DISTINCT segid) FROM visit_search_idx').pluck().get() as number
}
