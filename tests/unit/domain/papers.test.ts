import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlate, normalPlate } from '#shared/domain/plate.ts'
import { isResidentId, residentIdCheckSign } from '#shared/domain/resident-id.ts'
import { createDice } from '#core/demo/random.ts'
import { madeUpIdNumber, madeUpPlate } from '#core/demo/people.ts'

const birthdays = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
const realIds = fc
  .tuple(fc.integer({ min: 110000, max: 659999 }), birthdays, fc.integer({ min: 0, max: 999 }))
  .map(([area, born, serial]) => {
    const body = `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`
    return body + residentIdCheckSign(body)
  })

describe('a resident ID number', () => {
  it('is taken with its check sign, small x too', () => {
    expect(isResidentId('11010519491231002X')).toBe(true)
    expect(isResidentId('11010519491231002x')).toBe(true)
    fc.assert(fc.property(realIds, isResidentId))
  })

  it('is doubted when one digit is wrong or two neighbours are swapped', () => {
    fc.assert(
      fc.property(realIds, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const wrong = id.slice(0, at) + String((Number(id[at]) + by) % 10) + id.slice(at + 1)
        expect(isResidentId(wrong)).toBe(false)
      }),
    )
    fc.assert(
      fc.property(realIds, fc.nat(15), (id, at) => {
        fc.pre(id[at] !== id[at + 1])
        const swapped = `${id.slice(0, at)}${id.charAt(at + 1)}${id.charAt(at)}${id.slice(at + 2)}`
        expect(isResidentId(swapped)).toBe(false)
      }),
    )
  })

  it('needs a day that exists', () => {
    const body = '11010519990230002'
    expect(isResidentId(body + residentIdCheckSign(body))).toBe(false)
  })
})

describe('a plate', () => {
  it('has province, letter and five signs, or six for new energy', () => {
    for (const plate of ['京A12345', '沪B·D1234', '粤BD12345', '苏E12345F', '京a12345', '粤Z1234港'])
      expect(isPlate(plate), plate).toBe(true)
    for (const plate of ['A12345', '京A1234', '京I12345', '京AO1234', '京A123456', ''])
      expect(isPlate(plate), plate).toBe(false)
  })

  it('is stored in one form only', () => {
    expect(normalPlate(' 京a·12 345 ')).toBe('京A12345')
  })
})

describe('the made-up papers of the demo', () => {
  it('pass the same checks as real ones', () => {
    const dice = createDice(11)
    for (let count = 0; count < 300; count += 1) {
      expect(isResidentId(madeUpIdNumber(dice))).toBe(true)
      const plate = madeUpPlate(dice)
      expect(isPlate(plate), plate).toBe(true)
    }
  })
})
