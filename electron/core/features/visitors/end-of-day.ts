import { lastClosing } from '#shared/domain/end-of-day.ts'
import type { Core } from '../../core.ts'
import { markNoShows } from '../expected/no-show.ts'
import { createVehicleLeaving } from '../vehicles/leaving.ts'
import { createLeaving } from './leaving.ts'

/** How often the closing time is looked for, ms. */
const interval = 60_000

export interface EndOfDay {
  /** Closes what is due now; answers how many visits. A desk that was off at the closing time does it at its next start. */
  run(): number
  stop(): void
}

/** Closes the visits and the vehicles' stays nobody saw end once the day is over, without inventing a leaving time. */
export function startEndOfDay(core: Core): EndOfDay {
  const leaving = createLeaving(core)
  const vehicles = createVehicleLeaving(core)
  const run = () => {
    if (!core.site.exists() || !core.health.writable()) return 0
    markNoShows(core)
    const { closeVisitsAtMinute } = core.site.settings()
    const closing = lastClosing(core.clock.now(), core.site.get().timeZone, closeVisitsAtMinute)
    vehicles.closeBySystem(closing)
    return leaving.closeBySystem(closing)
  }
  const guarded = () => {
    try {
      run()
    } catch (error) {
      core.ports.log.error('endOfDay', error) // tried again in a minute
    }
  }
  guarded()
  const timer = setInterval(guarded, interval)
  timer.unref()
  return {
    run,
    stop: () => {
      clearInterval(timer)
    },
  }
}
