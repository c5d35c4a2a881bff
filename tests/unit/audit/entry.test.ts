import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryHash, genesisHash, headCode, parseHeadCode, type EntryBody } from '#core/audit/entry.ts'

const body: EntryBody = {
  seq: 7,
  at: 1_700_000_000_000,
  kind: 'visit.registered',
  actorId: 3,
  subjectTable: 'visits',
  subjectId: 12,
  facts: '{}',
  digest: Buffer.alloc(32, 1),
  prevHash: genesisHash,
}

describe('an entry hash', () => {
  it('changes with every field', () => {
    const changed: EntryBody[] = [
      { ...body, seq: 8 },
      { ...body, at: body.at + 1 },
      { ...body, kind: 'visit.left' },
      { ...body, actorId: 4 },
      { ...body, subjectTable: 'parcels' },
      { ...body, subjectId: 13 },
      { ...body, facts: '{"a":1}' },
      { ...body, digest: Buffer.alloc(32, 2) },
      { ...body, prevHash: Buffer.alloc(32, 9) },
    ]
    const hashes = new Set([body, ...changed].map((entry) => entryHash(entry).toString('hex')))
    expect(hashes.size).toBe(changed.length + 1)
  })

  it('cannot be kept by moving text from one field into its neighbour', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        fc.nat(10),
        (kind, table, cut) => {
          const joined = kind + table
          const at = cut % (joined.length + 1)
          const moved = { ...body, kind: joined.slice(0, at), subjectTable: joined.slice(at) }
          const same = moved.kind === kind
          const equal = entryHash({ ...body, kind, subjectTable: table }).equals(entryHash(moved))
          expect(equal).toBe(same)
        },
      ),
    )
  })
})

describe('the code printed on a sheet', () => {
  const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 })

  it('is read back however it was typed', () => {
    fc.assert(
      fc.property(fc.nat(1e9), anyHash, (seq, hash) => {
        const code = headCode(seq, Buffer.from(hash))
        const expected = { seq, prefix: Buffer.from(hash).subarray(0, 10).toString('hex').toUpperCase() }
        expect(parseHeadCode(code)).toEqual(expected)
        expect(parseHeadCode(`  ${code.toLowerCase()} `)).toEqual(expected)
        expect(parseHeadCode(`QIANTAI:${code}`)).toEqual(expected)
      }),
    )
  })

  it('is nothing when it is no code', () => {
    for (const text of ['', '12', '12-ABCD', '12-GGGG-0000-0000-0000-0000', 'x-0000-0000-0000-0000-0000'])
      expect(parseHeadCode(text)).toBeNull()
  })
})
