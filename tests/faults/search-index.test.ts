import fc from 'fast-check'
import type Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { runJob } from '#core/jobs/run.ts'
import { databaseFile } from '#core/data-dir.ts'
import { createFolders, look } from '../support/data-folder.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { insertVisits, oddVisit } from '../support/odd-visits.ts'
import { checkIndex, finishIndex, questions, readAll } from '../support/search-index.ts'

const folders = createFolders()
afterAll(() => folders.remove())
const visits = 300

/** A closed desk whose visits are all in the index. */
async function indexedDesk(): Promise<string> {
  const dataDir = folders.empty()
  const desk = await openTestDesk({ dataDir })
  const { sqlite, visitSearch } = desk.desk.core
  insertVisits(sqlite, fc.sample(oddVisit, { numRuns: visits, seed: 11 }))
  finishIndex(visitSearch.index)
  await desk.close()
  return dataDir
}

const typed = ['张', '张王', '138', '1380', 'zw', 'zhang', '京a', '𠮷', '%', '07', 'V2026-0012', '没有']

/** Compares every answer with reading all visits. */
function expectRight({ desk: { core } }: TestDesk): void {
  for (const match of typed.flatMap(questions))
    expect(core.visitSearch.find(match, { limit: 500 })).toEqual(readAll(core.sqlite, match))
}

const spoil = 'UPDATE visit_search_data SET block = zeroblob(length(block)) WHERE id > 100'
const unguarded = (db: Database.Database, sql: string) => db.unsafeMode(true).exec(sql).unsafeMode(false)

describe('a search index that cannot be used', () => {
  it.each<[string, string]>([
    ['is missing', 'DROP TABLE visit_search'],
    ['lost one of its tables', 'DELETE FROM visit_search_data; DELETE FROM visit_search_docsize'],
    ['has a mark that was moved back', 'UPDATE search_mark SET indexed_to = 100'],
    ['has a mark above every visit', 'UPDATE search_mark SET indexed_to = 10000'],
    ['has a mark above what is in it', 'DELETE FROM visit_search_docsize WHERE id > 200'],
    ['was cut by earlier rules', 'UPDATE search_mark SET rules = 0'],
    ['lost its mark', 'DELETE FROM search_mark'],
  ])('because it %s is not believed: answers come from reading, and it is made anew', async (_what, sql) => {
    const dataDir = await indexedDesk()
    look(dataDir, (db) => unguarded(db, sql))
    const desk = await openTestDesk({ dataDir })
    const { sqlite, visitSearch } = desk.desk.core
    expect(visitSearch.index.indexedTo()).toBe(0)
    expectRight(desk)
    finishIndex(visitSearch.index)
    expect(visitSearch.index.indexedTo()).toBe(visits)
    expectRight(desk)
    checkIndex(sqlite)
    await desk.close()
    expect(desk.logged.filter(({ error }) => error)).toEqual([])
  })

  it('because it is damaged inside gives itself away by an error, which nobody sees', async () => {
    const dataDir = await indexedDesk()
    look(dataDir, (db) => unguarded(db, spoil))
    const desk = await openTestDesk({ dataDir })
    const { sqlite, visitSearch } = desk.desk.core
    expect(visitSearch.index.indexedTo()).toBe(visits)
    expectRight(desk)
    expect(visitSearch.index.indexedTo()).toBe(0)
    await expect.poll(() => visitSearch.index.indexedTo(), { timeout: 10_000 }).toBe(visits) // by itself
    expectRight(desk)
    checkIndex(sqlite)
    await desk.close()
  })

  it('is told from a damaged file by the check of the file, and a backup is still made', async () => {
    const dataDir = await indexedDesk()
    look(dataDir, (db) => unguarded(db, spoil))
    const desk = await openTestDesk({ dataDir })
    const file = databaseFile(dataDir)
    expect(await runJob(desk.desk.core.ports, 'quickCheck', { file })).toEqual({
      problems: [],
      searchDamaged: true,
    })
    expect(await desk.admin.audit.verify({})).toMatchObject({
      ok: false,
      damage: expect.not.arrayContaining([expect.objectContaining({ kind: 'fileDamaged' })]) as never,
    })
    expect(await desk.admin.backup.run({})).toMatchObject({ entries: expect.any(Number) as never })
    await desk.close()
  })

  it('does not keep an act from erasing a visit', async () => {
    const dataDir = await indexedDesk()
    look(dataDir, (db) => unguarded(db, spoil))
    const desk = await openTestDesk({ dataDir })
    const { acts, sqlite, visitSearch } = desk.desk.core
    acts.system(0, () => {
      visitSearch.index.forget(5)
      sqlite.exec("UPDATE visits SET name = '' WHERE id = 5")
    })
    expectRight(desk)
    finishIndex(visitSearch.index)
    expectRight(desk)
    checkIndex(sqlite)
    await desk.close()
  })

  it('is like a new one when it was made anew', async () => {
    const schema = (db: Database.Database) => [
      db.prepare("SELECT sql FROM sqlite_master WHERE name LIKE 'visit_search%' ORDER BY name").pluck().all(),
      db.prepare('SELECT k, v FROM visit_search_config ORDER BY k').all(),
    ]
    const dataDir = await indexedDesk()
    const before = look(dataDir, schema)
    look(dataDir, (db) => unguarded(db, 'DROP TABLE visit_search'))
    const desk = await openTestDesk({ dataDir })
    finishIndex(desk.desk.core.visitSearch.index)
    await desk.close()
    expect(look(dataDir, schema)).toEqual(before)
  })
})

describe('an index of too many parts', () => {
  it('which SQLite calls a full disk, is made anew without a word to anybody', async () => {
    const desk = await openTestDesk()
    const { sqlite, visitSearch } = desk.desk.core
    insertVisits(sqlite, fc.sample(oddVisit, { numRuns: visits, seed: 12 }))
    sqlite.pragma('synchronous = OFF')
    sqlite.exec("INSERT INTO visit_search (visit_search, rank) VALUES ('crisismerge', 1999)")
    const insert = sqlite.prepare('INSERT INTO visit_search (rowid, grams) VALUES (?, ?)')
    const merge = () => sqlite.exec("INSERT INTO visit_search (visit_search, rank) VALUES ('merge', 1000)")
    let rowid = 0
    const large = (part: number) => Array.from({ length: 5_000 }, (_, at) => `x${part}y${at}`).join(' ')
    for (let part = 1; part <= 12; part += 1) {
      insert.run((rowid += 1), large(part))
      if (part % 4 === 0) merge() // three parts of a level that the crisis merge does not reach
    }
    const flood = () => {
      for (let part = 0; part < 2_100; part += 1) insert.run((rowid += 1), 'x')
    }
    expect(flood).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }) as Error)
    sqlite.prepare('UPDATE search_mark SET indexed_to = 0').run()
    expectRight(desk)
    finishIndex(visitSearch.index)
    expect(visitSearch.index.indexedTo()).toBe(visits)
    expectRight(desk)
    checkIndex(sqlite)
    await desk.close()
    expect(desk.logged.filter(({ error }) => error)).toEqual([])
  })
})
