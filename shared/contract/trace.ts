import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, recorded, text } from './values.ts'

/** How somebody who was never seen leaving is looked for, and what came of it. */
export const traceWays = ['called', 'searched', 'askedHost'] as const
export const traceOutcomes = ['left', 'inside', 'unknown'] as const

/** Nobody has looked yet; looked for in vain; settled since the last closing. */
export const traceStates = ['todo', 'unknown', 'done'] as const

const traceStep = z.object({
  id,
  way: z.enum(traceWays),
  outcome: z.enum(traceOutcomes),
  note: z.string(),
  at: instant,
  by: z.string(),
})

const tracedVisit = z.object({
  visitId: id,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  company: z.string(),
  companions: z.int(),
  hostName: z.string(),
  hostExtension: z.string(),
  hostMobile: z.string(),
  /** Where he was last led to. */
  place: z.string(),
  plate: z.string(),
  passesOut: z.string(),
  arrivedAt: instant,
  stayUntil: instant.nullable(),
  /** When the system closed the visit; null: it is still open. */
  closedAt: instant.nullable(),
  state: z.enum(traceStates),
  /** Oldest first. */
  steps: z.array(traceStep),
})
export type TracedVisit = z.infer<typeof tracedVisit>

export const traceList = z.object({
  /** When the system closes what is open. */
  closesAt: instant,
  /** Those inside stand on the list from here on. */
  liveFrom: instant,
  live: z.boolean(),
  rows: z.array(tracedVisit),
})
export type TraceList = z.infer<typeof traceList>

export const trace = {
  /**
   * Everybody to be traced: those inside in the last hour before the closing (`early`: now), and whom the system closed
   * within the last week and nobody has looked for since. BEING_COUNTED during a blind count.
   */
  list: query('visits.read')
    .input(z.strictObject({ early: z.boolean().default(false) }))
    .output(traceList),
  /**
   * One step. `left` signs out as said; `inside` needs a new `stayUntil` and opens again what the system closed.
   * @throws VISIT_LEFT when he was signed out meanwhile
   */
  record: act('visits.write', {
    visitId: id,
    way: z.enum(traceWays),
    outcome: z.enum(traceOutcomes),
    note: text(200),
    /** When he left, as far as anybody knows; left out: now. */
    leftAt: instant.optional(),
    stayUntil: instant.optional(),
  }).output(recorded),
}
