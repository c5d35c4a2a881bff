import { setImmediate } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import { entryHash, genesisHash, headCode, parseHeadCode, type EntryBody } from '../../audit/entry.ts'
import type { Core } from '../../core.ts'
import { handovers } from '../../database/tables.ts'

export type SheetCheck = z.output<(typeof contract.audit.checkSheet)['~orpc']['outputSchema'] & object>

type Entry = EntryBody & { readonly hash: Buffer }

/** Entries hashed before other calls get their turn: about 10 ms of work. */
const batch = 2_000

/**
 * Holds the code of a signed sheet against the chain. The paper is the outside anchor: a chain that was rewritten whole
 * agrees with itself, but no longer with the code that two people signed.
 */
export function createSheetCheck(core: Core) {
  const entries = core.sqlite.prepare(
    `SELECT seq, at, kind, actor_id AS actorId, subject_table AS subjectTable, subject_id AS subjectId, facts, digest,
       prev_hash AS prevHash, hash FROM audit_entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${batch}`,
  )
  const entryAt = core.sqlite.prepare(
    'SELECT kind, subject_id AS subjectId, hash FROM audit_entries WHERE seq = ?',
  )

  /** Seq of the first entry up to `last` that is missing, moved or changed; null when the chain is whole that far. */
  async function firstBroken(last: number): Promise<number | null> {
    let seq = 0
    let hash: Buffer = genesisHash
    while (seq < last) {
      const rows = entries.all(seq, last) as Entry[]
      for (const entry of rows) {
        if (entry.seq !== seq + 1 || !entryHash(entry).equals(entry.hash)) return seq + 1
        // Right in itself but not made for the one before: that one was written anew, hash and all.
        if (!entry.prevHash.equals(hash)) return Math.max(seq, 1)
        seq = entry.seq
        hash = entry.hash
      }
      if (rows.length === 0) return seq + 1
      await setImmediate()
    }
    return null
  }

  /** The handover whose sheet carries this place of the chain: by the entry, or by its row if the entry is gone. */
  function sheetAt(seq: number) {
    const entry = entryAt.get(seq) as { kind: string; subjectId: number; hash: Buffer } | undefined
    const bySeq = core.db.select().from(handovers).where(eq(handovers.sheetSeq, seq)).get()
    if (entry?.kind !== 'handover.completed') return bySeq ? { handover: bySeq, hash: null } : null
    const handover =
      bySeq ??
      core.db
        .select()
        .from(handovers)
        .where(and(eq(handovers.id, entry.subjectId), eq(handovers.state, 'completed')))
        .get()
    return handover ? { handover, hash: entry.hash } : null
  }

  return {
    /**
     * `matches`: the chain leads unbroken to the entry that was printed. `broken`: since which entry it does not, which is
     * the sheet's own one when only that differs from the paper. `unknown`: no code, or no signed sheet stands there.
     * Whether the records still agree with the chain is another question, answered by the full verification.
     */
    async check(code: string): Promise<SheetCheck> {
      const printed = parseHeadCode(code)
      const sheet = printed && sheetAt(printed.seq)
      if (!printed || !sheet) return { result: 'unknown' }
      const broken = await firstBroken(printed.seq)
      if (broken !== null) return { result: 'broken', sinceSeq: broken }
      const { handover, hash } = sheet
      const same = hash !== null && headCode(printed.seq, hash) === canonicalCode(printed)
      if (!same) return { result: 'broken', sinceSeq: printed.seq }
      const signedAt = handover.completedAt ?? handover.startedAt
      return { result: 'matches', handover: handover.number, seq: printed.seq, signedAt }
    },
  }
}

const canonicalCode = ({ seq, prefix }: { seq: number; prefix: string }): string =>
  `${seq}-${prefix.match(/.{4}/g)?.join('-') ?? ''}`
