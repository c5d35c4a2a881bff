import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, required } from './values.ts'

/** Families of readers by what they speak; `line` readers tell card numbers as text. */
export const readerFamilies = ['ef01', 'gt511', 'f5', 'line'] as const
/** How an EF01 module speaks beyond what all of them do; only a setting decides. */
export const readerDialects = ['classic', 'r503', 'ps'] as const
/** What every touch at a reader means; null: the shift decides. */
export const punchDirections = ['in', 'out'] as const

export const readerStates = ['connecting', 'ready', 'absent', 'wrongPassword', 'failed', 'stopped'] as const
export const reader = z.object({
  id,
  name: z.string(),
  path: z.string(),
  baudRate: z.int(),
  state: z.enum(readerStates),
  since: instant,
  detail: z.string(),
  capacity: z.int().nullable(),
  used: z.int().nullable(),
})

/** What whoever wants to sign with a finger is told, until the one finger has come. */
export const proofEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('unknownFinger') }),
  z.object({ kind: z.literal('dirtyFinger') }),
  z.object({ kind: z.literal('proof'), proof: z.string(), staffId: id, name: z.string() }),
])

export const readers = {
  list: query(['desk.use', 'screen.clock']).input(z.strictObject({})).output(z.array(reader)),
  ports: query('readers.write', 30)
    .input(z.strictObject({}))
    .output(z.array(z.object({ path: z.string(), label: z.string() }))),
  save: act('readers.write', {
    id: id.nullable(),
    name: required(40),
    path: required(200),
    baudRate: z.literal([9600, 19200, 38400, 57600, 115200]),
    /** Module password, 0 when never changed. Never comes back. */
    password: z.int().min(0).max(0xffffffff).nullable(),
  }).output(z.object({ id })),
  remove: act('readers.write', { id }).output(z.object({})),
  /** Waits for one known finger and gives a one-time proof of it, valid for 60 s, to sign with. READER_ABSENT without a reader. */
  proof: query('desk.use', 60).output(eventIterator(proofEvent)),
}
