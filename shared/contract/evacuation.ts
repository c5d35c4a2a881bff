import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { id, instant, page, recorded, text } from './values.ts'

/**
 * Whom an evacuation looks for. `closedBySystem`: nobody saw him leave and the system closed his visit lately; he may still
 * be inside, and is counted apart.
 */
export const evacueeKinds = ['visitor', 'contractor', 'staff', 'closedBySystem'] as const
export type EvacueeKind = (typeof evacueeKinds)[number]

const line = {
  name: z.string(),
  company: z.string(),
  phone: z.string(),
  /** Himself and companions. */
  people: z.int().min(1).max(100),
}

export const evacuee = z.object({
  /** Line of the evacuation; null while none runs. */
  id: id.nullable(),
  kind: z.enum(evacueeKinds),
  visitId: id.nullable(),
  staffId: id.nullable(),
  /** `name` is empty for somebody received without his name; `company` of staff is the department. */
  ...line,
  /** Letter of the reception grade, or empty. */
  grade: z.string(),
  /** Empty: in none of the site's areas. */
  area: z.string(),
  host: z.string(),
  badgeNumber: z.string(),
  arrivedAt: instant.nullable(),
  /** Pinyin and initials, to look for him by. */
  pinyin: z.string(),
  foundAt: instant.nullable(),
  foundBy: z.string(),
})
export type Evacuee = z.infer<typeof evacuee>

/** Expected today and not arrived: shown, never counted. */
export const notArrived = z.object({ id, ...line, host: z.string(), expectedAt: instant })

/** Parts of the list that a damaged file did not give: whoever reads the list must know what is not on it. */
export const listParts = ['visitors', 'closedBySystem', 'staff', 'notArrived'] as const

export const evacuationRun = z.object({
  id,
  number: z.string(),
  drill: z.boolean(),
  startedAt: instant,
  startedBy: z.string(),
  endedAt: instant.nullable(),
  endedBy: z.string(),
  note: z.string(),
  /** People inside at the alarm or come since, and how many of them are found. */
  people: z.int(),
  found: z.int(),
  /** The same for those whose visits the system had closed. */
  unsure: z.int(),
  unsureFound: z.int(),
})
export type Evacuation = z.infer<typeof evacuationRun>

/** Who is inside right now or, while an evacuation runs, whom it looks for; by area, in the order of the site's areas. */
export const evacuationList = z.object({
  at: instant,
  people: z.array(evacuee),
  notArrived: z.array(notArrived),
  unreadable: z.array(z.enum(listParts)),
  running: evacuationRun.nullable(),
})
export type EvacuationList = z.infer<typeof evacuationList>

/** What a screen that nobody signs in to is told of a running evacuation: where to go, and never a person. */
export const alarm = z.object({
  drill: z.boolean(),
  /** Where everybody gathers; empty: the site names no place. */
  assemblyPlace: z.string(),
})
export type Alarm = z.infer<typeof alarm>

export const evacuationReport = z.object({ evacuation: evacuationRun, people: z.array(evacuee) })
export type EvacuationReport = z.infer<typeof evacuationReport>

/**
 * Finding everybody when the house is left. The list is whole at any time, also while a handover's count is blind and while
 * registers are stopped: lives go before both.
 */
export const evacuation = {
  list: query('evacuation.use').input(z.strictObject({})).output(evacuationList),
  running: query('evacuation.use').input(z.strictObject({})).output(evacuationRun.nullable()),
  start: act('evacuation.use', { drill: z.boolean() }, 10).output(recorded),
  /** Ticks one line off, or takes the tick back. Whoever ticks second changes nothing: the first finder stays. */
  find: act('evacuation.use', { personId: id, found: z.boolean() }, 600).output(z.object({ id })),
  end: act('evacuation.use', { note: text(300) }, 10).output(z.object({ id })),
  /**
   * A ticket to print the list from a locked reception: in a fire nobody waits for a password. Names, areas and numbers of
   * people only, and the chain keeps that it was done.
   */
  lockedTicket: attempt('public', 6)
    .input(z.strictObject({}))
    .output(z.object({ ticket: z.string() })),
  /** Newest first. */
  history: query('evacuation.use').input(z.strictObject(page)).output(z.array(evacuationRun)),
  get: query('evacuation.use').input(z.strictObject({ id })).output(evacuationReport),
}
