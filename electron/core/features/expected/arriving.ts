import { eq } from 'drizzle-orm'
import { dateIn } from '#shared/domain/zoned-time.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { expectedVisits } from '../../database/tables.ts'
import type { ArrivalStep } from '../visitors/arrival.ts'
import { dayOf, expectedRow, notNow, visitOf, type ExpectedRow } from './rows.ts'

/**
 * Whether an appointment can become a visit at a time (UTC ms): on its day, and within its hours or, knowingly, outside.
 * @throws EXPECTED_ARRIVED with the visit's number, EXPECTED_NOT_NOW with its day and hours
 */
export function checkArrival(core: Core, row: ExpectedRow, at: number, lateOrEarly: boolean): void {
  if (row.state === 'arrived')
    throw new DeskError('EXPECTED_ARRIVED', { number: visitOf(core, row.id)?.number ?? '' })
  const itsDay = dateIn(core.site.get().timeZone, at) === dayOf(core, row)
  const itsHours = at >= row.validFrom && at < row.validUntil
  if (row.state !== 'expected' || !itsDay || !(itsHours || lateOrEarly)) throw notNow(core, row)
}

/** The arrival of somebody expected: the appointment becomes this visit, in the same transaction, once. */
export function expectedArrival(core: Core): ArrivalStep {
  return {
    before({ input, arrivedAt }) {
      if (input.expectedId === null) return {}
      const row = expectedRow(core, input.expectedId)
      checkArrival(core, row, arrivedAt, input.lateOrEarly)
      return input.place === '' ? { place: row.place } : {}
    },
    after({ input, scope }, visit) {
      if (input.expectedId === null) return
      const { id, number } = expectedRow(core, input.expectedId)
      core.db
        .update(expectedVisits)
        .set({ state: 'arrived', stateAt: scope.at, stateBy: scope.actorId })
        .where(eq(expectedVisits.id, id))
        .run()
      scope.record({
        kind: 'expected.arrived',
        subject: { table: 'expected_visits', id },
        facts: { number, visitNumber: visit.number },
      })
    },
  }
}

/**
 * An arrival that was taken back makes its appointment expected again. Called inside the act that takes the visit back, after
 * the visit is marked; what has not arrived stays as it is.
 */
export function reopenExpected(core: Core, scope: ActScope, expectedId: number): void {
  const { id, number, state } = expectedRow(core, expectedId)
  if (state !== 'arrived') return
  core.db
    .update(expectedVisits)
    .set({ state: 'expected', stateAt: scope.at, stateBy: scope.actorId })
    .where(eq(expectedVisits.id, id))
    .run()
  scope.record({ kind: 'expected.reopened', subject: { table: 'expected_visits', id }, facts: { number } })
}
