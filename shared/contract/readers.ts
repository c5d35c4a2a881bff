import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { id, instant, required, text } from './values.ts'

/** Families of readers by what they speak; `line` readers tell card numbers as text. */
export const readerFamilies = ['ef01', 'gt511', 'f5', 'line'] as const
/** How an EF01 module speaks beyond what all of them do; only a setting decides. */
export const readerDialects = ['classic', 'r503', 'ps'] as const
/** What every touch at a reader means; null: the shift decides. */
export const punchDirections = ['in', 'out'] as const

/** Line speeds that are looked at, bits a second. */
export const readerSpeeds = [9600, 19200, 38400, 57600, 115200] as const

/** How the lines of a line reader are read. */
export const lineRules = z.strictObject({
  /** `frame`: 125 kHz readers with start, end and check; `text`: an id and a line end. */
  form: z.enum(['frame', 'text']),
  /** What a framed card is called: the number printed on it, or all of it in hex. */
  cardAs: z.enum(['printed', 'hex']),
  /** What stands before and after the id in a line of text. */
  prefix: text(20),
  suffix: text(20),
  /** Characters of the shortest id; anything shorter is noise. */
  minLength: z.int().min(1).max(32),
  /** A line without an end counts after 100 ms of silence. */
  silenceEnds: z.boolean(),
})

export const readerStates = ['connecting', 'ready', 'absent', 'wrongPassword', 'failed', 'stopped'] as const
/** Why a reader is not ready. */
export const readerCauses = [
  'unplugged',
  'noReply',
  'badReply',
  'wrongPassword',
  'openFailed',
  'noPermission',
  'other',
] as const
export const reader = z.object({
  id,
  name: z.string(),
  family: z.enum(readerFamilies),
  dialect: z.enum(readerDialects).nullable(),
  direction: z.enum(punchDirections).nullable(),
  path: z.string(),
  baudRate: z.int(),
  usbId: z.string().nullable(),
  usbSerial: z.string().nullable(),
  lineRules: lineRules.nullable(),
  state: z.enum(readerStates),
  since: instant,
  detail: z.string(),
  cause: z.enum(readerCauses).nullable(),
  /** What it says of itself; null unless it is ready. */
  model: z.string().nullable(),
  /** False for a reader that keeps no fingers. */
  canEnrol: z.boolean(),
  capacity: z.int().nullable(),
  used: z.int().nullable(),
  /** Away for longer than this is an alarm, seconds; 0: never. */
  alarmSeconds: z.int(),
  alarm: z.boolean(),
  /** Somebody at the desk knows of this outage. */
  alarmSeen: z.boolean(),
  /** Fingers that must be deleted from it as soon as it is there. */
  pendingDeletions: z.int(),
  /** Fingers that the desk knows and its module does not have: the module was changed, or emptied. */
  missingFingers: z.int(),
})

const port = z.object({
  path: z.string(),
  /** What a person recognises it by: the chip, or maker and USB id. */
  label: z.string(),
  usbId: z.string().nullable(),
  usbSerial: z.string().nullable(),
})

/** What stands at a port that no reader of the desk holds. */
export const portOutcomes = [
  'found',
  'wrongPassword',
  'other',
  'silent',
  'inUse',
  'noPermission',
  'gone',
] as const
/** What the search for readers tells, port by port. */
export const findEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ports'), ports: z.array(port) }),
  z.object({
    kind: z.literal('progress'),
    path: z.string(),
    family: z.enum(readerFamilies),
    baudRate: z.int(),
  }),
  z.object({
    kind: z.literal('result'),
    path: z.string(),
    outcome: z.enum(portOutcomes),
    /** The rest is null unless something was found. */
    family: z.enum(readerFamilies).nullable(),
    dialect: z.enum(readerDialects).nullable(),
    model: z.string().nullable(),
    capacity: z.int().nullable(),
    used: z.int().nullable(),
    baudRate: z.literal(readerSpeeds).nullable(),
    lineRules: lineRules.nullable(),
  }),
])

/** What the device log keeps: states, and what happened on the way. */
export const readerEvents = [...readerStates, 'verify', 'moved', 'enrol', 'fault', 'alarm', 'seen'] as const
const logged = z.object({
  id,
  at: instant,
  event: z.enum(readerEvents),
  /** A cause, a port, a person or a result, as the event has it. */
  detail: z.string(),
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
  ports: query('readers.write', 30).input(z.strictObject({})).output(z.array(port)),
  /**
   * Asks at every port that no reader of the desk holds, about 25 s long; with `listen` it waits 10 s for a card at each of
   * them instead, because a reader that only talks cannot be asked. Nothing is changed in any device. READER_BUSY while
   * somebody else searches.
   */
  find: query('readers.write', 30)
    .input(z.strictObject({ listen: z.boolean() }))
    .output(eventIterator(findEvent)),
  save: act('readers.write', {
    id: id.nullable(),
    name: required(40),
    family: z.enum(readerFamilies).default('ef01'),
    /** Of an EF01 module; null: classic. */
    dialect: z.enum(readerDialects).nullable().default(null),
    /** What every touch means; null: the shift decides. */
    direction: z.enum(punchDirections).nullable().default(null),
    path: required(200),
    baudRate: z.literal(readerSpeeds),
    /** vendor:product of its adapter in hex, and the adapter's own number; by them it is found at another port. */
    usbId: z
      .string()
      .regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/)
      .nullable()
      .default(null),
    usbSerial: text(100).nullable().default(null),
    /** Of a line reader; null: 125 kHz frames by the number printed on the card. */
    lineRules: lineRules.nullable().default(null),
    /** Away for longer is an alarm, seconds; 0: never, null: 60. */
    alarmSeconds: z.int().min(0).max(86_400).nullable().default(null),
    /** Module password, 0 when never changed. Never comes back. */
    password: z.int().min(0).max(0xffffffff).nullable(),
  }).output(z.object({ id })),
  remove: act('readers.write', { id }).output(z.object({})),
  /** The newest events of a reader, the newest first. */
  log: query('desk.use').input(z.strictObject({ id })).output(z.array(logged)),
  /** Whoever is at the desk knows that the reader is away: its alarm is quiet until it was back. NOT_FOUND (reader). */
  seen: attempt('desk.use').input(z.strictObject({ id })).output(z.object({})),
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
