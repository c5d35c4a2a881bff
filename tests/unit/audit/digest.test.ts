import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowDigest } from '#core/audit/digest.ts'

const salt = Buffer.alloc(16, 5)
const visit = {
  id: 1,
  number: 'V2026-00001',
  name: '欧阳明',
  phone: '138',
  reason: '会议',
  left_at: null,
  salt,
}

describe('the commitment to a row', () => {
  it('changes with every column that holds a value, personal or not', () => {
    const base = rowDigest('visits', visit).toString('hex')
    for (const change of [
      { number: 'V2026-00002' },
      { name: '欧阳朋' },
      { phone: '139' },
      { left_at: 1 },
      { reason: '' },
    ])
      expect(rowDigest('visits', { ...visit, ...change }).toString('hex')).not.toBe(base)
  })

  it('does not change when a later version adds an empty column', () => {
    expect(rowDigest('visits', { ...visit, added_later: null })).toEqual(rowDigest('visits', visit))
  })

  it('cannot be guessed from the personal data without the salt', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (other) => {
        fc.pre(!salt.equals(other))
        expect(rowDigest('visits', { ...visit, salt: Buffer.from(other) })).not.toEqual(
          rowDigest('visits', visit),
        )
      }),
    )
  })

  it('tells a number from the same digits as text, and bytes from their hex', () => {
    const of = (value: unknown) => rowDigest('punches', { id: 1, value }).toString('hex')
    expect(new Set([of(12), of('12'), of(Buffer.from('12')), of('n12'), of('x3132')]).size).toBe(5)
  })
})
