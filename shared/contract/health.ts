import { z } from 'zod'
import { query } from './builder.ts'
import { instant } from './values.ts'

/** `since`: when it was found, UTC ms. */
const found = { since: instant }

/** Why the evacuation list was not written into its folder. `noBrowser`: nothing on this PC draws it. */
export const unwrittenReasons = ['folderMissing', 'readOnly', 'full', 'noBrowser', 'slow', 'failed'] as const
export type UnwrittenReason = (typeof unwrittenReasons)[number]

/**
 * What is the matter with the desk itself, right now. Kinds that `damageKinds` knows mean the same here. Never personal
 * data: everybody who may use the desk sees it.
 */
export const finding = z.discriminatedUnion('kind', [
  /** The database file does not hold together: writing stops until a backup is restored. */
  z.object({ kind: z.literal('fileDamaged'), ...found }),
  /** The newest entries are gone, `missing` of them as far as the head file knows: writing stops until it is acknowledged. */
  z.object({ kind: z.literal('newestMissing'), ...found, missing: z.int(), headSeq: z.int() }),
  /** The chain was written anew behind the desk's back up to entry `headSeq` at least: writing stops as above. */
  z.object({ kind: z.literal('entryChanged'), ...found, headSeq: z.int() }),
  /** Whether the newest entries are all there could not be told at start. */
  z.object({ kind: z.literal('headUnreadable'), ...found }),
  /** Wall time moved by so many ms against the running time, or stands so many ms before the newest entry; negative is back. */
  z.object({ kind: z.literal('clockDoubtful'), ...found, jumpMs: z.int() }),
  /** `newestAt`: the newest verified backup, null when there is none. */
  z.object({ kind: z.literal('backupOverdue'), ...found, newestAt: instant.nullable() }),
  /** The evacuation list is not in its folder, or an old one is. `writtenAt`: the newest written since the start. */
  z.object({
    kind: z.literal('evacuationListUnwritten'),
    ...found,
    reason: z.enum(unwrittenReasons),
    writtenAt: instant.nullable(),
  }),
  z.object({ kind: z.literal('diskLow'), ...found, freeBytes: z.int(), wantedBytes: z.int() }),
])
export type Finding = z.infer<typeof finding>
export type FindingKind = Finding['kind']

/** While one of these stands, registers are read but not written. */
export const stopsWriting: readonly FindingKind[] = ['fileDamaged', 'newestMissing', 'entryChanged']

export const health = {
  /** Worst first; empty when all is well. */
  findings: query('desk.use').input(z.strictObject({})).output(z.array(finding)),
}
