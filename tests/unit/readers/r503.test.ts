import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProductInfo } from '#core/readers/ef01/r503.ts'

describe('product information of R503', () => {
  it('is read field by field from its 46 bytes', () => {
    const ascii = (value: string, length: number): number[] => [...Buffer.from(value.padEnd(length, '\0'))]
    const bytes = [
      ...ascii('R503', 16),
      ...ascii('2108', 4),
      ...ascii('A1234567', 8),
      ...[1, 4],
      ...ascii('FPC', 8),
      ...[0x00, 0xc0, 0x00, 0xa0, 0x06, 0x00, 0x00, 0xc8],
    ]
    expect(bytes).toHaveLength(46)
    expect(parseProductInfo(Uint8Array.from(bytes))).toEqual({
      model: 'R503',
      batch: '2108',
      serial: 'A1234567',
      hardware: '1.4',
      sensor: 'FPC',
      width: 192,
      height: 160,
      templateBytes: 1536,
      capacity: 200,
    })
  })

  it('takes bytes that are no text for no name, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 46, maxLength: 46 }), (bytes) => {
        expect(parseProductInfo(bytes).model).toMatch(/^[\x20-\x7e]*$/)
      }),
      { seed: 7 },
    )
  })
})
