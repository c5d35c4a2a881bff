import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SearchedVisit } from '#core/search/grams.ts'
import { matchRegister } from '#core/search/match.ts'
import { fold } from '#shared/domain/fold.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { insertVisits, oddFragment, oddVisit } from '../support/odd-visits.ts'
import { checkIndex, finishIndex, questions, readAll, termsLike } from '../support/search-index.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const register = (change: Partial<typeof visitor> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
const names = async (text: string) => (await desk.admin.visitors.list({ text })).rows.map(({ name }) => name)

const columns = ['name', 'company', 'plate', 'pinyin', 'initials', 'phone', 'number'] as const
const holds = (visit: SearchedVisit, text: string) =>
  columns.some((column) => fold(visit[column]).includes(fold(text))) ||
  fold(visit.badgeNumber) === fold(text) ||
  (/^\d{3}[\dx]$/.test(fold(text)) && fold(visit.idNumberMasked).endsWith(fold(text)))

describe('the index with its tail', () => {
  it('answers what reading every visit answers, wherever its mark stands and whatever is typed', () => {
    const { sqlite, visitSearch } = desk.desk.core
    const visits: SearchedVisit[] = []
    for (const [seed, count] of [90, 1, 140, 70].entries()) {
      visits.push(...insertVisits(sqlite, fc.sample(oddVisit, { numRuns: count, seed })))
      // not `indexedTo()`: the mark must be the index's own, not that of a distrusted one
      const mark = sqlite.prepare('SELECT indexed_to FROM search_mark').pluck().get()
      expect(visitSearch.index.indexedTo()).toBe(mark)
      fc.assert(
        fc.property(
          oddFragment(visits),
          fc.integer({ min: 1, max: 60 }),
          fc.boolean(),
          (typed, limit, remembered) => {
            for (const match of questions(typed)) {
              const all = readAll(sqlite, match).filter((id) => !remembered || visits[id - 1]?.remember === 1)
              expect(visitSearch.find(match, { limit, remembered })).toEqual(all.slice(0, limit))
              const before = all[limit - 1]
              if (before !== undefined)
                expect(visitSearch.find(match, { limit, remembered, before })).toEqual(
                  all.slice(limit, 2 * limit),
                )
            }
            const found = readAll(sqlite, matchRegister(typed))
            const expected = visits.flatMap((visit, at) => (holds(visit, typed) ? [at + 1] : []))
            expect(found).toEqual(expected.reverse())
          },
        ),
        { numRuns: 300, seed },
      )
      expect(visitSearch.index.indexedTo()).toBe(mark)
      finishIndex(visitSearch.index)
    }
    checkIndex(sqlite)
  })

  it('finds by arrival time and in pages through the contract', async () => {
    const { sqlite, visitSearch } = desk.desk.core
    insertVisits(
      sqlite,
      fc.sample(
        oddVisit.map((odd) => ({ ...odd, name: '张伟' })),
        { numRuns: 120, seed: 7 },
      ),
    )
    finishIndex(visitSearch.index)
    insertVisits(
      sqlite,
      fc.sample(
        oddVisit.map((odd) => ({ ...odd, name: '张伟' })),
        { numRuns: 30, seed: 8 },
      ),
    )
    const seen: number[] = []
    for (let before: number | undefined, more = true; more; before = seen.at(-1)) {
      const page = await desk.admin.visitors.list({
        text: '张伟',
        limit: 40,
        ...(before === undefined ? {} : { before }),
      })
      seen.push(...page.rows.map(({ id }) => id))
      more = page.more
    }
    expect(seen).toEqual(Array.from({ length: 150 }, (_, at) => 150 - at))
    const { rows } = await desk.admin.visitors.list({ text: '张伟', from: 1_010, to: 1_012 })
    expect(rows.map(({ id }) => id)).toEqual([133, 132, 131, 13, 12, 11])
    expect(await desk.admin.visitors.list({ text: '张伟', from: 5_000 })).toEqual({ rows: [], more: false })
  })

  it('takes full-width signs and small letters for what they mean, in the index and in its tail', async () => {
    await register({ name: 'Ｊｏｈｎ 李', plate: '京ａ９８７６５', company: '𠮷野家' })
    const typed = ['john', 'ＪＯＨＮ', '京A987', '京ａ９８', '𠮷', '野家']
    for (const text of typed) expect(await names(text)).toEqual(['Ｊｏｈｎ 李'])
    finishIndex(desk.desk.core.visitSearch.index)
    for (const text of typed) expect(await names(text)).toEqual(['Ｊｏｈｎ 李'])
  })
})

describe('returning visitors', () => {
  it('are those who agreed; named first, then begun, then the most frequent, then the newest', async () => {
    for (const name of ['小王芳', '小王芳', '小王芳', '王芳菲', '王芳菲', '王芳芳', '王芳', '大王芳'])
      await register({ name })
    await register({ name: '王芳华', remember: false })
    const found = async () =>
      (await desk.admin.expected.atDoor({ text: '王芳' })).map(({ name, visits }) => `${name} ${visits}`)
    const expected = ['王芳 1', '王芳菲 2', '王芳芳 1', '小王芳 3', '大王芳 1']
    expect(await found()).toEqual(expected)
    finishIndex(desk.desk.core.visitSearch.index)
    expect(await found()).toEqual(expected)
  })
})

describe('visits of people who agreed', () => {
  const wanted = ['张', '张伟', 'zhang', 'zw', '2', '38', '龘', '有限公司', '京A']
  const every = (nth: number, count: number) =>
    fc
      .sample(oddVisit, { numRuns: count, seed: nth })
      .map((visit, at) => ({ ...visit, remember: at % nth === 0 ? 1 : 0 }))

  it.each([
    ['few', 40, 3_000],
    ['every tenth', 10, 12_000],
    ['every second', 2, 4_000],
  ])('are those that reading finds, when they are %s of all', (_, nth, count) => {
    const { sqlite, visitSearch } = desk.desk.core
    const rows = every(nth, count)
    insertVisits(sqlite, rows.slice(0, -50))
    finishIndex(visitSearch.index)
    const visits = insertVisits(sqlite, rows.slice(-50))
    expect(visits).toHaveLength(50)
    for (const text of wanted) {
      const match = matchRegister(text)
      const all = readAll(sqlite, match).filter((id) => rows[id - 1]?.remember === 1)
      for (const limit of [1, 100])
        expect(visitSearch.find(match, { limit, remembered: true }), text).toEqual(all.slice(0, limit))
    }
  })
})

describe('the upkeep', () => {
  const indexed = () => desk.desk.core.visitSearch.index.indexedTo()
  const parts = () => desk.desk.core.sqlite.prepare('SELECT count(*) FROM visit_search_docsize').pluck().get()

  it('leaves the act of registering alone, waits while acts arrive, and indexes when it is quiet', async () => {
    await wait(1_200) // past the start
    for (let act = 0; act < 20; act += 1) {
      await register()
      await wait(10)
      expect([indexed(), parts()]).toEqual([0, 0])
    }
    await expect.poll(indexed).toBe(20)
    checkIndex(desk.desk.core.sqlite)
  })

  it('ends with the desk', async () => {
    const { index } = desk.desk.core.visitSearch
    let steps = 0
    Object.assign(index, { step: () => (steps += 1) > 0 })
    await wait(1_200)
    expect(steps).toBeGreaterThan(1)
    await desk.close()
    const atTheEnd = steps
    await wait(100)
    expect(steps).toBe(atTheEnd)
    desk = await openTestDesk()
  })

  it('merges parts, so that they stay few', () => {
    const { sqlite, visitSearch } = desk.desk.core
    const visits = fc.sample(oddVisit, { numRuns: 200, seed: 3 })
    for (let at = 0; at < visits.length; at += 5) {
      insertVisits(sqlite, visits.slice(at, at + 5))
      finishIndex(visitSearch.index)
    }
    const left = sqlite.prepare('SELECT count(DISTINCT segid) FROM visit_search_idx').pluck().get()
    expect(left).toBeLessThan(12)
    checkIndex(sqlite)
  })
})

describe('a visit that is changed or erased', () => {
  const nothing =
    "name = '', pinyin = '', initials = '', phone = '', phone_last4 = '', company = '', plate = ''"
  const change = (id: number, set: string) =>
    desk.desk.core.sqlite.prepare(`UPDATE visits SET ${set} WHERE id = ?`).run(id)
  const bytesOf = (text: string) => {
    desk.desk.core.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    return ['qiantai.db', 'qiantai.db-wal'].reduce(
      (sum, file) =>
        sum +
        readFileSync(join(desk.dataDir, file)).toString('latin1').split(Buffer.from(text).toString('latin1'))
          .length -
        1,
      0,
    )
  }

  it('leaves nothing of its name and phone in the index', async () => {
    const { sqlite, acts, visitSearch } = desk.desk.core
    await register()
    const { id } = await register({ name: '龘靐', phone: '13997531864' })
    await register({ name: '龘明' })
    finishIndex(visitSearch.index)
    expect(bytesOf('靐')).toBeGreaterThan(1)
    expect(termsLike(sqlite, 't9753')).toEqual(['t9753'])
    acts.system(0, () => {
      visitSearch.index.forget(id)
      change(id, nothing)
    })
    expect(bytesOf('靐')).toBe(0)
    for (const gone of ['n龘靐', 't9753', 't1864', 'e1864', 'ylong'])
      expect(termsLike(sqlite, gone)).toEqual([])
    checkIndex(sqlite)
    expect(await names('龘')).toEqual(['龘明'])
    finishIndex(visitSearch.index)
    expect(visitSearch.index.indexedTo()).toBe(3)
  })

  it('is found by its new name after a correction, and no longer by the old one', async () => {
    const { sqlite, acts, visitSearch } = desk.desk.core
    const { id } = await register({ name: '单雪' })
    finishIndex(visitSearch.index)
    acts.system(0, () => {
      visitSearch.index.forget(id)
      change(id, "name = '曾雪'")
      visitSearch.index.addAgain(id)
    })
    expect([await names('单雪'), await names('曾雪')]).toEqual([[], ['曾雪']])
    checkIndex(sqlite)
  })

  it('above the mark was never in the index, and nothing is taken out of it', async () => {
    const { sqlite, acts, visitSearch } = desk.desk.core
    await register()
    finishIndex(visitSearch.index)
    const { id } = await register()
    acts.system(0, () => visitSearch.index.forget(id))
    checkIndex(sqlite)
    expect(sqlite.prepare('SELECT max(id) FROM visit_search_docsize').pluck().get()).toBe(1)
    expect(await names('欧阳')).toHaveLength(2)
    finishIndex(visitSearch.index)
    expect(await names('欧阳')).toHaveLength(2)
  })

  it('stays in the index when its act is rolled back', async () => {
    const { acts, visitSearch } = desk.desk.core
    const { id } = await register()
    finishIndex(visitSearch.index)
    const failing = () =>
      acts.system(0, () => {
        visitSearch.index.forget(id)
        throw new Error('no')
      })
    expect(failing).toThrow('no')
    expect(await names('欧阳')).toHaveLength(1)
  })
})
