import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { dateIn, dayBounds, hourIn } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { insideSql } from '../../database/inside.ts'
import type { CallContext } from '../../procedures.ts'
import { createPresence } from '../attendance/presence.ts'
import { createBlindCount } from '../handover/blind-count.ts'

interface Numbers {
  readonly onSite: number
  readonly parcelsHeld: number
  readonly depositsHeld: number
  readonly mattersOpen: number
}

/** What is being counted is told to nobody. */
const hidden = { onSite: null, parcelsHeld: null, depositsHeld: null }

/** Numbers of the site's running day; none of them reads a whole table. */
export function todayProcedures(core: Core) {
  const os = implement(contract.today).$context<CallContext>()
  const numbers = core.sqlite.prepare(
    `SELECT
       (SELECT count(*) FROM visits v WHERE ${insideSql}) AS onSite,
       (SELECT count(*) FROM parcels WHERE released_at IS NULL) AS parcelsHeld,
       (SELECT count(*) FROM deposits WHERE released_at IS NULL) AS depositsHeld,
       (SELECT count(*) FROM matters WHERE closed_at IS NULL) AS mattersOpen`,
  )
  const arrivals = core.sqlite
    .prepare('SELECT arrived_at FROM visits WHERE arrived_at >= ? AND arrived_at < ? AND voided_at IS NULL')
    .pluck()
  const presence = createPresence(core)
  const blindCount = createBlindCount(core)

  function summary() {
    const { timeZone } = core.site.get()
    const { from, to } = dayBounds(timeZone, dateIn(timeZone, core.clock.now()))
    const arrived = arrivals.all(from, to) as number[]
    const visitsByHour = Array.from({ length: 24 }, () => 0)
    for (const at of arrived) {
      const hour = hourIn(timeZone, at)
      visitsByHour[hour] = (visitsByHour[hour] ?? 0) + 1
    }
    return {
      ...(numbers.get() as Numbers),
      ...(blindCount.isRunning() ? hidden : {}),
      visitsToday: arrived.length,
      staffPresent: presence.all().size,
      visitsByHour,
    }
  }
  return os.router({ summary: os.summary.handler(summary) })
}
