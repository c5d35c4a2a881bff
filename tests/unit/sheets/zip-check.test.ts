import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpacksWithin } from '#core/sheets/zip-check.ts'
import { zipOf } from '../../support/zip.ts'

describe('an archive from outside', () => {
  it('is measured by unpacking it, whatever size its headers claim', () => {
    const content = Buffer.alloc(10_000, 'a')
    for (const claimed of [10_000, 10, 0, 4_000_000_000]) {
      for (const stored of [false, true]) {
        const zip = zipOf('a.xml', content, claimed, stored)
        expect(unpacksWithin(zip, 10_000)).toBe(true)
        expect(unpacksWithin(zip, 9_999)).toBe(false)
      }
    }
  })

  it('has nothing hidden before or between the entries its directory names', () => {
    const zip = zipOf('a.xml', Buffer.from('hello'))
    const hidden = zipOf('b.xml', Buffer.from('hello')).subarray(0, 60)
    const shifted = Buffer.concat([hidden, zip])
    const end = shifted.length - 22
    shifted.writeUInt32LE(zip.readUInt32LE(zip.length - 6) + hidden.length, end + 16)
    const entry = shifted.readUInt32LE(end + 16)
    shifted.writeUInt32LE(hidden.length, entry + 42)
    expect(unpacksWithin(zip, 100)).toBe(true)
    expect(unpacksWithin(shifted, 100)).toBe(false)
  })

  it('is told from anything else, and never throws, however it is damaged', () => {
    const zip = zipOf('a.xml', Buffer.alloc(300, 'b'))
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.nat(255), fc.nat(zip.length), (at, byte, cut) => {
        const damaged = Buffer.from(zip)
        damaged[at] = byte
        expect(typeof unpacksWithin(damaged, 1_000)).toBe('boolean')
        if (cut < zip.length) expect(unpacksWithin(zip.subarray(0, cut), 1_000)).toBe(false)
      }),
      { numRuns: 1_000 },
    )
    for (const bytes of ['', 'PK', 'PK\x05\x06']) expect(unpacksWithin(Buffer.from(bytes), 1_000)).toBe(false)
  })
})
