import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  createFrameParser,
  DEFAULT_ADDRESS,
  encodeFrame,
  MAX_PAYLOAD,
  PACKET,
  type Frame,
  type ParserEvent,
} from '#core/readers/ef01/codec.ts'
import { EXAMPLES, frame, hex, toHex } from './ef01-examples.ts'

const SEED = 20_260_101

function framesIn(events: ParserEvent[]): Frame[] {
  return events.flatMap((event) => (event.kind === 'frame' ? [event.frame] : []))
}

function parse(bytes: Uint8Array): ParserEvent[] {
  return createFrameParser().push(bytes)
}

const kinds = (events: ParserEvent[]): string[] => events.map((event) => event.kind)
const join = (...parts: ArrayLike<number>[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)))

describe('worked examples', () => {
  const all = EXAMPLES.flatMap(({ row, what, frames }) =>
    frames.map((text, index) => ({ name: `row ${row}.${index} ${what}`, text })),
  )

  it('are all here', () => {
    expect(EXAMPLES).toHaveLength(70)
    expect(all).toHaveLength(84)
    expect(EXAMPLES.map((example) => example.row)).toEqual(
      Array.from({ length: 70 }, (_, index) => index + 1),
    )
  })

  it.each(all)('$name: one frame, and back to the same bytes', ({ text }) => {
    const bytes = hex(text)
    const events = parse(bytes)
    expect(kinds(events)).toEqual(['frame'])
    const [only] = framesIn(events)
    if (only === undefined) throw new Error('no frame')
    expect(toHex(encodeFrame(only))).toBe(text)
    expect(only.payload.length + 2).toBe(((bytes[7] ?? 0) << 8) | (bytes[8] ?? 0))
  })

  it.each(all)('$name: byte by byte the same', ({ text }) => {
    const parser = createFrameParser()
    const bytes = [...hex(text)]
    const events = bytes.map((byte) => parser.push(Uint8Array.of(byte)))
    expect(events.slice(0, -1).flat()).toEqual([])
    expect(events.at(-1)).toEqual(parse(hex(text)))
    expect(parser.pending()).toBe(0)
  })

  it.each(all)('$name: a flipped bit anywhere is never that frame', ({ text }) => {
    const bytes = hex(text)
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const broken = bytes.slice()
      broken[at >> 3] = (broken[at >> 3] ?? 0) ^ (1 << (at & 7))
      const inAddress = at >= 16 && at < 48
      const found = framesIn(createFrameParser(inAddress ? DEFAULT_ADDRESS : undefined).push(broken))
      // The sum does not cover the address; and moving a bit between id and length low byte can keep the sum.
      expect(found.map((one) => toHex(encodeFrame(one)))).not.toContain(text)
    }
  })
})

describe('receiver rules', () => {
  const reply = hex(frame(2))

  it('finds a frame behind EF EF 01', () => {
    expect(framesIn(parse(join([0xef], reply)))).toHaveLength(1)
  })

  it('reports 55 and 00 outside a frame as noise', () => {
    expect(parse(join([0x55, 0x00], reply)).slice(0, 2)).toEqual([
      { kind: 'noise', byte: 0x55 },
      { kind: 'noise', byte: 0x00 },
    ])
  })

  it.each([
    ['an acknowledge of length 2', '07 00 02 00 09'],
    ['a command of length 0', '01 00 00'],
    ['data of length 1', '02 00 01 00'],
    ['a length above 0102', '02 01 03 00'],
  ])('drops %s and finds what follows', (_, rest) => {
    const events = parse(join([0xef, 0x01, 0xff, 0xff, 0xff, 0xff], hex(rest), reply))
    expect(kinds(events)).toContain('badLength')
    expect(framesIn(events)).toHaveLength(1)
  })

  it('takes data packets of the greatest length and empty ones', () => {
    const payload = new Uint8Array(MAX_PAYLOAD).fill(0xef)
    const most = encodeFrame({ address: 1, id: PACKET.data, payload })
    expect(toHex(most.slice(7, 9))).toBe('01 02')
    expect(framesIn(parse(most))[0]?.payload).toEqual(payload)
    const least = encodeFrame({ address: 1, id: PACKET.lastData, payload: [] })
    expect(framesIn(parse(least))).toHaveLength(1)
    expect(() => encodeFrame({ address: 1, id: PACKET.data, payload: new Uint8Array(257) })).toThrow(
      RangeError,
    )
  })

  it('reads again what stood behind a broken sum, a whole frame inside it too', () => {
    const outer = encodeFrame({ address: DEFAULT_ADDRESS, id: PACKET.data, payload: reply })
    outer[outer.length - 1] = (outer[outer.length - 1] ?? 0) ^ 1
    const events = parse(outer)
    expect(events[0]).toEqual({ kind: 'badChecksum', address: DEFAULT_ADDRESS, id: PACKET.data })
    expect(framesIn(events).map((one) => toHex(encodeFrame(one)))).toEqual([frame(2)])
  })

  it('does not look for headers inside a sound frame', () => {
    const outer = encodeFrame({ address: DEFAULT_ADDRESS, id: PACKET.data, payload: reply })
    expect(kinds(parse(outer))).toEqual(['frame'])
  })

  it('discards a frame of another address whole, and says so', () => {
    const parser = createFrameParser(DEFAULT_ADDRESS)
    const inner = encodeFrame({ address: 0x01020304, id: PACKET.data, payload: reply })
    expect(kinds(parser.push(join(inner, reply)))).toEqual(['foreign', 'frame'])
    parser.setAddress(0x01020304)
    expect(kinds(parser.push(join(inner, reply)))).toEqual(['frame', 'foreign'])
  })

  it('gives up half a frame when its owner says the time is over', () => {
    const parser = createFrameParser()
    // The head of a long frame that swallows the short reply behind it.
    const swallowing = join([0xef, 0x01, 0xff, 0xff, 0xff, 0xff, 0x02, 0x01, 0x02], reply)
    expect(parser.push(swallowing)).toEqual([])
    expect(parser.pending()).toBe(swallowing.length)
    expect(framesIn(parser.expire())).toHaveLength(1)
    expect(parser.pending()).toBe(0)
    expect(parser.expire()).toEqual([])
  })
})

const anyFrame = fc.record({
  address: fc.nat(0xffffffff),
  id: fc.constantFrom(...Object.values(PACKET)),
  payload: fc.uint8Array({ minLength: 1, maxLength: MAX_PAYLOAD }),
})
/** Bytes that like to look like headers. */
const nasty = fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0xef, 0x01, 0x00, 0xff, 0x07)), {
  maxLength: 400,
})

describe('properties', () => {
  it('any bytes: never throws, loses none, and the buffer stays small', () => {
    fc.assert(
      fc.property(nasty, (bytes) => {
        const parser = createFrameParser()
        const events = parser.push(Uint8Array.from(bytes))
        const seen = events.reduce(
          (sum, event) => sum + ('frame' in event ? event.frame.payload.length + 11 : 1),
          parser.pending(),
        )
        expect(seen).toBe(bytes.length)
        expect(parser.pending()).toBeLessThanOrEqual(9 + MAX_PAYLOAD + 2)
        let rounds = 0
        while (parser.pending() > 0) {
          parser.expire()
          rounds += 1
          expect(rounds).toBeLessThan(600)
        }
      }),
      { seed: SEED },
    )
  })

  it('any bytes: the same events however they are cut', () => {
    fc.assert(
      fc.property(nasty, anyFrame, fc.array(fc.nat(40), { maxLength: 60 }), (noise, one, cuts) => {
        const bytes = join(noise, encodeFrame(one), noise)
        const parser = createFrameParser(one.address)
        const events: ParserEvent[] = []
        let at = 0
        for (const cut of cuts) {
          events.push(...parser.push(bytes.subarray(at, at + cut)))
          at += cut
        }
        events.push(...parser.push(bytes.subarray(at)))
        expect(events).toEqual(createFrameParser(one.address).push(bytes))
      }),
      { seed: SEED },
    )
  })

  it('every frame is found among noise that has no EF in it', () => {
    const quiet = fc.array(fc.nat(0xee), { maxLength: 50 })
    fc.assert(
      fc.property(fc.array(fc.tuple(quiet, anyFrame), { maxLength: 6 }), quiet, (parts, tail) => {
        const bytes = join(...parts.flatMap(([noise, one]) => [noise, encodeFrame(one)]), tail)
        expect(framesIn(parse(bytes))).toEqual(parts.map(([, one]) => one))
      }),
      { seed: SEED },
    )
  })

  it('every frame is found behind any noise at all, once the time-outs have passed', () => {
    fc.assert(
      fc.property(nasty, anyFrame, (noise, one) => {
        const parser = createFrameParser()
        const before = parser.push(Uint8Array.from(noise))
        // The line was quiet after the noise: its owner has let every half frame go.
        while (parser.pending() > 0) before.push(...parser.expire())
        expect(framesIn(parser.push(encodeFrame(one)))).toEqual([one])
      }),
      { seed: SEED },
    )
  })

  it.each([
    ['headers that promise much', [0xef, 0x01, 0xff, 0xff, 0xff, 0xff, 0x01, 0x01, 0x02]],
    ['nothing but EF', [0xef]],
    ['lengths out of range', [0xef, 0x01, 0xff, 0xff, 0xff, 0xff, 0x01, 0xff, 0xff]],
  ])('rubbish costs time by its length only: %s', (_, pattern) => {
    /** Numbers read out of headers and sums, one or two for each place where a frame may begin. */
    const work = (length: number): number => {
      const reads = vi.spyOn(DataView.prototype, 'getUint16')
      const bytes = Uint8Array.from({ length }, (_each, index) => pattern[index % pattern.length] ?? 0)
      const parser = createFrameParser()
      let events = 0
      for (let at = 0; at < length; at += 100) events += parser.push(bytes.subarray(at, at + 100)).length
      const count = reads.mock.calls.length + events
      reads.mockRestore()
      return count
    }
    expect(work(100_000) / work(10_000)).toBeLessThan(11)
  })
})
