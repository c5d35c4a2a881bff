import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneLine, paragraphs } from '#shared/domain/one-line.ts'
import { longText, personName, plate, text } from '#shared/contract/values.ts'

const marks = [
  '\u200E',
  '\u200F',
  '\u202A',
  '\u202B',
  '\u202C',
  '\u202D',
  '\u202E',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
]
const breaks = ['\r\n', '\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029']
const odd = fc
  .array(fc.oneof(fc.constantFrom(...marks, ...breaks), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''))

describe('a text of one line', () => {
  it('has no break and no direction mark, whatever was pasted, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(odd, (typed) => {
        const cleaned = oneLine(typed)
        for (const sign of [...marks, ...breaks]) expect(cleaned).not.toContain(sign)
        expect(oneLine(cleaned)).toBe(cleaned)
        expect(cleaned.length).toBeLessThanOrEqual(typed.length)
      }),
    )
  })

  it('keeps every other sign, in its order', () => {
    fc.assert(
      fc.property(odd, (typed) => {
        const rest = (words: string) =>
          [...words].filter((sign) => ![...marks, ...breaks, ' '].includes(sign))
        expect(rest(oneLine(typed))).toEqual(rest(typed))
      }),
    )
  })

  it.each([
    ['张\r\n伟', '张 伟'],
    ['\u202E张伟\u202C', '张伟'],
    ['محمد\u200F علي', 'محمد علي'],
    ['𠮷田 㛃', '𠮷田 㛃'],
    ['李😀', '李😀'],
    ['王\t财务部\n', '王 财务部'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(personName.parse(typed)).toBe(kept)
  })

  it('may have 64 characters as a name, and not one more', () => {
    expect(personName.safeParse('名'.repeat(64)).success).toBe(true)
    expect(personName.safeParse('名'.repeat(65)).success).toBe(false)
  })

  it('is measured after it is cleaned, and empty when nothing is left', () => {
    expect(text(2).parse('\u200E\u200E张\n')).toBe('张')
    expect(personName.safeParse('\u202E\n\t').success).toBe(false)
  })

  it('is in capitals as a plate', () => {
    expect(plate.parse(' 京a\u200E12345\n')).toBe('京A12345')
  })
})

describe('a text of several lines', () => {
  it('keeps them, with one sign for each end', () => {
    expect(longText(100).parse('一\r\n二\r三\u2028四\u202E')).toBe('一\n二\n三\n四')
    fc.assert(
      fc.property(odd, (typed) => {
        const cleaned = paragraphs(typed)
        for (const sign of [...marks, '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])
          expect(cleaned).not.toContain(sign)
        expect(paragraphs(cleaned)).toBe(cleaned)
      }),
    )
  })
})
