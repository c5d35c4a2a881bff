import type { Sqlite } from '../database/open.ts'
import { gramsOfVisit, type SearchedVisit } from './grams.ts'

interface Row extends SearchedVisit {
  readonly id: number
}

const columns = `id, name, company, plate, pinyin, initials, phone, number, badge_number AS badgeNumber,
  id_number_masked AS idNumberMasked, remember`

/** What is written to the index, each inside the caller's transaction. @throws SQLite's errors */
export function createIndexRows(sqlite: Sqlite) {
  const mark = sqlite.prepare('SELECT indexed_to FROM search_mark').pluck()
  const setMark = sqlite.prepare('UPDATE search_mark SET indexed_to = ?')
  const next = sqlite.prepare(`SELECT ${columns} FROM visits WHERE id > ? ORDER BY id LIMIT ?`)
  const one = sqlite.prepare(`SELECT ${columns} FROM visits WHERE id = ?`)
  const totalChanges = sqlite.prepare('SELECT total_changes()').pluck()
  // not prepared for good: the table may be missing
  const insert = () => sqlite.prepare('INSERT INTO visit_search (rowid, grams) VALUES (?, ?)')
  const remove = () =>
    sqlite.prepare("INSERT INTO visit_search (visit_search, rowid, grams) VALUES ('delete', ?, ?)")

  const indexedTo = () => mark.get() as number
  /** A visit of the index as it is stored now; the index must not be asked to forget one that it never had. */
  const indexed = (id: number) => (id <= indexedTo() ? (one.get(id) as Row | undefined) : undefined)

  return {
    indexedTo,

    /** The next visits above the mark. Answers how many there were. */
    addNext(limit: number): number {
      const batch = next.all(indexedTo(), limit) as Row[]
      const statement = insert()
      for (const row of batch) statement.run(row.id, gramsOfVisit(row))
      const last = batch.at(-1)
      if (last) setMark.run(last.id)
      return batch.length
    },

    /**
     * Writes about so many pages of merging: a level of four parts into one of the next, or `all` parts into one. False:
     * there was nothing to merge.
     */
    merge(pages: number, all: boolean): boolean {
      const before = totalChanges.get() as number
      sqlite
        .prepare("INSERT INTO visit_search (visit_search, rank) VALUES ('merge', ?)")
        .run(all ? -pages : pages)
      return (totalChanges.get() as number) - before >= 2 // how FTS5 says that it did something
    },

    forget(id: number): void {
      const row = indexed(id)
      if (!row) return
      remove().run(id, gramsOfVisit(row))
      insert().run(id, '') // keeps its place: the index ends where the mark says
    },

    addAgain(id: number): void {
      const row = indexed(id)
      if (!row) return
      remove().run(id, '')
      insert().run(id, gramsOfVisit(row))
    },
  }
}
