import type { Sqlite } from '#core/database/open.ts'
import { matchAnything, matchRegister, type Match } from '#core/search/match.ts'
import type { VisitIndex } from '#core/search/visit-index.ts'

/** Does the upkeep's steps until nothing is left. Answers how many. */
export function finishIndex(index: VisitIndex): number {
  let steps = 1
  while (index.step()) steps += 1
  return steps
}

/** What reading every visit finds, newest first. */
export const readAll = (sqlite: Sqlite, { where, values }: Match): number[] =>
  sqlite
    .prepare(`SELECT v.id FROM visits v WHERE ${where} ORDER BY v.id DESC`)
    .pluck()
    .all(values) as number[]

/** Both questions a text can be. */
export const questions = (text: string): Match[] => [matchRegister(text), matchAnything(text)]

/** Throws when FTS5 finds its own index not whole. */
export const checkIndex = (sqlite: Sqlite): void => {
  sqlite.exec("INSERT INTO visit_search (visit_search) VALUES ('integrity-check')")
}

/** Terms of the index that begin so. */
export function termsLike(sqlite: Sqlite, beginning: string): string[] {
  sqlite.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, visit_search, row)')
  return sqlite
    .prepare('SELECT term FROM temp.terms WHERE substr(term, 1, length(@beginning)) = @beginning')
    .pluck()
    .all({ beginning }) as string[]
}
