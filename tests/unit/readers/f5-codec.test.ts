import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createF5Parser,
  createF5Step,
  encodeBlock,
  encodeFrame,
  MAX_BLOCK,
  type F5Event,
} from '#core/readers/f5/codec.ts'
import { createScanner } from '#core/readers/wire/scanner.ts'
import { hex, toHex } from './ef01-examples.ts'
import { F5_EXAMPLES } from './f5-examples.ts'

const SEED = 20_260_415

/** Blocks follow frames of code 23 whose last byte is 00, in these tests. */
const feature = ({ code, last }: { code: number; last: number }): boolean => code === 0x23 && last === 0
const parse = (bytes: Uint8Array): F5Event[] => createF5Parser(feature).push(bytes)
const join = (...parts: ArrayLike<number>[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)))
const sound = (events: F5Event[]): F5Event[] =>
  events.filter(({ kind }) => kind === 'frame' || kind === 'block')
const head = (length: number): Uint8Array => encodeFrame({ code: 0x23, word: length, last: 0 })

describe('worked examples', () => {
  it.each(F5_EXAMPLES)('$what: there and back', ({ code, word, last, frame }) => {
    expect(parse(hex(frame))).toEqual([{ kind: 'frame', code, word, last }])
    expect(toHex(encodeFrame({ code, word, last }))).toBe(frame)
  })

  it.each(F5_EXAMPLES)('$what: a flipped bit anywhere is never a frame', ({ frame }) => {
    const bytes = hex(frame)
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const broken = bytes.with(at >> 3, (bytes[at >> 3] ?? 0) ^ (1 << (at & 7)))
      expect(sound(parse(broken))).toEqual([])
    }
  })
})

describe('receiver rules', () => {
  it('cuts by length, whatever F5 stands inside', () => {
    const inside = [
      { code: 0x0c, word: 0xf5f5, last: 0xf5 },
      { code: 0xf5, word: 0, last: 0 },
      { code: 0xf0, word: 0x0005, last: 0 },
    ]
    expect(encodeFrame(inside[2] ?? { code: 0, word: 0, last: 0 })[6]).toBe(0xf5)
    expect(parse(join(...inside.map(encodeFrame)))).toEqual(inside.map((one) => ({ kind: 'frame', ...one })))
    const data = Uint8Array.from({ length: 196 }, () => 0xf5)
    expect(parse(join(head(196), encodeBlock(data), encodeFrame({ code: 4, word: 0, last: 0 })))).toEqual([
      { kind: 'frame', code: 0x23, word: 196, last: 0 },
      { kind: 'block', code: 0x23, data },
      { kind: 'frame', code: 4, word: 0, last: 0 },
    ])
  })

  it('awaits no block after a refusal, nor one longer than there is', () => {
    const next = encodeFrame({ code: 9, word: 3, last: 0 })
    for (const [word, last] of [
      [0, 0],
      [196, 8],
      [MAX_BLOCK + 1, 0],
    ] as const)
      expect(sound(parse(join(encodeFrame({ code: 0x23, word, last }), next)))).toHaveLength(2)
  })

  it('passes over noise between a frame and its block, and gives up a broken block', () => {
    const data = [1, 2, 3]
    const next = encodeFrame({ code: 9, word: 3, last: 0 })
    expect(sound(parse(join(head(3), [0, 0x55], encodeBlock(data)))).at(-1)).toMatchObject({ kind: 'block' })
    const broken = encodeBlock(data)
    broken[2] = 0
    expect(sound(parse(join(head(3), broken, next))).map(({ kind }) => kind)).toEqual(['frame', 'frame'])
  })

  it('takes a head that comes twice for one that came twice', () => {
    const events = sound(parse(join(head(3), head(3), encodeBlock([1, 2, 3]))))
    expect(events.map(({ kind }) => kind)).toEqual(['frame', 'frame', 'block'])
  })

  it('gives up half a block when its owner says the time is over', () => {
    const parser = createF5Parser(feature)
    const next = encodeFrame({ code: 9, word: 3, last: 0 })
    expect(sound(parser.push(join(head(196), [0xf5, 1, 2], next)))).toHaveLength(1)
    expect(sound(parser.expire())).toEqual([{ kind: 'frame', code: 9, word: 3, last: 0 }])
  })
})

/** Bytes that like to look like frames. */
const nasty = fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0xf5, 0x00, 0x23)), { maxLength: 200 })
const anyFrame = fc.record({
  code: fc.nat(0xff).filter((code) => code !== 0x23),
  word: fc.nat(0xffff),
  last: fc.nat(0xff),
})

describe('properties', () => {
  it('any bytes: never throws, loses none, and the buffer stays small', () => {
    fc.assert(
      fc.property(nasty, (bytes) => {
        const parser = createF5Parser(feature)
        const used = parser.push(Uint8Array.from(bytes)).reduce((sum, event) => {
          if (event.kind === 'block') return sum + event.data.length + 3
          return sum + (event.kind === 'frame' ? 8 : 1)
        }, 0)
        expect(used + parser.pending()).toBe(bytes.length)
        for (let rounds = 0; parser.pending() > 0; rounds += 1) {
          parser.expire()
          expect(rounds).toBeLessThan(250)
        }
      }),
      { seed: SEED },
    )
  })

  it('every frame and block is found among noise without F5, however it is cut', () => {
    const quiet = fc.array(fc.nat(0xf4), { maxLength: 30 })
    const data = fc.uint8Array({ minLength: 1, maxLength: 60 })
    const cuts = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 })
    fc.assert(
      fc.property(fc.array(fc.tuple(quiet, anyFrame, data), { maxLength: 5 }), cuts, (parts, lengths) => {
        const bytes = join(
          ...parts.flatMap(([noise, frame, block]) => [
            noise,
            encodeFrame(frame),
            noise,
            head(block.length),
            noise,
            encodeBlock(block),
          ]),
        )
        const parser = createF5Parser(feature)
        const events: F5Event[] = []
        let at = 0
        for (const length of lengths) {
          events.push(...parser.push(bytes.subarray(at, at + length)))
          at += length
        }
        events.push(...parser.push(bytes.subarray(at)))
        expect(sound(events)).toEqual(
          parts.flatMap(([, frame, block]) => [
            { kind: 'frame', ...frame },
            { kind: 'frame', code: 0x23, word: block.length, last: 0 },
            { kind: 'block', code: 0x23, data: block },
          ]),
        )
      }),
      { seed: SEED },
    )
  })

  it('every frame is found behind any noise at all, once the time-outs have passed', () => {
    fc.assert(
      fc.property(nasty, anyFrame, (noise, frame) => {
        const parser = createF5Parser(feature)
        parser.push(Uint8Array.from(noise))
        while (parser.pending() > 0) parser.expire()
        // A head that came out of the noise may still await its block: the owner clears it before the next command.
        parser.reset()
        expect(sound(parser.push(encodeFrame(frame)))).toEqual([{ kind: 'frame', ...frame }])
      }),
      { seed: SEED },
    )
  })

  it.each([
    ['zeros', [0x00]],
    ['marks', [0xf5]],
    ['heads of blocks', [...encodeFrame({ code: 0x23, word: 196, last: 0 })]],
  ])('%s cost work in proportion to their number', (_, pattern) => {
    const work = (length: number): number => {
      let bytesRead = 0
      const { step } = createF5Step(feature)
      const scanner = createScanner<F5Event>(
        (bytes, at) => {
          const next = step(bytes, at)
          // A look at a block that is there reads all of it, any other at most one frame.
          bytesRead +=
            next !== 'wait' && next.event.kind === 'badFrame' ? Math.min(bytes.length - at, 199) : 8
          return next
        },
        { kind: 'expired' },
      )
      scanner.push(Uint8Array.from({ length }, (_byte, at) => pattern[at % pattern.length] ?? 0))
      return bytesRead
    }
    expect(work(100_000) / work(10_000)).toBeLessThan(11)
  })
})
