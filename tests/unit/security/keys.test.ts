import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFieldCipher, maskIdNumber, maskPhone } from '#core/security/fields.ts'
import { makeRecoveryKey, unwrapDataKey, wrapDataKey } from '#core/security/recovery-key.ts'

describe('field encryption', () => {
  const fields = createFieldCipher(randomBytes(32), randomBytes)

  it('gives back what it was given, and never the same cipher twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const cipher = fields.encrypt(text)
        expect(fields.decrypt(cipher)).toBe(text)
        expect(fields.encrypt(text)).not.toEqual(cipher)
      }),
    )
  })

  it('refuses a cipher in which one bit was changed', () => {
    const cipher = fields.encrypt('110101199003070011')
    fc.assert(
      fc.property(fc.nat(cipher.length * 8 - 1), (bit) => {
        const changed = Buffer.from(cipher)
        changed.writeUInt8((changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3)
        expect(() => fields.decrypt(changed)).toThrow()
      }),
    )
  })

  it('matches equal values by blind index under its own key only', () => {
    const other = createFieldCipher(randomBytes(32), randomBytes)
    expect(fields.blindIndex('A')).toEqual(fields.blindIndex('A'))
    expect(fields.blindIndex('A')).not.toEqual(fields.blindIndex('B'))
    expect(other.blindIndex('A')).not.toEqual(fields.blindIndex('A'))
  })
})

describe('masks', () => {
  it('keep the length and hide the middle', () => {
    expect(maskIdNumber('11010119900307001X')).toBe('110***********001X')
    expect(maskPhone('13800135678')).toBe('138****5678')
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z-]{4,30}$/), (idNumber) => {
        const masked = maskIdNumber(idNumber)
        expect(masked).toHaveLength(idNumber.length)
        expect([...masked].filter((sign) => sign === '*').length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('show nothing of a number too short to hide anything', () => {
    expect(maskPhone('12345')).toBe('*****')
  })
})

describe('the recovery key', () => {
  it('opens the data key however it is typed, and no other key does', () => {
    const dataKey = randomBytes(32)
    const recoveryKey = makeRecoveryKey(randomBytes)
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    const wrapped = wrapDataKey(dataKey, recoveryKey, randomBytes)
    expect(unwrapDataKey(wrapped, recoveryKey)).toEqual(dataKey)
    expect(unwrapDataKey(wrapped, recoveryKey.toLowerCase().replaceAll('-', ' '))).toEqual(dataKey)
    expect(unwrapDataKey(wrapped, recoveryKey.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(dataKey)
    expect(unwrapDataKey(wrapped, makeRecoveryKey(randomBytes))).toBeNull()
  })
})
