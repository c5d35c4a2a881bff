import type { Explanation } from '#shared/contract/explanations.ts'
import type { Core } from '../../core.ts'

/** Who asks, and how far he may see and answer beyond his own people. */
export interface Reader {
  readonly staffId: number
  readonly maySeeAll: boolean
  readonly mayAnswerAll: boolean
}

interface Wanted {
  readonly state: 'open' | 'answered' | 'all'
  /** Only those that went to the caller. */
  readonly mine: boolean
  readonly limit: number
  readonly before?: number | undefined
}

interface Row extends Omit<Explanation, 'clockSuspect' | 'mayAnswer'> {
  readonly clockSuspect: number
  readonly superiorId: number | null
}

/** Explanations for superiors and for personnel. */
export function createExplanationQueries(core: Core) {
  const list = core.sqlite.prepare(
    `SELECT given.id, given.staff_id AS staffId, staff.staff_no AS staffNo, staff.name, staff.department, given.at, cause, text,
       given.superior_id AS superiorId, coalesce(superior.name, '') AS superiorName, clock_suspect AS clockSuspect, answer,
       coalesce(answer_note, '') AS answerNote, answered_at AS answeredAt, coalesce(answering.name, '') AS answeredBy
     FROM punch_explanations AS given JOIN staff ON staff.id = given.staff_id
     LEFT JOIN staff AS superior ON superior.id = given.superior_id
     LEFT JOIN staff AS answering ON answering.id = answered_by
     WHERE given.id < @before AND (@all OR given.superior_id = @reader)
       AND (@state = 'all' OR (answer IS NULL) = (@state = 'open'))
     ORDER BY given.id DESC LIMIT @limit`,
  )
  const open = core.sqlite
    .prepare(
      `SELECT count(*) FROM punch_explanations
       WHERE answer IS NULL AND staff_id <> @reader AND (@all OR superior_id = @reader)`,
    )
    .pluck()

  return {
    /** Newest first. */
    list(reader: Reader, { state, mine, limit, before = Number.MAX_SAFE_INTEGER }: Wanted): Explanation[] {
      const all = reader.maySeeAll && !mine ? 1 : 0
      const rows = list.all({ reader: reader.staffId, all, state, limit, before }) as Row[]
      return rows.map(({ superiorId, ...row }) => ({
        ...row,
        clockSuspect: row.clockSuspect === 1,
        mayAnswer:
          row.answer === null &&
          row.staffId !== reader.staffId &&
          (reader.mayAnswerAll || superiorId === reader.staffId),
      }))
    },

    /** How many wait for the caller's answer. */
    open: ({ staffId, mayAnswerAll }: Reader): number =>
      open.get({ reader: staffId, all: mayAnswerAll ? 1 : 0 }) as number,
  }
}
