import type { Core } from '../../core.ts'
import { createPresence, type PunchedState } from '../attendance/presence.ts'

/** Somebody is away until `until` (UTC ms); `message` is what visitors may be told. */
interface RunningAbsence {
  readonly until: number
  readonly message: string
  /** Who stands in for him meanwhile; null: whoever always does. */
  readonly deputyId: number | null
  readonly deputyName: string
}

/** Where somebody is, by what he said and by what the punches say. */
export interface Whereabouts extends Pick<PunchedState, 'presence'> {
  readonly absence: RunningAbsence | null
}

/** An absence as screens show it. */
export const shownAbsence = (absence: RunningAbsence | null) =>
  absence && { until: absence.until, message: absence.message, deputyName: absence.deputyName }

/** Away by his own word, or by the punches; who is not known to be out is taken to be in. */
export const isOut = ({ presence, absence }: Whereabouts): boolean => absence !== null || presence === 'out'

const nowhere: Whereabouts = { presence: 'unknown', absence: null }

/** Whether people are here now. */
export function createWhereabouts(core: Core) {
  const presence = createPresence(core)
  // of two that run at once the later one is the newer word
  const running = core.sqlite.prepare(
    `SELECT from_at AS "from", until_at AS until, message, deputy.id AS deputyId, coalesce(deputy.name, '') AS deputyName
     FROM absences LEFT JOIN staff AS deputy ON deputy.id = absences.deputy_id AND deputy.left_at IS NULL
     WHERE staff_id = @staffId AND from_at <= @now AND until_at > @now AND ended_at IS NULL
     ORDER BY recorded_at DESC, absences.id DESC LIMIT 1`,
  )

  /** Whoever has clocked in since he went is back, whatever he said. */
  function absenceOf(staffId: number, punched: PunchedState): RunningAbsence | null {
    const found = running.get({ staffId, now: core.clock.now() }) as
      (RunningAbsence & { readonly from: number }) | undefined
    if (!found) return null
    const { from, ...absence } = found
    const back = punched.presence === 'in' && (punched.lastPunchAt ?? 0) > from
    return back ? null : absence
  }

  function of(ids: readonly number[]): Map<number, Whereabouts> {
    const states = presence.states(ids)
    return new Map(
      [...states].map(([id, state]) => [id, { presence: state.presence, absence: absenceOf(id, state) }]),
    )
  }
  return {
    /** For a few people, each by looks into an index. */
    of,
    /** For one; of somebody who is not on the staff list nothing is known. */
    ofOne: (id: number | null): Whereabouts => (id === null ? nowhere : (of([id]).get(id) ?? nowhere)),
  }
}
