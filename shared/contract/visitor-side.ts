import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { locales } from '../i18n/pair.ts'
import { attempt, query } from './builder.ts'
import { acceptance, dueDocument } from './documents.ts'
import { alarm } from './evacuation.ts'
import { photoImage } from './photos.ts'
import { id, instant, personName, phone, required, text } from './values.ts'

/** Names of tasks and cards: random, so that nobody guesses the next one. */
const token = z.string().regex(/^[0-9a-f]{32}$/)

/** Who somebody is, typed by himself. */
const ownDetails = {
  name: personName,
  phone: phone.nullable(),
  company: text(80),
  /** He agrees that his details are filled in next time. */
  remember: z.boolean(),
}

/** A type of visitor that may begin by himself. */
const offeredType = z.object({
  id,
  name: z.string(),
  nameEn: z.string(),
  photoRule: z.enum(['none', 'optional', 'required']),
  hazardsQuestion: z.boolean(),
})

/** What the desk asks the visitor to do; `name`: as the desk has typed it so far. */
export const visitorTask = z.discriminatedUnion('kind', [
  z.object({
    id: token,
    kind: z.literal('documents'),
    language: z.enum(locales),
    name: z.string(),
    documents: z.array(dueDocument),
  }),
  z.object({ id: token, kind: z.literal('details'), language: z.enum(locales), name: z.string() }),
])
export type VisitorTask = z.infer<typeof visitorTask>

/** Everything the visitor's own screen is ever told: never a person, and one task at most. */
export const visitorScreen = z.object({
  site: z.object({ name: z.string(), timeZone: z.string(), demo: z.boolean() }).nullable(),
  types: z.array(offeredType),
  task: visitorTask.nullable(),
  /** While one runs, nothing else is shown. */
  evacuation: alarm.nullable(),
})
export type VisitorScreen = z.infer<typeof visitorScreen>

/** What a visitor has done with his task. */
const taskAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('documents'), documents: z.array(acceptance).max(20) }),
  z.strictObject({ kind: z.literal('details'), ...ownDetails }),
])
export type TaskAnswer = z.infer<typeof taskAnswer>

/** Somebody who began by himself and waits at the desk; whom he visits is his own wording, never chosen from a list. */
const arrivalCard = {
  typeId: id,
  ...ownDetails,
  whom: required(60),
  reason: required(80),
  hazards: z.boolean().nullable(),
  documents: z.array(acceptance).max(20),
  photo: photoImage.nullable(),
}
const arrivalFields = z.strictObject(arrivalCard)
export type ArrivalFields = z.infer<typeof arrivalFields>

/** Somebody who waits at the desk, as the desk is told of him before it takes him over. */
const waitingCard = z.object({
  id: token,
  name: z.string(),
  company: z.string(),
  whom: z.string(),
  /** UTC ms. */
  since: instant,
})
export type WaitingCard = z.infer<typeof waitingCard>

/** Kept in the memory of the core alone: a restart forgets all of it, and the screens begin anew. */
export const visitorSide = {
  /** What the visitor's screen shows, now and whenever it changes. */
  screen: query('screen.visitor', 60).output(eventIterator(visitorScreen)),
  /** The documents of a type, the same for everybody: whether this person has signed before is not told to a stranger. */
  documents: query('screen.visitor', 60)
    .input(z.strictObject({ typeId: id }))
    .output(z.array(dueDocument)),
  /** The visitor is done. @throws TASK_GONE when the desk took the task back or its time was over */
  answer: attempt('screen.visitor', 30)
    .input(z.strictObject({ taskId: token, answer: taskAnswer }))
    .output(z.object({})),
  /** He did not go on, or said no. */
  decline: attempt('screen.visitor', 60)
    .input(z.strictObject({ taskId: token }))
    .output(z.object({})),
  /** Has begun by himself and now waits at the desk. */
  arrive: attempt('screen.visitor', 10).input(arrivalFields).output(z.object({})),

  /** How the visitor's screen stands, for the desk. */
  desk: query('visits.write')
    .input(z.strictObject({}))
    .output(
      z.object({
        /** Whether such a screen is on. */
        connected: z.boolean(),
        task: z.object({ id: token, state: z.enum(['open', 'answered', 'declined', 'expired']) }).nullable(),
        waiting: z.array(waitingCard),
      }),
    ),
  /** Hands the visitor a task, one at a time; an earlier one ends. @throws VISITOR_SCREEN_ABSENT */
  hand: attempt('visits.write')
    .input(
      z.strictObject({
        kind: z.enum(['documents', 'details']),
        language: z.enum(locales),
        name: text(60),
        documentIds: z.array(id).max(20),
      }),
    )
    .output(z.object({ taskId: token })),
  /** The task ends, whatever has become of it; what was not collected is forgotten. */
  takeBack: attempt('visits.write')
    .input(z.strictObject({ taskId: token }))
    .output(z.object({})),
  /** What the visitor answered, given once. @throws TASK_GONE */
  collect: attempt('visits.write')
    .input(z.strictObject({ taskId: token }))
    .output(taskAnswer),
  /** Somebody who waits at the desk is taken over into the form; his card is given once. @throws TASK_GONE */
  takeOver: attempt('visits.write')
    .input(z.strictObject({ cardId: token }))
    .output(z.object(arrivalCard)),
  /** He is not there any more. */
  dismiss: attempt('visits.write')
    .input(z.strictObject({ cardId: token }))
    .output(z.object({})),
}
