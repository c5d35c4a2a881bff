import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, page, staffNo, text } from './values.ts'

/** Why somebody could not clock. */
export const explanationCauses = [
  'notRecognised',
  'readerAbsent',
  'cardForgotten',
  'pinForgotten',
  'other',
] as const

export const explanation = z.object({
  id,
  staffId: id,
  staffNo: z.string(),
  name: z.string(),
  department: z.string(),
  at: instant,
  cause: z.enum(explanationCauses),
  text: z.string(),
  /** The direct superior at that time; empty: nobody was named, personnel sees to it. */
  superiorName: z.string(),
  clockSuspect: z.boolean(),
  /** Null: open. */
  answer: z.enum(['accepted', 'refused']).nullable(),
  answerNote: z.string(),
  answeredAt: instant.nullable(),
  answeredBy: z.string(),
  /** The caller may answer it: he is the superior, or keeps the attendance, and it is not his own. */
  mayAnswer: z.boolean(),
})
export type Explanation = z.infer<typeof explanation>

/** Who could not clock says why (house rule C1). Superiors see those of their own people, whatever else they may do. */
export const explanations = {
  /**
   * Nothing is proved and no name is told: the staff number is enough. `again`: he has explained within the last ten
   * minutes, and nothing more is kept. NOT_FOUND (staffNo)
   */
  explain: act(
    'screen.clock',
    { staffNo, cause: z.enum(explanationCauses), text: text(120).default('') },
    10,
  ).output(z.object({ again: z.boolean() })),
  /** Newest first. Without the permission to read attendance only those of one's own people. */
  explanations: query('desk.use')
    .input(z.strictObject({ state: z.enum(['open', 'answered', 'all']), mine: z.boolean(), ...page }))
    .output(z.array(explanation)),
  /** How many open ones wait for the caller: those that he may answer. */
  explanationsOpen: query('desk.use')
    .input(z.strictObject({}))
    .output(z.object({ open: z.int() })),
  /** No punch is changed by it. FORBIDDEN, EXPLANATION_OWN, ALREADY_DONE, FIELD_INVALID (note: a refusal says why) */
  answerExplanation: act('desk.use', {
    id,
    answer: z.enum(['accepted', 'refused']),
    note: text(120),
  }).output(z.object({ id })),
}
