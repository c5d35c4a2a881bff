import { implement } from '@orpc/server'
import { desc, eq, lt } from 'drizzle-orm'
import { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'
import { auditEntries, staff } from '../../database/tables.ts'
import { runJob } from '../../jobs/run.ts'
import type { CallContext } from '../../procedures.ts'
import { createSheetCheck } from './check-sheet.ts'

interface PageInput {
  readonly before?: number | undefined
  readonly limit: number
}

/** The chain as people read it, newest first: who, what, which record. An empty actor is the system. */
function entriesOf(core: Core, { before, limit }: PageInput) {
  return core.db
    .select({
      seq: auditEntries.seq,
      at: auditEntries.at,
      kind: auditEntries.kind,
      actor: staff.name,
      table: auditEntries.subjectTable,
      id: auditEntries.subjectId,
      facts: auditEntries.facts,
    })
    .from(auditEntries)
    .leftJoin(staff, eq(staff.id, auditEntries.actorId))
    .where(before === undefined ? undefined : lt(auditEntries.seq, before))
    .orderBy(desc(auditEntries.seq))
    .limit(limit)
    .all()
    .map(({ actor, table, id, ...entry }) => ({
      ...entry,
      actor: actor ?? '',
      subject: table === '' ? '' : `${table} ${id}`,
    }))
}

/** The audit part of the contract: whether the record is whole, and what it says. */
export function auditProcedures(core: Core) {
  const os = implement(contract.audit).$context<CallContext>()
  const sheets = createSheetCheck(core)
  return os.router({
    verify: os.verify.handler(({ signal }) =>
      runJob(
        core.ports,
        'verify',
        { dataDir: core.ports.dataDir },
        { signal: AbortSignal.any(signal ? [signal, core.closing] : [core.closing]) },
      ),
    ),
    checkSheet: os.checkSheet.handler(({ input }) => sheets.check(input.code)),
    entries: os.entries.handler(({ input }) => entriesOf(core, input)),
  })
}
