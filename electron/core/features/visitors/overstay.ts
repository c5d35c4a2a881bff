import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { hostOutcomes, Stay } from '#shared/contract/leaving.ts'
import { dateIn } from '#shared/domain/zoned-time.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { insideSql } from '../../database/inside.ts'
import { visits } from '../../database/tables.ts'
import { createBlindCount } from '../handover/blind-count.ts'
import type { ArrivalStep } from './arrival.ts'
import type { Recorded } from './registration.ts'

type Outcome = (typeof hostOutcomes)[number]
type ExtendInput = z.output<(typeof contract.visitors.extendStay)['~orpc']['inputSchema'] & object>
type RemindInput = z.output<(typeof contract.visitors.remindHost)['~orpc']['inputSchema'] & object>

const minute = 60_000
/** The host is not disturbed for less, ms over. */
const remindAfter = 10 * minute
/** And not again sooner than this after he was told, or could not be reached, ms. */
const remindAgain = { told: 30 * minute, noAnswer: 10 * minute } as const satisfies Record<Outcome, number>
/** Longest stay that can be agreed at the desk, ms. */
const longest = 31 * 86_400_000

/** Nobody means to leave before he came. @throws FIELD_INVALID for stayUntil */
export const stayStep: ArrivalStep = {
  before({ input, arrivedAt }) {
    if (input.stayUntil !== null && input.stayUntil <= arrivedAt)
      throw new DeskError('FIELD_INVALID', { field: 'stayUntil' })
    return {}
  },
}

interface Row extends Omit<Stay, 'overMinutes' | 'overnight' | 'remind' | 'reminded'> {
  readonly arrivedAt: number
}
type Reminded = { readonly at: number; readonly outcome: Outcome } | null

/** Whether the host is to be told now. A clock set back since the last time counts as long ago. */
function isDue(over: number, reminded: Reminded, now: number): boolean {
  if (over < remindAfter) return false
  if (!reminded) return true
  const passed = now - reminded.at
  return passed < 0 || passed >= remindAgain[reminded.outcome]
}

/** Visitors whose time is over, told by the desk's clock; and what is done about them. */
export function createOverstay(core: Core) {
  const { db, sqlite } = core
  const blindCount = createBlindCount(core)
  const inside = sqlite.prepare(
    `SELECT v.id AS visitId, v.number AS number, v.name AS name, v.host_name AS hostName,
       coalesce(host.extension, '') AS hostExtension, coalesce(host.mobile, '') AS hostMobile,
       coalesce(v.stay_until, v.arrived_at + type.stay_minutes * ${minute}) AS stayUntil, v.arrived_at AS arrivedAt
     FROM visits v LEFT JOIN staff host ON host.id = v.host_id LEFT JOIN visit_types type ON type.id = v.type_id
     WHERE ${insideSql}`,
  )
  const lastReminder = sqlite.prepare(
    `SELECT at, facts ->> 'hostOutcome' AS outcome FROM audit_entries
     WHERE subject_table = 'visits' AND subject_id = ? AND kind = 'visit.hostReminded' ORDER BY seq DESC LIMIT 1`,
  )

  function stayOf({ arrivedAt, ...row }: Row, now: number, today: string, zone: string): Stay {
    const over = row.stayUntil === null ? 0 : Math.max(0, now - row.stayUntil)
    const reminded = over === 0 ? null : ((lastReminder.get(row.visitId) as Reminded | undefined) ?? null)
    return {
      ...row,
      overMinutes: Math.floor(over / minute),
      overnight: dateIn(zone, arrivedAt) < today,
      remind: isDue(over, reminded, now),
      reminded,
    }
  }

  /** A visit that is not over. @throws NOT_FOUND, VISIT_LEFT */
  function open(visitId: number) {
    const visit = db.select().from(visits).where(eq(visits.id, visitId)).get()
    if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
    if (visit.leaveKind !== null || visit.voidedAt !== null) throw new DeskError('VISIT_LEFT', {})
    return visit
  }

  return {
    /** Over their time or here overnight, longest over first. */
    stays(): { rows: Stay[] | null; clockDoubtful: boolean } {
      const clockDoubtful = core.clock.suspect()
      if (blindCount.isRunning()) return { rows: null, clockDoubtful }
      const now = core.clock.now()
      const { timeZone } = core.site.get()
      const today = dateIn(timeZone, now)
      const rows = (inside.all() as Row[])
        .map((row) => stayOf(row, now, today, timeZone))
        .filter(({ overMinutes, overnight }) => overMinutes > 0 || overnight)
        .sort((a, b) => b.overMinutes - a.overMinutes || a.visitId - b.visitId)
      return { rows, clockDoubtful }
    },

    /** @throws FIELD_INVALID for a time that is past, or more than a month ahead */
    extend(call: ActCall & { readonly input: ExtendInput }): Recorded {
      const { visitId, until } = call.input
      return core.acts.run(call, ({ at, record }) => {
        const { id, number, arrivedAt } = open(visitId)
        if (until <= Math.max(at, arrivedAt) || until > at + longest)
          throw new DeskError('FIELD_INVALID', { field: 'until' })
        db.update(visits).set({ stayUntil: until }).where(eq(visits.id, id)).run()
        record({
          kind: 'visit.stayExtended',
          subject: { table: 'visits', id },
          facts: { number, stayUntil: until },
        })
        return { id, number, recordedAt: at }
      })
    },

    /** The host was told, or did not answer: an entry and no more, so that the desk is not asked again at once. */
    remind(call: ActCall & { readonly input: RemindInput }): Recorded {
      return core.acts.run(call, ({ at, record }) => {
        const { id, number } = open(call.input.visitId)
        record({
          kind: 'visit.hostReminded',
          subject: { table: 'visits', id },
          facts: { number, hostOutcome: call.input.outcome },
        })
        return { id, number, recordedAt: at }
      })
    },
  }
}
