import { and, eq, isNull } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import { clockIn, dateIn } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { expectedVisits, staff, visits } from '../../database/tables.ts'

export type ExpectedRow = typeof expectedVisits.$inferSelect

/** @throws NOT_FOUND */
export function expectedRow({ db }: Core, id: number): ExpectedRow {
  const row = db.select().from(expectedVisits).where(eq(expectedVisits.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND', { what: 'expected' })
  return row
}

/** The day (YYYY-MM-DD) an appointment is for, in the site's zone. */
export const dayOf = ({ site }: Core, { validFrom }: Pick<ExpectedRow, 'validFrom'>): string =>
  dateIn(site.get().timeZone, validFrom)

/** The host's name as of today. @throws FIELD_INVALID when nobody is named, or the colleague has left */
export function hostNameOf({ db }: Core, host: { hostId: number | null; hostName: string }): string {
  const { hostId, hostName } = host
  const name =
    hostId === null
      ? hostName
      : db
          .select({ name: staff.name })
          .from(staff)
          .where(and(eq(staff.id, hostId), isNull(staff.leftAt)))
          .get()?.name
  if (!name) throw new DeskError('FIELD_INVALID', { field: 'hostId' })
  return name
}

/** The refusal that tells the appointment's own day and hours. */
export function notNow(core: Core, row: Pick<ExpectedRow, 'validFrom' | 'validUntil'>): DeskError {
  const zone = core.site.get().timeZone
  const end = clockIn(zone, row.validUntil)
  return new DeskError('EXPECTED_NOT_NOW', {
    day: dayOf(core, row),
    from: clockIn(zone, row.validFrom),
    until: end === '00:00' ? '24:00' : end,
  })
}

/** The visit an appointment became, which was not taken back. */
export function visitOf({ db }: Core, expectedId: number): { id: number; number: string } | undefined {
  return db
    .select({ id: visits.id, number: visits.number })
    .from(visits)
    .where(and(eq(visits.expectedId, expectedId), isNull(visits.voidedAt)))
    .get()
}
