import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { id, instant, required, requestId } from './values.ts'

export const punchFileKinds = ['punches', 'users'] as const
/** What becomes of a line of attlog.dat, or of a record of user.dat (there `linked`: found by his name). */
export const lineOutcomes = ['new', 'known', 'sameTouch', 'unknownPerson', 'malformed', 'linked'] as const
export type LineOutcome = (typeof lineOutcomes)[number]

/** Why a line cannot be read or taken; the last ones are only to be told. */
export const lineNotes = [
  'columns',
  'pushOrder',
  'pin',
  'time',
  'device',
  'state',
  'verified',
  'workCode',
  'tooLong',
  'notText',
  'torn',
  'noChecksum',
  'empty',
  'name',
  'future',
  'beforeJoining',
  'afterLeaving',
  'clockChange',
] as const
export type LineNote = (typeof lineNotes)[number]

export const columnOrders = ['attlog', 'push'] as const
export const terminalStates = ['in', 'out', 'breakOut', 'breakIn', 'overtimeIn', 'overtimeOut'] as const

/** So many lines of each outcome are shown; all are counted. */
export const linesShown = 500
/** Bytes of a piece: a multiple of three, so that pieces of base64 join; and the most that are taken, 20 MB. */
export const pieceBytes = 149_997
export const mostPieces = 134

const line = z.object({
  /** Of the file, from 1; of user.dat the record. */
  line: z.int(),
  outcome: z.enum(lineOutcomes),
  /** User number of the terminal, as written; empty where it could not be read. */
  userNo: z.string(),
  /** Of the colleague; of user.dat the name in the file. */
  name: z.string(),
  /** Whom a record of user.dat belongs to; empty: nobody yet. */
  person: z.string(),
  /** Local wall time without a zone; empty where there is none. */
  at: z.string(),
  state: z.enum(terminalStates).nullable(),
  note: z.enum(lineNotes).nullable(),
  /** He can be added to the staff list with this number and name. */
  addable: z.boolean(),
})
export type FileLine = z.infer<typeof line>

const counts = z.partialRecord(z.enum(lineOutcomes), z.int())
export type LineCounts = z.infer<typeof counts>

const progress = z.object({
  kind: z.literal('progress'),
  /** Of reading, then of saving. */
  step: z.enum(['reading', 'saving']),
  done: z.int(),
  total: z.int(),
})

export const previewEvent = z.discriminatedUnion('kind', [
  progress,
  z.object({
    kind: z.literal('done'),
    fileKind: z.enum(punchFileKinds),
    terminal: z.string(),
    /** The zone the times are read in: the site's. */
    timeZone: z.string(),
    counts,
    lines: z.array(line),
    /** User numbers that belong to nobody, most lines first; at most 500. */
    unknown: z.array(z.object({ userNo: z.string(), lines: z.int() })),
    /** The columns may stand in another order: somebody has to say which. */
    asksOrder: z.boolean(),
    /** When the very same file was imported before; null: never, or it was taken back. */
    importedAt: instant.nullable(),
  }),
])
export type PreviewDone = Extract<z.infer<typeof previewEvent>, { kind: 'done' }>

export const importEvent = z.discriminatedUnion('kind', [
  progress,
  z.object({ kind: z.literal('done'), id, taken: z.int() }),
])

const userNo = required(24)
const uploadId = z.uuidv7()
const order = z.enum(columnOrders).nullable()

const file = z.object({
  id,
  kind: z.enum(punchFileKinds),
  name: z.string(),
  terminal: z.string(),
  counts,
  importedAt: instant,
  importedBy: z.string(),
  undoneAt: instant.nullable(),
  undoneBy: z.string(),
  undoReason: z.string(),
})
export type PunchFile = z.infer<typeof file>

export const punchFiles = {
  /** One piece of a file in base64, in order from 0. It waits in memory for a quarter of an hour. @throws UPLOAD_GONE */
  send: attempt('attendance.write', 1_200)
    .input(
      z.strictObject({
        uploadId,
        index: z
          .int()
          .min(0)
          .max(mostPieces - 1),
        piece: z
          .string()
          .regex(/^[A-Za-z0-9+/]*={0,2}$/)
          .max(200_000),
      }),
    )
    .output(z.object({ bytes: z.int() })),
  /**
   * What each line of a file would become; nothing is kept. @throws UPLOAD_GONE, PUNCH_FILE_EMPTY, PUNCH_FILE_SPREADSHEET,
   * PUNCH_FILE_UNKNOWN, PUNCH_FILE_TOO_LARGE
   */
  preview: attempt('attendance.write', 30)
    .input(z.strictObject({ uploadId, order }))
    .output(eventIterator(previewEvent)),
  /**
   * Takes a file over. `links`: whose user numbers they are, where the list does not say; `add`: those of user.dat that come on
   * the staff list. Stopped in the middle, by whom or whatever, nothing of it counts. @throws as `preview`, and
   * PUNCH_FILE_BUSY, ALREADY_DONE when it holds nothing new, FIELD_INVALID
   */
  import: attempt('attendance.write', 30)
    .input(
      z.strictObject({
        requestId,
        uploadId,
        name: required(120),
        order,
        links: z.array(z.strictObject({ userNo, staffId: id })).max(500),
        add: z.array(userNo).max(500),
      }),
    )
    .output(eventIterator(importEvent)),
  /** Newest first, at most 200. */
  list: query('attendance.read').input(z.strictObject({})).output(z.array(file)),
  /**
   * All that a file brought does not count any more: its punches, whose numbers they were, and people whom it brought and who
   * have nothing else. @throws NOT_FOUND, ALREADY_DONE
   */
  undo: act('attendance.write', { id, reason: required(120) }, 30).output(
    z.object({ punches: z.int(), left: z.int() }),
  ),
}
