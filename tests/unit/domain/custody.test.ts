import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denominationsFen } from '#shared/contract/custody.ts'
import { haveOneAddressee } from '#shared/domain/addressee.ts'
import { carrierOf } from '#shared/domain/carriers.ts'
import { hasRepeatedLines, sumCash } from '#shared/domain/cash-count.ts'
import { lowestFreePlace, normalShelf, pickupCodeOf } from '#shared/domain/shelf.ts'

describe('a place on a shelf', () => {
  it('is the lowest one free: never taken, and nothing below it is free', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (taken) => {
        const place = lowestFreePlace(taken)
        expect(taken).not.toContain(place)
        for (let below = 1; below < place; below += 1) expect(taken).toContain(below)
      }),
    )
  })

  it('fills the gap that a collected parcel leaves', () => {
    expect(lowestFreePlace([])).toBe(1)
    expect(lowestFreePlace([3, 1])).toBe(2)
    expect(lowestFreePlace([1, 2, 3])).toBe(4)
  })

  it('has one name however it was typed', () => {
    expect(normalShelf(' a-3 ')).toBe('A-3')
    expect(pickupCodeOf('2-5', 18)).toBe('2-5-18')
  })
})

describe('an addressee', () => {
  const to = (recipientName: string, recipientPhoneLast4 = '', recipientId: number | null = null) => ({
    recipientId,
    recipientName,
    recipientPhoneLast4,
  })

  it('is the same by staff record, by name, or by the end of the phone when the label hides the name', () => {
    expect(haveOneAddressee([to('王芳', '', 7), to('王芳芳', '', 7)])).toBe(true)
    expect(haveOneAddressee([to('王芳', '1234'), to('王芳')])).toBe(true)
    expect(haveOneAddressee([to('王**', '1234'), to('王芳', '1234')])).toBe(true)
  })

  it('is not the same because neither label says a phone or a staff record', () => {
    expect(haveOneAddressee([to('王芳'), to('李强')])).toBe(false)
    expect(haveOneAddressee([to('王**', '1234'), to('王**', '1234'), to('李强', '4321')])).toBe(false)
  })
})

describe('a waybill', () => {
  it('gives its carrier away by its first letters, or says nothing', () => {
    expect(carrierOf('sf1400042778921')).toBe('顺丰')
    expect(carrierOf(' JT0001 ')).toBe('极兔')
    expect(carrierOf('773012345678')).toBe('')
    expect(carrierOf('')).toBe('')
  })
})

describe('a cash count', () => {
  it('is whole fen, in whatever order the notes lie', () => {
    const lines = fc
      .uniqueArray(fc.constantFrom(...denominationsFen))
      .chain((kinds) =>
        fc.tuple(
          ...kinds.map((denominationFen) =>
            fc.integer({ min: 0, max: 100_000 }).map((quantity) => ({ denominationFen, quantity })),
          ),
        ),
      )
    fc.assert(
      fc.property(lines, (count) => {
        const sum = sumCash(count)
        expect(Number.isSafeInteger(sum)).toBe(true)
        expect(sumCash(count.toReversed())).toBe(sum)
        expect(sumCash(count.map((line) => ({ ...line, quantity: 1 })))).toBe(
          count.reduce((all, { denominationFen }) => all + denominationFen, 0),
        )
        expect(hasRepeatedLines(count)).toBe(false)
      }),
    )
  })

  it('of three hundreds, a twenty and five dimes is 320.50', () => {
    const count = [
      { denominationFen: 10_000, quantity: 3 },
      { denominationFen: 2_000, quantity: 1 },
      { denominationFen: 10, quantity: 5 },
    ]
    expect(sumCash(count)).toBe(32_050)
    expect(hasRepeatedLines([...count, { denominationFen: 10, quantity: 1 }])).toBe(true)
  })
})
