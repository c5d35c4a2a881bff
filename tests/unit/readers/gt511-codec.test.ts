import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createGt511Parser,
  encodeData,
  encodePacket,
  gt511Step,
  type Gt511Event,
} from '#core/readers/gt511/codec.ts'
import { createScanner } from '#core/readers/wire/scanner.ts'
import { hex, toHex } from './ef01-examples.ts'
import { GT511_DATA, GT511_EXAMPLES } from './gt511-examples.ts'

const SEED = 20_260_511

function parse(bytes: Uint8Array, dataBytes?: number): Gt511Event[] {
  const parser = createGt511Parser()
  parser.expectData(dataBytes)
  return parser.push(bytes)
}
const join = (...parts: ArrayLike<number>[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)))
const sound = (events: Gt511Event[]): Gt511Event[] =>
  events.filter(({ kind }) => kind === 'packet' || kind === 'data')

describe('worked examples', () => {
  it.each(GT511_EXAMPLES)('$what: there and back', ({ code, parameter, frame }) => {
    expect(parse(hex(frame))).toEqual([{ kind: 'packet', code, parameter }])
    expect(toHex(encodePacket({ code, parameter }))).toBe(frame)
  })

  it('a data packet, whose length only the command tells', () => {
    const bytes = hex(GT511_DATA.frame)
    expect(parse(bytes, 4)).toEqual([{ kind: 'data', data: Uint8Array.from(GT511_DATA.data) }])
    expect(toHex(encodeData(GT511_DATA.data))).toBe(GT511_DATA.frame)
    expect(new Set(parse(bytes).map(({ kind }) => kind))).toEqual(new Set(['noise']))
  })

  it.each(GT511_EXAMPLES)('$what: a flipped bit anywhere is never a packet', ({ frame }) => {
    const bytes = hex(frame)
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const broken = bytes.with(at >> 3, (bytes[at >> 3] ?? 0) ^ (1 << (at & 7)))
      expect(sound(parse(broken))).toEqual([])
    }
  })
})

describe('receiver rules', () => {
  const ack = encodePacket({ code: 0x30, parameter: 0 })

  it('passes over a packet of another device whole', () => {
    const other = encodePacket({ code: 0x30, parameter: 0 }, 2)
    expect(parse(join(other, ack)).map(({ kind }) => kind)).toEqual(['foreign', 'packet'])
  })

  it('finds a packet behind false starts, and one inside a broken one', () => {
    expect(sound(parse(join([0x55, 0x55, 0xaa, 0x5a], ack, ack)))).toHaveLength(2)
    expect(sound(parse(join(ack.subarray(0, 9), ack)))).toHaveLength(1)
  })

  it('gives up half a data packet when its owner says the time is over', () => {
    const parser = createGt511Parser()
    parser.expectData(498)
    expect(parser.push(join([0x5a, 0xa5], ack))).toEqual([])
    expect(sound(parser.expire())).toHaveLength(1)
  })
})

/** Bytes that like to look like packets. */
const nasty = fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0x55, 0xaa, 0x5a, 0xa5, 0x01, 0x00)), {
  maxLength: 200,
})
const anyPacket = fc.record({ code: fc.nat(0xffff), parameter: fc.nat(0xffffffff) })

describe('properties', () => {
  it('any bytes: never throws, loses none, and the buffer stays small', () => {
    fc.assert(
      fc.property(nasty, fc.option(fc.nat(40), { nil: undefined }), (bytes, dataBytes) => {
        const parser = createGt511Parser()
        parser.expectData(dataBytes)
        const used = parser.push(Uint8Array.from(bytes)).reduce((sum, event) => {
          if (event.kind === 'data') return sum + event.data.length + 6
          return sum + (event.kind === 'packet' || event.kind === 'foreign' ? 12 : 1)
        }, 0)
        if (dataBytes === undefined) expect(used + parser.pending()).toBe(bytes.length)
        expect(parser.pending()).toBeLessThanOrEqual(Math.max(12, (dataBytes ?? 0) + 6))
        for (let rounds = 0; parser.pending() > 0; rounds += 1) {
          parser.expire()
          expect(rounds).toBeLessThan(100)
        }
      }),
      { seed: SEED },
    )
  })

  it('every packet is found behind any noise that begins no packet, however it is cut', () => {
    const quiet = fc.array(
      fc.nat(255).filter((byte) => byte !== 0x55 && byte !== 0x5a),
      { maxLength: 40 },
    )
    const cuts = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 })
    const data = fc.uint8Array({ minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(fc.array(fc.tuple(quiet, anyPacket, data), { maxLength: 5 }), cuts, (parts, lengths) => {
        const bytes = join(
          ...parts.flatMap(([noise, packet, block]) => [
            noise,
            encodePacket(packet),
            noise,
            encodeData(block),
          ]),
        )
        const parser = createGt511Parser()
        parser.expectData(24)
        const events: Gt511Event[] = []
        let at = 0
        for (const length of lengths) {
          events.push(...parser.push(bytes.subarray(at, at + length)))
          at += length
        }
        events.push(...parser.push(bytes.subarray(at)))
        expect(sound(events)).toEqual(
          parts.flatMap(([, packet, block]) => [
            { kind: 'packet', ...packet },
            { kind: 'data', data: block },
          ]),
        )
      }),
      { seed: SEED },
    )
  })

  it('every packet is found behind any noise at all, once the time-outs have passed', () => {
    fc.assert(
      fc.property(nasty, anyPacket, (noise, packet) => {
        const parser = createGt511Parser()
        parser.expectData(498)
        parser.push(Uint8Array.from(noise))
        while (parser.pending() > 0) parser.expire()
        expect(sound(parser.push(encodePacket(packet)))).toEqual([{ kind: 'packet', ...packet }])
      }),
      { seed: SEED },
    )
  })

  it.each([
    ['zeros', [0x00]],
    ['starts of responses', [0x55, 0xaa]],
    ['starts of data', [0x5a, 0xa5]],
    ['both', [0x55, 0xaa, 0x5a, 0xa5]],
  ])('%s cost work in proportion to their number', (_, pattern) => {
    const work = (length: number): number => {
      let looks = 0
      const scanner = createScanner<Gt511Event>(
        (bytes, at) => {
          looks += 1
          return gt511Step(bytes, at, 24)
        },
        { kind: 'expired' },
      )
      scanner.push(Uint8Array.from({ length }, (_byte, at) => pattern[at % pattern.length] ?? 0))
      return looks
    }
    // No look reads more than one packet, so that looks are the measure.
    expect(work(100_000) / work(10_000)).toBeCloseTo(10, 1)
  })
})
