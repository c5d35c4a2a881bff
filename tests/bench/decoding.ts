import { randomBytes } from 'node:crypto'
import { createFrameParser, encodeFrame as encodeEf01, PACKET } from '#core/readers/ef01/codec.ts'
import { createF5Parser, encodeBlock, encodeFrame as encodeF5 } from '#core/readers/f5/codec.ts'
import { createGt511Parser, encodeData, encodePacket, ACK } from '#core/readers/gt511/codec.ts'
import { encodeId12, encodeRdm6300, encodeText } from '#core/readers/line/card.ts'
import { createLineParser } from '#core/readers/line/codec.ts'
import { LINE_DEFAULTS } from '#core/readers/line/settings.ts'
import type { Finding } from './measure.ts'

/** Bytes of a stream; garbage is measured at this size and at four times of it. */
const streamBytes = 1_000_000
/** Bytes a piece: what a tty hands over at once when it was busy. */
const pieceBytes = 1024
const rounds = 15

interface Codec {
  readonly name: string
  readonly parser: () => { push: (bytes: Uint8Array) => unknown }
  /** What a day on the line looks like: the short replies of a hundred touches. */
  readonly replies: readonly Uint8Array[]
  /** And the packets of a template; nothing where a reader has none. */
  readonly template?: readonly Uint8Array[]
  /** The beginning of a frame: garbage made of it asks most of a parser. */
  readonly head: readonly number[]
}

const address = 0xffffffff
const template = (bytes: number) => new Uint8Array(bytes).map((_, at) => (at * 37) & 0xff)
const replyOf = (payload: readonly number[]) => encodeEf01({ address, id: PACKET.acknowledge, payload })

const codecs: readonly Codec[] = [
  {
    name: 'ef01',
    parser: () => createFrameParser(address),
    replies: [replyOf([2]), replyOf([0]), replyOf([0, 0, 1, 0, 0x60])],
    template: Array.from({ length: 4 }, () =>
      encodeEf01({ address, id: PACKET.data, payload: template(128) }),
    ),
    head: [0xef, 0x01, 0xff, 0xff, 0xff, 0xff, 0x07, 0x01, 0x02],
  },
  {
    name: 'gt511',
    parser: () => {
      const parser = createGt511Parser()
      parser.expectData(498)
      return parser
    },
    replies: [encodePacket({ code: ACK, parameter: 7 })],
    template: [encodeData(template(498))],
    head: [0x55, 0xaa],
  },
  {
    name: 'f5',
    parser: () => createF5Parser(({ code }) => code === 0x31),
    replies: [encodeF5({ code: 0x0c, word: 12, last: 1 })],
    template: [encodeF5({ code: 0x31, word: 196, last: 0 }), encodeBlock(template(196))],
    head: [0xf5],
  },
  {
    name: 'line, framed',
    parser: () => createLineParser(LINE_DEFAULTS),
    replies: [encodeRdm6300('010063E9AE'), encodeId12('0C000621A5')],
    head: [0x02, 0x30],
  },
  {
    name: 'line, text',
    parser: () => createLineParser({ ...LINE_DEFAULTS, form: 'text' }),
    replies: [encodeText('0006547886')],
    head: [0x30],
  },
]

function repeated(parts: readonly ArrayLike<number>[], bytes: number): Uint8Array {
  const one = Buffer.concat(parts.map((part) => Uint8Array.from(part)))
  return new Uint8Array(Buffer.alloc(bytes, one))
}

/** Ms for the whole stream in pieces. */
function decodeMs({ parser }: Codec, stream: Uint8Array, piece = pieceBytes): number {
  const { push } = parser()
  const start = performance.now()
  for (let at = 0; at < stream.length; at += piece) push(stream.subarray(at, at + piece))
  return performance.now() - start
}

/** The floor: the same bytes, one by one, into another place. */
function copyMs(stream: Uint8Array, into: Uint8Array): number {
  const start = performance.now()
  for (let at = 0; at < stream.length; at += 1) into[at] = stream[at] ?? 0
  return performance.now() - start
}

/** The best round of each: what else the machine does only ever adds. One after the other, so that it adds to all alike. */
function bestOf<K extends string>(measures: Readonly<Record<K, () => number>>): Record<K, number> {
  const names = Object.keys(measures) as K[]
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<K, number>
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) best[name] = Math.min(best[name], measures[name]())
  return best
}
const megabytesASecond = (ms: number) => `${(streamBytes / 1000 / ms).toFixed(0)} MB/s`

/** Against a plain copy loop over the same bytes. */
function speed(codec: Codec, what: string, parts: readonly Uint8Array[]): Finding {
  const into = new Uint8Array(streamBytes)
  const stream = repeated(parts, streamBytes)
  const { copy, ours } = bestOf({ copy: () => copyMs(stream, into), ours: () => decodeMs(codec, stream) })
  const note = megabytesASecond(ours)
  return { goal: 'decode', what: `${codec.name}: ${what}`, measured: ours / copy, limit: 20, unit: 'x', note }
}

/** What four times as much garbage costs, of four times the time; were it more than linear, it would be 4. */
function garbage(codec: Codec, what: string, of: (bytes: number) => Uint8Array, piece: number): Finding {
  const [little, much] = [of(streamBytes), of(streamBytes * 4)]
  const { once, fourTimes } = bestOf({
    once: () => decodeMs(codec, little, piece),
    fourTimes: () => decodeMs(codec, much, piece),
  })
  const measured = fourTimes / once / 4
  const note = megabytesASecond(once)
  return { goal: 'decode', what: `${codec.name}: 4 times the ${what}`, measured, limit: 2, unit: 'x', note }
}

/** Each codec against a plain copy loop over the same bytes; and what garbage costs when there is four times as much. */
export function benchDecoding(): Finding[] {
  const noise = (bytes: number) => new Uint8Array(randomBytes(bytes))
  return codecs.flatMap((codec): Finding[] => [
    speed(codec, 'replies', codec.replies),
    ...(codec.template ? [speed(codec, 'templates', codec.template)] : []),
    garbage(codec, 'noise', noise, pieceBytes),
    garbage(codec, 'heads of frames', (bytes) => repeated([codec.head], bytes), pieceBytes),
    garbage(codec, 'noise in one piece', noise, Infinity),
  ])
}
