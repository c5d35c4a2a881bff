import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeAttempts, isWeakPin, lockFor } from '#core/security/credentials.ts'

describe('the lock after wrong tries', () => {
  it('leaves the first tries free, then only ever grows, up to an hour', () => {
    const locks = Array.from({ length: 12 }, (_, failed) => lockFor(failed))
    expect(locks.slice(0, freeAttempts)).toEqual([0, 0, 0])
    expect(locks[freeAttempts]).toBe(30_000)
    expect(locks).toEqual([...locks].sort((a, b) => a - b))
    expect(locks.at(-1)).toBe(3_600_000)
  })
})

describe('a weak PIN', () => {
  it('is one digit repeated or a run', () => {
    for (const pin of ['0000', '1111', '1234', '9876', '456789']) expect(isWeakPin(pin), pin).toBe(true)
    for (const pin of ['2580', '1357', '1122', '730518']) expect(isWeakPin(pin), pin).toBe(false)
  })

  it('is never a password with letters', () => {
    fc.assert(fc.property(fc.string(), (text) => !isWeakPin(`${text}a`)))
  })
})
