import { implement } from '@orpc/server'
import { isNotNull } from 'drizzle-orm'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { staff } from '../../database/tables.ts'
import { runJob } from '../../jobs/run.ts'
import type { CallContext } from '../../procedures.ts'
import { createEntries } from './audit-entries.ts'
import { createSheetCheck } from './check-sheet.ts'
import { createLossAcknowledging } from './loss.ts'

/** The audit part of the contract: whether the record is whole, and what it says. */
export function auditProcedures(core: Core) {
  const os = implement(contract.audit).$context<CallContext>()
  const sheets = createSheetCheck(core)
  const entries = createEntries(core)
  const acknowledge = createLossAcknowledging(core)

  async function verify(signal: AbortSignal | undefined) {
    const either = AbortSignal.any(signal ? [signal, core.closing] : [core.closing])
    const found = await runJob(core.ports, 'verify', { dataDir: core.ports.dataDir }, { signal: either })
    if (found.damage.some(({ kind }) => kind === 'fileDamaged')) core.health.note({ kind: 'fileDamaged' })
    return found
  }

  const actors = () =>
    core.db
      .select({ id: staff.id, name: staff.name, leftAt: staff.leftAt })
      .from(staff)
      .where(isNotNull(staff.role))
      .orderBy(staff.pinyin)
      .all()
      .map(({ leftAt, ...actor }) => ({ ...actor, left: leftAt !== null }))

  return os.router({
    verify: os.verify.handler(({ signal }) => verify(signal)),
    checkSheet: os.checkSheet.handler(({ input }) => sheets.check(input.code)),
    entries: os.entries.handler(({ input }) => entries(input)),
    actors: os.actors.handler(actors),
    acknowledgeLoss: os.acknowledgeLoss.handler(({ input, context }) =>
      acknowledge(actOf(context, 'audit.acknowledgeLoss', input)),
    ),
  })
}
