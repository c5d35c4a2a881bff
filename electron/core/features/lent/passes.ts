import { and, eq, isNull, sql } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { Pass, lentPassKinds, passStates } from '#shared/contract/leaving.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import { say } from '#shared/i18n/fill.ts'
import { passMatters } from '#shared/i18n/pass-matters.ts'
import { passes as passTexts } from '#shared/i18n/passes.ts'
import type { ActScope } from '../../acts/act.ts'
import type { AuditKind } from '#shared/contract/audit-kinds.ts'
import type { Core } from '../../core.ts'
import { lentPasses, visits } from '../../database/tables.ts'
import { createMatters } from '../handover/matters.ts'

type PassKind = (typeof lentPassKinds)[number]
type PassState = (typeof passStates)[number]

/** A visit as far as its passes are concerned. */
export interface Holder {
  readonly id: number
  readonly number: string
}

/** Nobody has it back, and nobody gave it up. */
export const isLentOut = and(isNull(lentPasses.returnedAt), isNull(lentPasses.lostAt))

/** One number, however it was typed: `ａ-07 ` and `A-07` hang on the same hook. */
export const normalPass = (number: string): string => toHalfWidth(number).trim().toUpperCase()

const kinds = {
  returned: 'lentPass.returned',
  kept: 'lentPass.kept',
  lost: 'lentPass.lost',
} as const satisfies Record<PassState, AuditKind>

/** A matter for the next shift too, in the language of the forms. */
function createPassMatters(core: Core) {
  const matters = createMatters(core)
  return (scope: ActScope, state: 'kept' | 'lost', pass: Pass, holder: Holder, why: string): void => {
    const { printLocale } = core.site.settings()
    const text = say(passMatters[state], printLocale, {
      kind: say(passTexts.kinds[pass.kind], printLocale),
      number: pass.number,
      visit: holder.number,
      note: why,
    })
    matters.add(scope, { text: text.slice(0, 300), priority: 'ordinary', dueAt: null })
  }
}

/** What happens to a lent pass; everything here runs inside an act. */
export function createPasses(core: Core) {
  const { db } = core
  const openMatter = createPassMatters(core)

  const outOf = (visitId: number): Pass[] =>
    db
      .select()
      .from(lentPasses)
      .where(and(eq(lentPasses.visitId, visitId), isLentOut))
      .orderBy(lentPasses.id)
      .all()

  function note(scope: ActScope, kind: AuditKind, pass: Pick<Pass, 'id' | 'kind' | 'number'>, visit: string) {
    scope.record({
      kind,
      subject: { table: 'lent_passes', id: pass.id },
      facts: { passKind: pass.kind, passNumber: pass.number, number: visit },
    })
  }

  /** @throws PASS_OUT with the visit that has it */
  function refuseOut(kind: PassKind, number: string): void {
    const held = db
      .select({ visit: visits.number })
      .from(lentPasses)
      .innerJoin(visits, eq(visits.id, lentPasses.visitId))
      .where(and(eq(lentPasses.kind, kind), eq(lentPasses.number, normalPass(number)), isLentOut))
      .get()
    if (held) throw new DeskError('PASS_OUT', { number: normalPass(number), visit: held.visit })
  }

  return {
    outOf,
    refuseOut,

    /** `lentAt` is UTC ms. @throws PASS_OUT */
    lend(scope: ActScope, holder: Holder, kind: PassKind, number: string, lentAt: number): number {
      refuseOut(kind, number)
      const pass = { kind, number: normalPass(number) }
      const { id } = db
        .insert(lentPasses)
        .values({ ...pass, visitId: holder.id, lentAt, lentBy: scope.actorId, salt: core.salt() })
        .returning({ id: lentPasses.id })
        .get()
      note(scope, 'lentPass.lent', { id, ...pass }, holder.number)
      return id
    },

    /** Back, still with him, or lost; without `returned` the note is needed and a matter opened. @throws FIELD_INVALID for note */
    settle(scope: ActScope, pass: Pass, holder: Holder, state: PassState, why: string): void {
      if (state !== 'returned' && why === '') throw new DeskError('FIELD_INVALID', { field: 'note' })
      const change = {
        returned: { returnedAt: scope.at, returnedBy: scope.actorId },
        kept: {},
        lost: { lostAt: scope.at, lostBy: scope.actorId },
      }[state]
      db.update(lentPasses)
        .set({ ...change, note: state === 'returned' ? '' : why })
        .where(eq(lentPasses.id, pass.id))
        .run()
      note(scope, kinds[state], pass, holder.number)
      if (state !== 'returned') openMatter(scope, state, pass, holder, why)
    },

    /** A leaving is taken back: what was settled with it at `settledAt` is out again, unless somebody else has the number. */
    reopen(scope: ActScope, holder: Holder, settledAt: number): void {
      const settled = db
        .select()
        .from(lentPasses)
        .where(
          and(
            eq(lentPasses.visitId, holder.id),
            sql`coalesce(${lentPasses.returnedAt}, ${lentPasses.lostAt}) = ${settledAt}`,
          ),
        )
        .all()
      for (const pass of settled) {
        const other = db
          .select({ id: lentPasses.id })
          .from(lentPasses)
          .where(and(eq(lentPasses.kind, pass.kind), eq(lentPasses.number, pass.number), isLentOut))
          .get()
        if (other) continue
        db.update(lentPasses)
          .set({ returnedAt: null, returnedBy: null, lostAt: null, lostBy: null, note: '' })
          .where(eq(lentPasses.id, pass.id))
          .run()
        note(scope, 'lentPass.outAgain', pass, holder.number)
      }
    },
  }
}
