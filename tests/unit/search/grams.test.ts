import fc from 'fast-check'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { askForFragment, gramsOfVisit, columnsFor } from '#core/search/grams.ts'
import { matchAnything, matchRegister } from '#core/search/match.ts'
import { fold } from '#shared/domain/fold.ts'
import { oddFragment, oddVisit } from '../../support/odd-visits.ts'

const visit = {
  name: '张𠮷',
  company: '',
  plate: '京A1',
  pinyin: 'zhangji',
  initials: 'zj',
  phone: '13800135678',
  number: 'V2026-00012',
  badgeNumber: 'A-7',
  idNumberMasked: '110***********001X',
  remember: 1,
}

describe('the grams of a visit', () => {
  const tokens = gramsOfVisit(visit).split(' ')
  it('are taken by code point, with a letter for each field', () => {
    expect(tokens).toEqual(
      expect.arrayContaining([
        'n张',
        'n𠮷',
        'n张𠮷',
        'p京a',
        'p京a1',
        'yzha',
        'izj',
        't5678',
        'e5678',
        'd001x',
        'r',
      ]),
    )
  })
  it('hold no sign at which the tokenizer would part them', () => {
    for (const token of tokens) expect(token).not.toMatch(/[^a-z0-9\u0080-\u{10ffff}]/u)
    expect(tokens).toContain('ba\ue02d7')
  })
  it('leave out one and two digits of numbers, which stand everywhere', () => {
    expect(tokens.filter((token) => /^[tv]\d{1,2}$/.test(token))).toEqual([])
    expect(tokens).toContain('vv2')
  })
})

describe('what the index is asked', () => {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE f USING fts5(grams, content='', detail='none', tokenize='ascii')")
  afterAll(() => db.close())
  const insert = db.prepare('INSERT INTO f (rowid, grams) VALUES (1, ?)')
  const asked = db.prepare('SELECT count(*) FROM f WHERE f MATCH ?').pluck()
  const holds = (grams: string, ask: string) => {
    db.exec("INSERT INTO f (f) VALUES ('delete-all')")
    insert.run(grams)
    return asked.get(ask) === 1
  }

  it('is not more than a visit with the fragment has, whatever was typed', () => {
    const sample = oddVisit.map((odd) => ({ ...odd, number: 'V2026-00123' }))
    fc.assert(
      fc.property(
        sample.chain((one) => fc.tuple(fc.constant(one), oddFragment([one]))),
        ([one, typed]) => {
          const fragment = fold(typed)
          const grams = gramsOfVisit(one)
          for (const column of columnsFor(fragment)) {
            const ask = askForFragment(column, fragment)
            if (ask !== null && fold(one[column]).includes(fragment)) expect(holds(grams, ask)).toBe(true)
          }
          for (const { ask } of [matchRegister(typed), matchAnything(typed)])
            if (ask !== null) expect(() => asked.get(ask)).not.toThrow()
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says when only reading can tell', () => {
    expect(askForFragment('phone', '13')).toBeNull()
    expect(askForFragment('phone', '+8')).not.toBeNull()
    expect(askForFragment('name', '1')).not.toBeNull()
    expect(askForFragment('name', '')).toBeNull()
  })
  it('is four grams at most: of words mostly the first, of numbers the last', () => {
    expect(askForFragment('company', '晨光贸易有限公司')).toBe(
      '("c晨光" AND "c光贸" AND "c贸易" AND "c公司")',
    )
    expect(askForFragment('phone', '13800135678')).toBe('("t0135" AND "t1356" AND "t3567" AND "t5678")')
  })
})

describe('folding', () => {
  it('makes full-width signs narrow and A-Z small, and nothing else', () => {
    expect(fold('Ａ１　É\u212a\0x')).toBe('a1 É\u212a')
  })
  it('may be done twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => fold(fold(typed)) === fold(typed)))
  })
})
