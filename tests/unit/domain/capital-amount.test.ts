import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capitalAmount } from '#shared/domain/capital-amount.ts'

const values = new Map([...'零壹贰叁肆伍陆柒捌玖'].map((sign, value) => [sign, value]))
const powers = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1000],
])

/** Reads capitals back into fen, the way a cashier does: an oracle that shares nothing with the writer. */
function readCapitals(words: string): number {
  let [total, group, digit] = [0, 0, 0]
  for (const sign of words) {
    const power = powers.get(sign)
    if (power !== undefined) {
      group += digit * power
      digit = 0
    } else if (sign === '万') {
      total += (group + digit) * 10_000
      ;[group, digit] = [0, 0]
    } else if (sign === '亿') {
      total = (total + group + digit) * 100_000_000
      ;[group, digit] = [0, 0]
    } else if (sign === '元') {
      total = (total + group + digit) * 100
      ;[group, digit] = [0, 0]
    } else if (sign === '角') {
      total += digit * 10
      digit = 0
    } else if (sign === '分') {
      total += digit
      digit = 0
    } else digit = values.get(sign) ?? 0
  }
  return total
}

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 999_999_999_999_99 }),
  // Zeros are where amounts in words go wrong.
  fc
    .array(fc.constantFrom('0', '0', '0', '1', '5', '9'), { minLength: 1, maxLength: 14 })
    .map((digits) => Number(digits.join(''))),
)

describe('an amount in Chinese capitals', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [15, '壹角伍分'],
    [100, '壹元整'],
    [105, '壹元零伍分'],
    [1000, '壹拾元整'],
    [10000, '壹佰元整'],
    [140950, '壹仟肆佰零玖元伍角整'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元叁角贰分'],
    [10700053, '壹拾万零柒仟元伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [10005030, '壹拾万零伍拾元叁角整'],
    [1000000000, '壹仟万元整'],
    [10000000000, '壹亿元整'],
    [1000000000000, '壹佰亿元整'],
    [10000000100, '壹亿零壹元整'],
    [10001000000, '壹亿零壹万元整'],
  ])('%i fen is %s', (fen, words) => {
    expect(capitalAmount(fen)).toBe(words)
  })

  it('can be read back to the same amount', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(readCapitals(capitalAmount(fen))).toBe(fen)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never doubles 零, never ends a word group with it, and ends in 整 or 分', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        const words = capitalAmount(fen)
        expect(words).not.toMatch(/零零/)
        if (fen > 0) expect(words).not.toMatch(/^零|零[拾佰仟万亿元角]/)
        expect(words).toMatch(fen % 10 === 0 ? /[元角]整$/ : /分$/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('says the same for no two amounts', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        fc.pre(one !== other)
        expect(capitalAmount(one)).not.toBe(capitalAmount(other))
      }),
    )
  })

  it('refuses what is no amount in whole fen', () => {
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => capitalAmount(wrong)).toThrow(RangeError)
  })
})
