import { and, eq, gte, lt, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { windowOf } from '#shared/domain/appointment.ts'
import { dateIn, dayBounds, isDate } from '#shared/domain/zoned-time.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { expectedVisits } from '../../database/tables.ts'
import { dayOf, expectedRow, hostNameOf, visitOf, type ExpectedRow } from './rows.ts'

type ChangeInput = z.output<(typeof contract.expected.change)['~orpc']['inputSchema'] & object>
type CancelInput = z.output<(typeof contract.expected.cancel)['~orpc']['inputSchema'] & object>

/** What becomes of an appointment before anybody came. The row is what stands now; what stood before is in the chain. */
export function createChanging(core: Core) {
  const { db, site } = core

  /** One that is still to come. @throws EXPECTED_ARRIVED with the visit's number, ALREADY_DONE, NOT_FOUND */
  function openRow(id: number): ExpectedRow {
    const row = expectedRow(core, id)
    if (row.state === 'arrived')
      throw new DeskError('EXPECTED_ARRIVED', { number: visitOf(core, id)?.number ?? '' })
    if (row.state !== 'expected') throw new DeskError('ALREADY_DONE', { what: 'expected' })
    return row
  }

  /** A series from this day on; a group, which was announced at once under one name, on this day. */
  function othersOf(row: ExpectedRow, scope: 'series' | 'party'): SQL | undefined {
    if (scope === 'series')
      return and(eq(expectedVisits.series, row.series), gte(expectedVisits.validFrom, row.validFrom))
    const zone = site.get().timeZone
    const { from, to } = dayBounds(zone, dayOf(core, row))
    return and(
      eq(expectedVisits.party, row.party),
      eq(expectedVisits.recordedAt, row.recordedAt),
      gte(expectedVisits.validFrom, from),
      lt(expectedVisits.validFrom, to),
    )
  }

  /** The open appointments an act is about, in the order they were made. @throws FIELD_INVALID without series or group */
  function meant(id: number, scope: CancelInput['scope']): ExpectedRow[] {
    const row = openRow(id)
    if (scope === 'one') return [row]
    if (row[scope] === '') throw new DeskError('FIELD_INVALID', { field: 'scope' })
    return db
      .select()
      .from(expectedVisits)
      .where(and(eq(expectedVisits.state, 'expected'), othersOf(row, scope)))
      .orderBy(expectedVisits.id)
      .all()
  }

  return {
    /** @throws FIELD_INVALID for a past day, or another day for more than one */
    change(call: ActCall & { readonly input: ChangeInput }): { ids: number[] } {
      const { expectedId, scope, day, fromMinute, untilMinute, hostId, place, note } = call.input
      return core.acts.run(call, ({ at, record }) => {
        const rows = meant(expectedId, scope)
        const zone = site.get().timeZone
        const wrongDay =
          scope === 'one'
            ? !isDate(day) || day < dateIn(zone, at)
            : day !== dayOf(core, expectedRow(core, expectedId))
        if (wrongDay) throw new DeskError('FIELD_INVALID', { field: 'day' })
        if (untilMinute <= fromMinute) throw new DeskError('FIELD_INVALID', { field: 'untilMinute' })
        const hostName = hostNameOf(core, call.input)
        for (const row of rows) {
          const window = windowOf(zone, scope === 'one' ? day : dayOf(core, row), fromMinute, untilMinute)
          db.update(expectedVisits)
            .set({ validFrom: window.from, validUntil: window.until, hostId, hostName, place, note })
            .where(eq(expectedVisits.id, row.id))
            .run()
          record({
            kind: 'expected.changed',
            subject: { table: 'expected_visits', id: row.id },
            facts: { number: row.number, expectedAt: window.from, expectedUntilAt: window.until },
          })
        }
        return { ids: rows.map(({ id }) => id) }
      })
    },

    cancel(call: ActCall & { readonly input: CancelInput }): { ids: number[] } {
      const { actorId, input } = call
      return core.acts.run(call, ({ at, record }) => {
        const rows = meant(input.expectedId, input.scope)
        for (const { id, number } of rows) {
          db.update(expectedVisits)
            .set({ state: 'cancelled', stateAt: at, stateBy: actorId })
            .where(eq(expectedVisits.id, id))
            .run()
          record({ kind: 'expected.cancelled', subject: { table: 'expected_visits', id }, facts: { number } })
        }
        return { ids: rows.map(({ id }) => id) }
      })
    },
  }
}
