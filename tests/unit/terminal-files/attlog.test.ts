import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAttlog, type AttlogItem } from '#core/terminal-files/attlog.ts'
import { createLineCutter } from '#core/terminal-files/line-cutter.ts'
import type { TerminalPunch } from '#core/terminal-files/punch-line.ts'
import { MOST_BYTES } from '#core/terminal-files/terminal-file.ts'
import { readWallTime } from '#core/terminal-files/wall-time.ts'
import { attlog, attlogLine } from './files.ts'

const SEED = 20_260_103

const PADDED = '        1\t2026-10-03 08:59:01\t1\t0\t1\t0'
const UNPADDED = 'EMP-20001\t2026-06-02 09:15:00\t99\t0\t3\t0'
const PUSH = '1\t2026-10-03 08:59:01\t1\t15\t0\t0\t0'

/** What came of each line, in short. */
const said = (items: AttlogItem[]): string[] =>
  items.map((item) => {
    if (item.kind === 'punch') return `${item.line} ${item.punch.pin} ${item.punch.state ?? 'notDefined'}`
    return `${item.line} ${item.kind === 'malformed' ? `!${item.reason}` : item.kind}`
  })

describe('the worked lines', () => {
  it('padded, unpadded, and with an alphanumeric number', async () => {
    expect(await attlog(`${PADDED}\n${UNPADDED}\r\n`)).toEqual([
      {
        ...{ line: 1, kind: 'punch' },
        punch: { pin: '1', at: '2026-10-03T08:59:01', device: 1, state: 'in', verified: 1, workCode: '0' },
      },
      {
        ...{ line: 2, kind: 'punch' },
        punch: {
          pin: 'EMP-20001',
          at: '2026-06-02T09:15:00',
          device: 99,
          state: 'in',
          verified: 3,
          workCode: '0',
        },
      },
    ])
  })
})

describe('a line of attlog.dat', () => {
  const line = (
    columns: Partial<Record<'pin' | 'time' | 'device' | 'state' | 'verified' | 'work', string>>,
  ): string => {
    const {
      pin = '7',
      time = '2026-10-03 08:59:01',
      device = '1',
      state = '0',
      verified = '1',
      work = '0',
    } = columns
    return `${[pin, time, device, state, verified, work].join('\t')}\n`
  }

  it.each(['in', 'out', 'breakOut', 'breakIn', 'overtimeIn', 'overtimeOut'])(
    'state number of %s',
    async (state) => {
      const number = ['in', 'out', 'breakOut', 'breakIn', 'overtimeIn', 'overtimeOut'].indexOf(state)
      expect(said(await attlog(line({ state: String(number) })))).toEqual([`1 7 ${state}`])
    },
  )

  it('255 is not defined, and no other number is guessed either', async () => {
    expect(said(await attlog(line({ state: '255' })))).toEqual(['1 7 notDefined'])
    for (const state of ['6', '254', '256', '', '-1', 'in', '0x0', '1e0']) {
      expect(said(await attlog(line({ state })))).toEqual(['1 !state'])
    }
  })

  it('keeps leading zeros, reads an empty work code, and never parts at a space', async () => {
    const [item] = await attlog(line({ pin: '  00012', work: '' }))
    expect(item).toMatchObject({ kind: 'punch', punch: { pin: '00012', workCode: '' } })
  })

  it.each([
    ['pin', line({ pin: '' })],
    ['pin', line({ pin: '1 2' })],
    ['pin', line({ pin: '1'.repeat(25) })],
    ['time', line({ time: '2026-02-29 08:00:00' })],
    ['time', line({ time: '2026-10-03' })],
    ['verified', line({ verified: '256' })],
    ['workCode', line({ work: '1'.repeat(25) })],
    ['device', line({ device: 'A' })],
    ['columns', '7\t2026-10-03 08:59:01\n'],
    ['columns', '7 2026-10-03 08:59:01 1 0 1 0\n'],
    ['notText', line({ pin: '1\x00' })],
    ['notText', '\xff\xff\xff\n'],
    ['tooLong', `${'7'.repeat(201)}\n`],
  ])('%s: the line is told and the next one read', async (reason, text) => {
    expect(said(await attlog(text + line({})))).toEqual([`1 !${reason}`, '2 7 in'])
  })

  it('may have 200 bytes before its end, CR LF as well as LF', async () => {
    for (const end of ['\n', '\r\n']) {
      expect(said(await attlog(`${'7'.repeat(200)}${end}`))).toEqual(['1 !columns'])
      expect(said(await attlog(`${'7'.repeat(201)}${end}`))).toEqual(['1 !tooLong'])
    }
  })

  it('is read behind a byte order mark, in UTF-8 and in GB18030', async () => {
    expect(said(await attlog(`\xef\xbb\xbf${PADDED}\n`))).toEqual(['1 1 in'])
    const gb = Uint8Array.of(0xcd, 0xf5, 0xb7, 0xbc)
    const rest = Buffer.from('\t2026-10-03 08:59:01\t1\t0\t1\t0\n')
    expect(said(await attlog(new Uint8Array(Buffer.concat([gb, rest]))))).toEqual(['1 王芳 in'])
    expect(said(await attlog(new Uint8Array(Buffer.concat([Buffer.from('王芳'), rest]))))).toEqual([
      '1 王芳 in',
    ])
  })

  it('empty lines count and say nothing', async () => {
    expect(said(await attlog(`\r\n${PADDED}\n   \n\n${UNPADDED}\n\n`))).toEqual(['2 1 in', '5 EMP-20001 in'])
    expect(await attlog('')).toEqual([])
  })
})

describe('the last line', () => {
  it('without an end is read when all its columns are there', async () => {
    expect(said(await attlog(`${PADDED}\n${UNPADDED}`))).toEqual(['1 1 in', '2 EMP-20001 in'])
  })

  it('cut off anywhere before its last column is torn, and no punch is made of it', async () => {
    for (let length = 1; length <= UNPADDED.lastIndexOf('\t'); length += 1) {
      for (const order of [undefined, 'attlog'] as const) {
        const items = await attlog(`${PADDED}\n${UNPADDED.slice(0, length)}`, { order })
        expect(said(items)).toEqual(['1 1 in', '2 !torn'])
      }
    }
  })

  it('cut off in a pushed file is torn even where it looks like a line of a file', async () => {
    const cut = '2\t2026-10-03 09:00:00\t1\t1\t0\t0'
    expect(said(await attlog(`${PUSH}\n${cut}`))).toEqual(['1 !pushOrder', '2 !torn'])
  })
})

describe('push order', () => {
  it('is refused unless asked for, and then has no device', async () => {
    expect(said(await attlog(`${PUSH}\n`))).toEqual(['1 !pushOrder'])
    expect(await attlog(`${PUSH}\n`, { order: 'push' })).toEqual([
      {
        ...{ line: 1, kind: 'punch' },
        punch: {
          pin: '1',
          at: '2026-10-03T08:59:01',
          device: null,
          state: 'out',
          verified: 15,
          workCode: '0',
        },
      },
    ])
  })

  it('is suspected where a device would have a number that none has', async () => {
    for (const state of ['0', '255']) {
      const short = `1\t2026-10-03 08:59:01\t${state}\t1\t0\t0\n`
      expect(said(await attlog(short))).toEqual(['1 !pushOrder'])
      expect(said(await attlog(short, { order: 'attlog' }))).toEqual(['1 1 out'])
    }
  })

  it('when the order is known, columns behind are let be and the work code may be missing', async () => {
    const five = '1\t2026-10-03 08:59:01\t3\t255\t1\n'
    expect(said(await attlog(five))).toEqual(['1 !columns'])
    expect(said(await attlog(five, { order: 'attlog' }))).toEqual(['1 1 notDefined'])
    expect(said(await attlog(`${UNPADDED}\t36.5\t0\n`, { order: 'attlog' }))).toEqual(['1 EMP-20001 in'])
  })
})

describe('the variant with a serial number', () => {
  const ext = `0316144680030\r\n${PADDED}\r\n${UNPADDED}\r\n4F2A\r\n`

  it('is read with its serial number first and its checksum last', async () => {
    const items = await attlog(ext)
    expect(items[0]).toEqual({ line: 1, kind: 'serial', serial: '0316144680030' })
    expect(items.at(-1)).toEqual({ line: 4, kind: 'checksum', checksum: '4F2A' })
    expect(said(items)).toEqual(['1 serial', '2 1 in', '3 EMP-20001 in', '4 checksum'])
  })

  it('without its checksum may lack punches, wherever it was cut', async () => {
    expect(said(await attlog(ext.slice(0, -6)))).toEqual([
      '1 serial',
      '2 1 in',
      '3 EMP-20001 in',
      '4 !noChecksum',
    ])
    expect(said(await attlog(ext.slice(0, -3))).slice(3)).toEqual(['4 !torn', '5 !noChecksum'])
    expect(said(await attlog('0316144680030\r\n'))).toEqual(['1 serial', '2 !noChecksum'])
  })

  it('a word between its lines is no checksum', async () => {
    const items = await attlog(`0316144680030\n${PADDED}\n4F2A\n${PADDED}\n`)
    expect(said(items)).toEqual(['1 serial', '2 1 in', '3 !columns', '4 1 in', '5 !noChecksum'])
  })

  it('a word is a serial number in the first line and a checksum in the last line only', async () => {
    expect(said(await attlog(`${PADDED}\n0316144680030\n${PADDED}\n4F2A\n`))).toEqual([
      '1 1 in',
      '2 !columns',
      '3 1 in',
      '4 !columns',
    ])
  })
})

describe('wall times', () => {
  it.each([
    ['2024-02-29 00:00:00', '2024-02-29T00:00:00'],
    ['2026-12-31 23:59:59', '2026-12-31T23:59:59'],
    ['2026-02-29 00:00:00', undefined],
    ['2026-04-31 12:00:00', undefined],
    ['2026-13-01 12:00:00', undefined],
    ['2026-00-10 12:00:00', undefined],
    ['2026-10-00 12:00:00', undefined],
    ['2026-10-03 24:00:00', undefined],
    ['2026-10-03 12:60:00', undefined],
    ['2026-10-03 12:00:60', undefined],
    ['1999-12-31 12:00:00', undefined],
    ['0000-00-00 00:00:00', undefined],
    ['2026-1-3 8:59:01', undefined],
    ['2026-10-03T08:59:01', undefined],
    ['２０２６-10-03 08:59:01', undefined],
  ])('%s', (text, time) => {
    expect(readWallTime(text)).toBe(time)
  })
})

describe('a large file', () => {
  /** So many bytes of the same line, in pieces of a size that no line fits. */
  function* pieces(count: number): Generator<Uint8Array> {
    const piece = new Uint8Array(Buffer.from(`${PADDED}\n`.repeat(1000)))
    for (let at = 0; at < count; at += 1) yield piece
  }
  const pieceBytes = (PADDED.length + 1) * 1000

  it('is told part by part with the bytes read of all', async () => {
    const size = pieceBytes * 10
    const progress: number[] = []
    let punches = 0
    for await (const part of readAttlog({ bytes: pieces(10), size })) {
      expect(part.totalBytes).toBe(size)
      progress.push(part.readBytes)
      punches += part.items.length
    }
    expect(punches).toBe(10_000)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(size)
    expect(progress.length).toBeGreaterThan(10)
  })

  it('is cancelled by its signal, and by not asking on, which closes the source', async () => {
    const stop = new AbortController()
    let closed = false
    function* source(): Generator<Uint8Array> {
      try {
        yield* pieces(100)
      } finally {
        closed = true
      }
    }
    const cancelled = async (): Promise<void> => {
      for await (const part of readAttlog(
        { bytes: source(), size: pieceBytes * 100 },
        { signal: stop.signal },
      )) {
        if (part.readBytes > pieceBytes * 3) stop.abort()
      }
    }
    await expect(cancelled()).rejects.toMatchObject({ code: 'cancelled' })
    expect(closed).toBe(true)
    closed = false
    for await (const part of readAttlog({ bytes: source(), size: 0 })) if (part.readBytes > 0) break
    expect(closed).toBe(true)
    await expect(attlog(PADDED, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('of more than 20 MB is refused, also when it said it was smaller', async () => {
    const read = async (size: number): Promise<void> => {
      const bytes = pieces(Math.ceil(MOST_BYTES / pieceBytes) + 1)
      const parts = readAttlog({ bytes, size })
      for (let next = await parts.next(); next.done !== true; next = await parts.next());
    }
    await expect(read(MOST_BYTES + 1)).rejects.toMatchObject({ code: 'tooLarge' })
    await expect(read(1000)).rejects.toMatchObject({ code: 'tooLarge' })
  })
})

const aPunch: fc.Arbitrary<TerminalPunch> = fc.record({
  pin: fc.stringMatching(/^[0-9A-Za-z-]{1,24}$/),
  at: fc
    .date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 19)),
  device: fc.integer({ min: 1, max: 254 }),
  state: fc.constantFrom('in', 'out', 'breakOut', 'breakIn', 'overtimeIn', 'overtimeOut', null),
  verified: fc.nat(255),
  workCode: fc.stringMatching(/^[0-9]{0,8}$/),
})
/** Bytes that like to look like lines. */
const nasty = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .constantFrom('\n', '\r', '\t', '\r\n', PADDED, PUSH, 'AB12', '\xef\xbb\xbf', '\x81')
      .map((text) => Buffer.from(text, 'latin1')),
  ),
  { maxLength: 20 },
)

describe('properties', () => {
  it('a written file reads back identical, padded or not, LF or CR LF, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aPunch, { maxLength: 30 }),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 90 }),
        async (punches, padded, end, lastEnds, cut) => {
          const text = punches.map((punch) => attlogLine(punch, padded)).join(end) + (lastEnds ? end : '')
          const bytes = new Uint8Array(Buffer.from(text))
          const pieces = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, at) =>
            bytes.subarray(at * cut, (at + 1) * cut),
          )
          expect(await attlog(pieces)).toEqual(
            punches.map((punch, at) => ({ line: at + 1, kind: 'punch', punch })),
          )
        },
      ),
      { seed: SEED },
    )
  })

  it('any bytes: never throws, tells at most one thing a line, and the cuts make no difference', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, fc.constantFrom(undefined, 'attlog', 'push'), async (pieces, order) => {
        const whole = new Uint8Array(Buffer.concat(pieces))
        const items = await attlog(whole, { order })
        expect(await attlog(pieces, { order })).toEqual(items)
        const lines = whole.filter((byte) => byte === 0x0a).length + 1
        expect(items.length).toBeLessThanOrEqual(lines + 1)
        expect(new Set(items.map((item) => item.line)).size).toBe(items.length)
      }),
      { seed: SEED },
    )
  })

  it.each(['\n', 'A', '\t', '\r', `${PADDED}\n`])(
    'ten times the bytes %j are ten times the work',
    (pattern) => {
      const work = (length: number): number => {
        let reads = 0
        const bytes = new Uint8Array(
          Buffer.from(pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)),
        )
        const counted = new Proxy(bytes, {
          get: (target, key) => {
            if (key !== 'length') reads += 1
            return Reflect.get(target, key) as unknown
          },
        })
        const cutter = createLineCutter()
        const kept = [...cutter.push(counted), ...cutter.end()].reduce(
          (sum, one) => sum + (one.bytes?.length ?? 0) + 1,
          0,
        )
        return reads + kept
      }
      expect(work(100_000) / work(10_000)).toBeCloseTo(10, 1)
    },
  )
})
