import type { EventPublisher } from '@orpc/server'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Alarm } from '#shared/contract/evacuation.ts'
import type { VisitorScreen, VisitorTask } from '#shared/contract/visitor-side.ts'
import type { Core } from '../../core.ts'
import { visitTypes } from '../../database/tables.ts'
import { untilGone } from '../../event-queue.ts'

/** Changes of these show on the visitor's screen. */
const shownTopics = ['site', 'settings', 'visitType', 'evacuation']

interface Surroundings {
  /** The task that is shown. */
  readonly task: () => VisitorTask | null
  readonly alarm: () => Alarm | null
  readonly changed: () => void
  /** The last screen has gone off. */
  readonly allOff: () => void
}

/** The visitor's screens that are on, and what they show: the whole of it each time, so that a missed change does no harm. */
export function createScreens(
  core: Core,
  told: EventPublisher<{ changed: null }>,
  { task, alarm, changed, allOff }: Surroundings,
) {
  const on = new Set<symbol>()
  function offered() {
    return core.db
      .select({
        id: visitTypes.id,
        name: visitTypes.name,
        nameEn: visitTypes.nameEn,
        photoRule: visitTypes.photoRule,
        hazardsQuestion: visitTypes.hazardsQuestion,
      })
      .from(visitTypes)
      .where(and(eq(visitTypes.visitorSide, true), isNull(visitTypes.retiredAt)))
      .orderBy(asc(visitTypes.position), asc(visitTypes.id))
      .all()
  }

  function shown(): VisitorScreen {
    if (!core.site.exists()) return { site: null, types: [], task: null, evacuation: null }
    const { name, timeZone, demo } = core.site.get()
    return { site: { name, timeZone, demo }, types: offered(), task: task(), evacuation: alarm() }
  }

  async function* follow(signal: AbortSignal | undefined) {
    const events = told.subscribe('changed', signal ? { signal } : {})
    const own = Symbol('screen')
    const deaf = core.changes.subscribe('changes', (changes) => {
      if (changes.some(({ topic }) => shownTopics.includes(topic))) told.publish('changed', null)
    })
    const off = () => {
      if (!on.delete(own)) return
      deaf()
      if (on.size === 0) allOff()
      changed()
    }
    on.add(own)
    changed()
    // a window that is closed asks for no further event, so that the end of the loop alone would not be reached
    signal?.addEventListener('abort', off)
    try {
      yield shown()
      for await (const _ of untilGone(events, signal)) yield shown()
    } finally {
      off()
    }
  }

  return {
    follow,
    /** Types of visitor that may begin by themselves. */
    offered,
    anyOn: () => on.size > 0,
  }
}
