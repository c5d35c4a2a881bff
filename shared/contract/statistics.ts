import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { query } from './builder.ts'
import { dateText, text } from './values.ts'

const counted = z.object({ name: z.string(), visits: z.int(), people: z.int() })

/** Visits between two days of the site, both included. People are visitors and their companions. */
export const visitStatistics = z.object({
  visits: z.int(),
  people: z.int(),
  days: z.array(z.object({ day: dateText, visits: z.int(), people: z.int() })),
  /** Arrivals by weekday (Monday first) and hour. */
  hours: z.array(z.array(z.int()).length(24)).length(7),
  hosts: z.array(counted.extend({ department: z.string() })),
  types: z.array(counted),
  reasons: z.array(counted),
  /** Those of erased visits are counted by whole months only. */
  companies: z.array(counted),
  leaving: z.object({ seen: z.int(), said: z.int(), system: z.int(), inside: z.int() }),
  expected: z.object({ arrived: z.int(), noShow: z.int(), cancelled: z.int(), open: z.int() }),
  /** Median stay of those whose leaving somebody saw or said, minutes; null without any. */
  stayMinutes: z.int().nullable(),
})
export type VisitStatistics = z.infer<typeof visitStatistics>

/** At most so many days in one question. */
export const statisticsDays = 400

export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Bytes of one part, before base64: small enough that nothing else waits behind it. */
export const exportPartBytes = 196_608

const exportEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({ kind: z.literal('part'), base64: z.string().max(262_144) }),
  z.object({ kind: z.literal('done'), rows: z.int() }),
])
export type ExportEvent = z.infer<typeof exportEvent>

const range = { from: dateText, to: dateText }

export const statistics = {
  /** @throws FIELD_INVALID for a range that is turned round or too long */
  visits: query('statistics.read', 60).input(z.strictObject(range)).output(visitStatistics),
  /**
   * The register of these days as a file, in parts; whoever stops listening cancels it. ID numbers stay masked. Who took
   * which days goes into the chain. @throws FIELD_INVALID, EXPORT_TOO_LARGE
   */
  export: query('visits.export', 10)
    .input(z.strictObject({ ...range, text: text(60).default(''), format: z.enum(exportFormats) }))
    .output(eventIterator(exportEvent)),
}
