import { and, isNull } from 'drizzle-orm'
import { visits } from './tables.ts'

/** Who is in the building: nobody saw or heard him leave, the system has not closed the visit, and it was no mistake. */
export const isInside = and(isNull(visits.leaveKind), isNull(visits.voidedAt))

/** The same over a visit `v` in plain SQL. */
export const insideSql = 'v.leave_kind IS NULL AND v.voided_at IS NULL'
