import type { Sqlite } from './open.ts'

/** What SQLite's own check of a file found. */
export interface Structure {
  /** Its first complaints about what the desk keeps. */
  readonly problems: readonly string[]
  /** The search index is damaged: nothing is lost by that, it is made anew from the visits. */
  readonly searchDamaged: boolean
}

/** Runs `quick_check`: seconds for a gigabyte. */
export function checkStructure(db: Sqlite): Structure {
  const answers = db.prepare('PRAGMA quick_check(10)').pluck().all() as string[]
  const aboutSearch = (line: string) => /\bvisit_search\b/.test(line)
  return {
    problems: answers.filter((line) => line !== 'ok' && !aboutSearch(line)),
    searchDamaged: answers.some(aboutSearch),
  }
}

/** Names of the tables that hold records; the search index is made from them and is none. */
export function recordTables(db: Sqlite): string[] {
  return db
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'visit\\_search%' ESCAPE '\\'
       ORDER BY name`,
    )
    .pluck()
    .all() as string[]
}
