import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
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
  /** Whether fingers can be enrolled on it; null while that is not known. */
  canEnrol: z.boolean().nullable(),
  /** Fingers that must be deleted from it as soon as it is there. */
  pendingDeletions: z.int(),
  /** Fingers that the desk knows and its module does not have: the module was changed, or emptied. */
  missingFingers: z.int(),
})

/** How far the fingers of a changed module have come. */
export const replaceEvent = z.discriminatedUnion('kind', [
  /** Templates in the module that are nobody's here: it stops and asks before anything is changed. */
  z.object({ kind: z.literal('strangers'), count: z.int() }),
  z.object({ kind: z.literal('progress'), done: z.int(), of: z.int() }),
  z.object({
    kind: z.literal('replaced'),
    /** Fingers put back from their copies. */
    restored: z.int(),
    /** Fingers without a usable copy: their people enrol again. */
    toEnrolAgain: z.int(),
    strangersDeleted: z.int(),
  }),
])

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
  /**
   * Its module was changed: puts back every finger that has a copy, ends the others. May be broken off and begun again;
   * what is back already is recognised. READER_ABSENT, READER_BUSY.
   */
  replace: attempt('readers.write', 20)
    .input(z.strictObject({ id, strangers: z.enum(['ask', 'delete', 'keep']) }))
    .output(eventIterator(replaceEvent)),
  /** Waits for one known finger and gives a one-time proof of it, valid for 60 s, to sign with. READER_ABSENT without a reader. */
  proof: query('desk.use', 60).output(eventIterator(proofEvent)),
}
