import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { needsApproval } from '#shared/domain/goods-pass.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { goodsItems, goodsPasses, visits } from '../../database/tables.ts'
import { storeSignature } from '../signatures.ts'
import { passRow } from './passes.ts'

type Input = z.output<(typeof contract.goodsPass.issue)['~orpc']['inputSchema'] & object>

const refuse = (field: string): never => {
  throw new DeskError('FIELD_INVALID', { field })
}

/** What a visitor brings comes out again, what a tenant takes goes out; only a machine room has both ways and more. */
function checkKind({ kind, direction, movingOut, ownerSignature }: Input): void {
  if (kind === 'in' && direction !== 'inOut') refuse('direction')
  if (kind === 'out' && direction !== 'out') refuse('direction')
  if (movingOut && kind !== 'out') refuse('movingOut')
  if (movingOut && ownerSignature === null) refuse('ownerSignature')
}

/** Writing a pass: numbered, with its things line by line. */
export function createIssuing(core: Core) {
  const { db } = core

  function checkVisit(visitId: number | null): void {
    if (visitId === null) return
    const visit = db.select({ voidedAt: visits.voidedAt }).from(visits).where(eq(visits.id, visitId)).get()
    if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
    if (visit.voidedAt !== null) refuse('visitId')
  }

  /** A new pass takes the place of a stopped one of the same sort, and of no other, once. Answers the old one's number. */
  function replacedNumber({ replacesId, kind, direction }: Input): string {
    if (replacesId === null) return ''
    const stopped = passRow(core, replacesId)
    if (stopped.kind !== kind || stopped.direction !== direction) refuse('kind')
    const already = db
      .select({ id: goodsPasses.id })
      .from(goodsPasses)
      .where(and(eq(goodsPasses.replacesId, replacesId), ne(goodsPasses.state, 'cancelled')))
      .get()
    if (stopped.state !== 'stopped' || already) throw new DeskError('GOODS_PASS_STATE', {})
    return stopped.number
  }

  function listItems({ record }: ActScope, passId: number, number: string, items: Input['items']): void {
    for (const [index, item] of items.entries()) {
      const line = index + 1
      const { id } = db
        .insert(goodsItems)
        .values({ passId, line, ...item })
        .returning({ id: goodsItems.id })
        .get()
      record({ kind: 'goodsPass.itemListed', subject: { table: 'goods_items', id }, facts: { number, line } })
    }
  }

  return {
    /**
     * @throws NOT_FOUND, GOODS_PASS_STATE when the replaced pass was not stopped or has its new one already, SIGNATURE_EMPTY,
     * FIELD_INVALID for direction, kind, movingOut, ownerSignature, visitId
     */
    issue(call: ActCall & { readonly input: Input }) {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => {
        const { at } = scope
        checkKind(input)
        checkVisit(input.visitId)
        const replaces = replacedNumber(input)
        const asks = needsApproval(input)
        const number = core.nextNumber('goodsPasses', at)
        const { kind, items } = input
        const { id } = db
          .insert(goodsPasses)
          .values({
            number,
            kind,
            direction: input.direction,
            visitId: input.visitId,
            replacesId: input.replacesId,
            holderName: input.holderName,
            holderPhone: input.holderPhone ?? '',
            owner: input.owner,
            room: input.room,
            authorisation: input.authorisation,
            movingOut: input.movingOut,
            carrierIdMasked: '',
            plate: normalPlate(input.plate),
            guardName: '',
            plannedAt: input.plannedAt,
            note: input.note,
            state: asks ? 'asked' : 'inside',
            enteredAt: asks ? null : at,
            ownerSignatureId:
              input.ownerSignature === null
                ? null
                : storeSignature(core, scope, input.ownerSignature, 'goodsPass.owner'),
            recordedAt: at,
            recordedBy: actorId,
            salt: core.salt(),
          })
          .returning({ id: goodsPasses.id })
          .get()
        scope.record({
          kind: 'goodsPass.issued',
          subject: { table: 'goods_passes', id },
          facts: { number, kind, items: items.length, replaces },
        })
        listItems(scope, id, number, items)
        return { id, number, recordedAt: at }
      })
    },
  }
}
