import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeId12, encodeRdm6300, encodeText, printedNumber } from '#core/readers/line/card.ts'
import { createLineParser } from '#core/readers/line/codec.ts'
import type { LineEvent } from '#core/readers/line/events.ts'
import { createRepeatFilter } from '#core/readers/line/repeats.ts'
import { LINE_DEFAULTS, type LineSettings } from '#core/readers/line/settings.ts'
import { hex, toHex } from './ef01-examples.ts'

const SEED = 20_260_102

const parser = (settings: Partial<LineSettings> = {}) => createLineParser({ ...LINE_DEFAULTS, ...settings })
const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const frames = (bytes: Uint8Array, settings: Partial<LineSettings> = {}): LineEvent[] =>
  parser(settings).push(bytes)
const lines = (text: string, settings: Partial<LineSettings> = {}): LineEvent[] =>
  parser({ form: 'text', ...settings }).push(ascii(text))
const numbers = (events: LineEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'card' ? [event.number] : []))
const said = (events: LineEvent[]): string[] =>
  events.map((event) => (event.kind === 'card' ? event.number : `!${event.reason}`))
const joined = (...parts: ArrayLike<number>[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)))

const RDM6300 = '02 30 31 30 30 36 33 45 39 41 45 32 35 03'
const ID12 = '02 30 43 30 30 30 36 32 31 41 35 38 45 0D 0A 03'

describe('the worked frames', () => {
  it('RDM6300: card 010063E9AE, printed 0006547886', () => {
    const card = { kind: 'card', number: '0006547886', raw: '010063E9AE25' }
    expect(frames(hex(RDM6300))).toEqual([card])
    expect(frames(hex(RDM6300), { cardAs: 'hex' })).toEqual([{ ...card, number: '010063E9AE' }])
    expect(toHex(encodeRdm6300('010063E9AE'))).toBe(RDM6300)
    expect(printedNumber('010063E9AE')).toBe('0006547886')
  })

  it('ID-12LA: card 0C000621A5 with check 8E, and not with the 6E that one page prints', () => {
    expect(frames(hex(ID12), { cardAs: 'hex' })).toEqual([
      { kind: 'card', number: '0C000621A5', raw: '0C000621A58E' },
    ])
    expect(toHex(encodeId12('0C000621A5'))).toBe(ID12)
    expect(said(frames(hex(ID12.replace('38 45', '36 45'))))).toEqual(['!check'])
  })

  it.each([RDM6300, ID12])(
    '%s: a byte at a time the same, and any flipped bit is never that card',
    (text) => {
      const whole = hex(text)
      const slow = parser()
      expect([...whole].flatMap((byte) => slow.push([byte]))).toEqual(frames(whole))
      expect(slow.pending()).toBe(0)
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const broken = whole.slice()
        broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        // A letter's case is one bit, and both cases are read.
        const sameText =
          Buffer.from(broken).toString('latin1').toUpperCase() === Buffer.from(whole).toString('latin1')
        if (!sameText) expect(numbers(frames(broken))).not.toContain(numbers(frames(whole))[0])
      }
    },
  )
})

describe('frames', () => {
  it('are read in small letters too, and the number is the same', () => {
    const small = ascii('\x020c000621a58e\r\n\x03')
    expect(numbers(frames(small, { cardAs: 'hex' }))).toEqual(['0C000621A5'])
  })

  it.each([
    ['a start in the middle', '\x0201006', '!torn'],
    ['a letter that is no digit', '\x020100G3E9AE25\x03', '!frame'],
    ['a digit too many', '\x02010063E9AE250\x03', '!frame'],
    ['a digit too few', '\x02010063E9AE2\x03', '!frame'],
    ['half a line end', '\x02010063E9AE25\r\x03', '!frame'],
  ])('%s is told, and the frame behind it is found', (_, text, reason) => {
    expect(said(frames(joined(ascii(text), hex(RDM6300))))).toEqual([reason, '0006547886'])
  })

  it('bytes outside a frame are told once a line, so that a reader of text is not just silent', () => {
    const text = ascii('0006547886\r\n0006547886\r\n')
    expect(said(frames(text))).toEqual(['!stray', '!stray'])
    expect(said(frames(joined(ascii('\x00xyz'), hex(RDM6300), hex(ID12), [0x41])))).toEqual([
      '!stray',
      '0006547886',
      '0000401829',
      '!stray',
    ])
  })

  it('NUL and controls between the digits mean nothing', () => {
    expect(numbers(frames(ascii('\x02\x000100\x0763E9\x1bAE25\x03')))).toEqual(['0006547886'])
  })

  it('half a frame is given up when nothing more comes', () => {
    const begun = parser()
    begun.push(ascii('\x020100'))
    expect(begun.pending()).toBe(4)
    expect(said(begun.quiet())).toEqual(['!torn'])
    expect(begun.quiet()).toEqual([])
    expect(said(begun.push(ascii('63E9AE25\x03')))).toEqual([])
  })
})

describe('lines of text', () => {
  it.each(['\r', '\n', '\r\n', '\t', '\x03', '\n\r', '\r\n\r\n'])('end with %j, and it is one end', (end) => {
    expect(said(lines(`0006547886${end}0000000005${end}`))).toEqual(['0006547886', '0000000005'])
  })

  it('are ids as written: leading zeros, letters, a facility before the comma, spaces inside', () => {
    expect(said(lines('00012\r\n123,45678\r\nEmp-01 b\r\n'))).toEqual(['00012', '123,45678', 'Emp-01 b'])
  })

  it('lose NUL, controls, a byte order mark and the spaces around them', () => {
    expect(lines('\xef\xbb\xbf \x00 00\x1b12\x00 \r\n')).toEqual([
      { kind: 'card', number: '0012', raw: '0012' },
    ])
    expect(lines('   \r\n \x00\r\n')).toEqual([])
  })

  it('have 64 bytes at most; the rest up to the end belongs to the line that was too long', () => {
    const long = { maxLength: 64 }
    expect(said(lines(`${'7'.repeat(64)}\n`, long))).toEqual(['7'.repeat(64)])
    expect(said(lines(`${'7'.repeat(65)}12345\n00012\n`, long))).toEqual(['!tooLong', '00012'])
  })

  it('with bytes above 7E are noise, or another speed', () => {
    expect(said(lines('12\xb045\r\n\x7f1234\n'))).toEqual(['!notText', '!notText'])
  })

  it('begin anew with STX; what was before it is torn', () => {
    expect(said(lines('1234\x025678\x03'))).toEqual(['!torn', '5678'])
  })

  it('by the rules of the operator: what stands before and after the id, and how long it is', () => {
    const finger = { prefix: 'Found ID #', suffix: ' with confidence', minLength: 1 }
    const text = 'Found ID #5 with confidence of 96\r\nDid not find a match\r\nFound ID #6\r\n'
    expect(lines(text, finger)).toEqual([
      { kind: 'card', number: '5', raw: 'Found ID #5 with confidence of 96' },
      { kind: 'malformed', reason: 'prefix' },
      { kind: 'malformed', reason: 'suffix' },
    ])
    expect(said(lines('A#1#\n', { suffix: '#', minLength: 1 }))).toEqual(['A#1'])
    expect(said(lines('123\n1234\n12345\n', { maxLength: 4 }))).toEqual(['!length', '1234', '!length'])
    expect(said(lines('ID:  \n', { prefix: 'ID:', minLength: 0 }))).toEqual(['!length'])
  })

  it('end with 100 ms of silence only where the operator said so, and only from four characters on', () => {
    const after = (text: string, silenceEnds: boolean): string[] => {
      const made = parser({ form: 'text', silenceEnds, minLength: 1 })
      made.push(ascii(text))
      const events = made.quiet()
      expect(made.pending()).toBe(0)
      return said(events)
    }
    expect(parser({ form: 'text', silenceEnds: true }).quietMs).toBe(100)
    expect(after('0012', true)).toEqual(['0012'])
    expect(after('012', true)).toEqual(['!torn'])
    expect(after('0012', false)).toEqual(['!torn'])
    expect(after('7'.repeat(70), true)).toEqual([])
  })
})

describe('repeats', () => {
  it('are one touch until the window has passed since the last of them, each id for itself', () => {
    const isNew = createRepeatFilter(3000)
    const seen = [
      ['a', 0],
      ['a', 50],
      ['b', 100],
      ['a', 3040],
      ['a', 6039],
      ['b', 6100],
      ['a', 9039],
    ] as const
    expect(seen.map(([id, atMs]) => isNew(id, atMs))).toEqual([true, false, true, false, false, true, true])
  })

  it('a storm of ids is not remembered for ever', () => {
    const isNew = createRepeatFilter(3000)
    for (let id = 0; id < 1000; id += 1) expect(isNew(String(id), 0)).toBe(true)
    expect(isNew('999', 1)).toBe(false)
    expect(isNew('0', 1)).toBe(true)
  })
})

const nasty = fc.array(
  fc.oneof(fc.nat(255), fc.constantFrom(0x02, 0x03, 0x0d, 0x0a, 0x09, 0x30, 0x41, 0xef, 0xbb, 0xbf)),
  { maxLength: 300 },
)
const aCard = fc.uint8Array({ minLength: 5, maxLength: 5 }).map((bytes) => toHex(bytes).replaceAll(' ', ''))
const anyForm = fc.constantFrom<Partial<LineSettings>>(
  { form: 'frame' },
  { form: 'text', minLength: 1, maxLength: 64 },
  { form: 'text', prefix: '0', suffix: 'A', silenceEnds: true },
)

/** Cuts bytes in pieces and gives what each told. */
function inPieces(made: ReturnType<typeof parser>, bytes: Uint8Array, cuts: number[]): LineEvent[] {
  const events: LineEvent[] = []
  let at = 0
  for (const cut of cuts) {
    events.push(...made.push(bytes.subarray(at, at + cut)))
    at += cut
  }
  return [...events, ...made.push(bytes.subarray(at))]
}

/** Bytes that count how often they are looked at. */
function counted(bytes: number[]): { bytes: ArrayLike<number>; reads: () => number } {
  let reads = 0
  const proxy = new Proxy(bytes, {
    get: (target, key) => {
      if (key !== 'length') reads += 1
      return Reflect.get(target, key) as unknown
    },
  })
  return { bytes: proxy, reads: () => reads }
}

describe('properties', () => {
  it('any bytes in any form: never throws, keeps 64 bytes at most, and the cuts make no difference', () => {
    fc.assert(
      fc.property(nasty, fc.array(fc.nat(30), { maxLength: 40 }), anyForm, (noise, cuts, form) => {
        const made = parser(form)
        const bytes = Uint8Array.from(noise)
        expect(inPieces(made, bytes, cuts)).toEqual(parser(form).push(bytes))
        expect(made.pending()).toBeLessThanOrEqual(64)
        made.quiet()
        expect(made.pending()).toBe(0)
      }),
      { seed: SEED },
    )
  })

  it('every frame is found behind any bytes at all, however they are cut, and comes back to the same bytes', () => {
    const encoders = fc.constantFrom(encodeRdm6300, encodeId12)
    fc.assert(
      fc.property(nasty, aCard, encoders, fc.array(fc.nat(30)), (noise, card, encode, cuts) => {
        const events = inPieces(parser({ cardAs: 'hex' }), joined(noise, encode(card)), cuts)
        const last = events.at(-1)
        expect(last).toMatchObject({ kind: 'card', number: card })
        expect(last?.kind === 'card' && toHex(encode(last.raw.slice(0, 10)))).toBe(toHex(encode(card)))
      }),
      { seed: SEED },
    )
  })

  it('every line is found behind a line end, and comes back to the same bytes', () => {
    const id = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/)
    fc.assert(
      fc.property(nasty, id, fc.array(fc.nat(30)), (noise, text, cuts) => {
        const made = parser({ form: 'text', minLength: 1 })
        const events = inPieces(made, joined(noise, [0x0a], encodeText(text)), cuts)
        expect(events.at(-1)).toEqual({ kind: 'card', number: text, raw: text })
      }),
      { seed: SEED },
    )
  })

  it.each([
    ['frame', [0x41]],
    ['frame', [0x02, 0x30, 0x31]],
    ['text', [0x41]],
    ['text', [0xef, 0xbb, 0xbf, 0x41]],
  ] as const)('%s: ten times the bytes %j without an end are ten times the work', (form, pattern) => {
    const work = (length: number): number => {
      const made = parser({ form })
      const stream = counted(Array.from({ length }, (_, at) => pattern[at % pattern.length] ?? 0))
      const events = made.push(stream.bytes)
      expect(made.pending()).toBeLessThanOrEqual(64)
      return stream.reads() + events.length
    }
    expect(work(100_000) / work(10_000)).toBeCloseTo(10, 1)
  })

  it('a megabyte without a line end is one complaint, and the next line is read', () => {
    const made = parser({ form: 'text' })
    const piece = new Uint8Array(4096).fill(0x41)
    const events = Array.from({ length: 256 }, () => made.push(piece)).flat()
    expect(said([...events, ...made.push(ascii('\r\n0012\r\n'))])).toEqual(['!tooLong', '0012'])
  })
})
