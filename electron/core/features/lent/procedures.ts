import { implement } from '@orpc/server'
import { and, eq, inArray, like, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import { contract } from '#shared/contract/index.ts'
import type { PassOut } from '#shared/contract/leaving.ts'
import type { ActCall } from '../../acts/act.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { lentPasses, visits } from '../../database/tables.ts'
import type { CallContext } from '../../procedures.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { matchRegister } from '../../search/match.ts'
import { createBlindCount } from '../handover/blind-count.ts'
import { createPasses, isLentOut, normalPass } from './passes.ts'

type LendInput = z.output<(typeof contract.lentPass.lend)['~orpc']['inputSchema'] & object>

/** Passes lent and taken back one by one, beside arriving and leaving. */
function createLending(core: Core) {
  const { db } = core
  const passes = createPasses(core)

  function find(passId: number) {
    const found = db
      .select({ pass: lentPasses, holder: { id: visits.id, number: visits.number } })
      .from(lentPasses)
      .innerJoin(visits, eq(visits.id, lentPasses.visitId))
      .where(eq(lentPasses.id, passId))
      .get()
    if (!found) throw new DeskError('NOT_FOUND', { what: 'pass' })
    if (found.pass.returnedAt !== null || found.pass.lostAt !== null) throw new DeskError('PASS_BACK', {})
    return found
  }

  return {
    /** @throws PASS_OUT; VISIT_LEFT for somebody who is not inside */
    lend(call: ActCall & { readonly input: LendInput }) {
      const { visitId, kind, number } = call.input
      return core.acts.run(call, (scope) => {
        const visit = db.select().from(visits).where(eq(visits.id, visitId)).get()
        if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
        if (visit.leaveKind !== null || visit.voidedAt !== null) throw new DeskError('VISIT_LEFT', {})
        const id = passes.lend(scope, visit, kind, number, scope.at)
        return { id, number: normalPass(number), recordedAt: scope.at }
      })
    },

    /** Back, or reported lost. @throws PASS_BACK when somebody was faster */
    settle(
      call: ActCall & { readonly input: { readonly passId: number } },
      state: 'returned' | 'lost',
      why = '',
    ) {
      return core.acts.run(call, (scope) => {
        const { pass, holder } = find(call.input.passId)
        passes.settle(scope, pass, holder, state, why)
        return { id: pass.id, number: pass.number, recordedAt: scope.at }
      })
    },
  }
}

/** What is out, longest first: by the pass, or by anything that finds its holder in the register. */
function createOutList(core: Core) {
  const { db, visitSearch } = core
  const blindCount = createBlindCount(core)
  const found = (text: string) => {
    const ids = visitSearch.find(matchRegister(text), { limit: 200 })
    return or(
      like(lentPasses.number, sql`${likeFragment(normalPass(text))} ESCAPE '\\'`),
      inArray(lentPasses.visitId, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`),
    )
  }
  /** @throws BEING_COUNTED: badges out tell how many visitors are inside */
  return (text: string): PassOut[] => {
    const { limit } = blindCount.narrow({ text, limit: Number.MAX_SAFE_INTEGER })
    return db
      .select({
        id: lentPasses.id,
        kind: lentPasses.kind,
        number: lentPasses.number,
        lentAt: lentPasses.lentAt,
        returnedAt: lentPasses.returnedAt,
        lostAt: lentPasses.lostAt,
        note: lentPasses.note,
        visitId: visits.id,
        visitNumber: visits.number,
        name: visits.name,
        phone: visits.phone,
        hostName: visits.hostName,
        inside: sql`${visits.leaveKind} IS NULL`.mapWith(Boolean),
      })
      .from(lentPasses)
      .innerJoin(visits, eq(visits.id, lentPasses.visitId))
      .where(and(isLentOut, text === '' ? undefined : found(text)))
      .orderBy(lentPasses.lentAt, lentPasses.id)
      .limit(limit)
      .all()
  }
}

/** The lent passes' part of the contract. */
export function lentPassProcedures(core: Core) {
  const os = implement(contract.lentPass).$context<CallContext>()
  const lending = createLending(core)
  const listOut = createOutList(core)
  return os.router({
    lend: os.lend.handler(({ input, context }) => lending.lend(actOf(context, 'lentPass.lend', input))),
    return: os.return.handler(({ input, context }) =>
      lending.settle(actOf(context, 'lentPass.return', input), 'returned'),
    ),
    report: os.report.handler(({ input, context }) =>
      lending.settle(actOf(context, 'lentPass.report', input), 'lost', input.note),
    ),
    out: os.out.handler(({ input }) => listOut(input.text)),
  })
}
