import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { differenceOf, mayCompare } from '#shared/domain/goods-pass.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { goodsItems, goodsPasses } from '../../database/tables.ts'
import { sealIdNumber } from '../../security/fields.ts'
import { passRow } from './passes.ts'

type Input = z.output<(typeof contract.goodsPass.compare)['~orpc']['inputSchema'] & object>
type Item = typeof goodsItems.$inferSelect
type Found = Input['found'][number]

/** Each line with what was found of it. @throws FIELD_INVALID for found, unless every line was looked at once */
function pairsOf(items: readonly Item[], found: readonly Found[]): [item: Item, seen: Found][] {
  const byLine = new Map(found.map((seen) => [seen.line, seen]))
  const pairs = items.map((item): [Item, Found | undefined] => [item, byLine.get(item.line)])
  if (found.length !== items.length || pairs.some(([, seen]) => seen === undefined))
    throw new DeskError('FIELD_INVALID', { field: 'found' })
  return pairs as [Item, Found][]
}

/** Comparing the things at the door with their pass (house rule A10). */
export function createComparing(core: Core) {
  const { db } = core

  /** Writes what was found of each line; answers in how many places it differs. */
  function compareItems({ record }: ActScope, number: string, pairs: readonly [Item, Found][]): number {
    let differing = 0
    for (const [item, seen] of pairs) {
      const difference = differenceOf(item, seen)
      if (difference !== null) differing += 1
      db.update(goodsItems)
        .set({ passedQuantity: seen.quantity, passedSerial: seen.serialNumber, difference })
        .where(eq(goodsItems.id, item.id))
        .run()
      record({
        kind: 'goodsPass.itemCompared',
        subject: { table: 'goods_items', id: item.id },
        facts: { number, line: item.line, difference },
      })
    }
    return differing
  }

  /** What the carrier showed; what was not given stays as it was written. */
  function carrierOf({ carrierIdKind, carrierIdNumber, plate }: Input) {
    if (carrierIdNumber !== null && carrierIdKind === null)
      throw new DeskError('FIELD_INVALID', { field: 'carrierIdKind' })
    const { idNumberCipher, idNumberIndex, idNumberMasked } =
      carrierIdNumber === null
        ? { idNumberCipher: null, idNumberIndex: null, idNumberMasked: '' }
        : sealIdNumber(core.fields, carrierIdNumber)
    return {
      carrierIdKind,
      carrierIdCipher: idNumberCipher,
      carrierIdIndex: idNumberIndex,
      carrierIdMasked: idNumberMasked,
      ...(plate === '' ? {} : { plate: normalPlate(plate) }),
    }
  }

  return {
    /**
     * One difference, or one thing that is not on the pass, stops it for good: no passage, new pass (forms 10.2).
     * @throws GOODS_PASS_STATE, NOT_FOUND, FIELD_INVALID for found, carrierIdKind
     */
    compare(call: ActCall & { readonly input: Input }) {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => {
        const { at, record } = scope
        const row = passRow(core, input.passId)
        if (!mayCompare(row)) throw new DeskError('GOODS_PASS_STATE', {})
        const { id, number } = row
        const items = db
          .select()
          .from(goodsItems)
          .where(eq(goodsItems.passId, id))
          .orderBy(goodsItems.line)
          .all()
        const differing = compareItems(scope, number, pairsOf(items, input.found))
        const differences = differing + (input.unlisted === '' ? 0 : 1)
        const passed = differences === 0
        db.update(goodsPasses)
          .set({
            state: passed ? 'passed' : 'stopped',
            closedAt: at,
            closedBy: actorId,
            closedReason: input.unlisted,
            guardName: input.guardName,
            ...carrierOf(input),
          })
          .where(eq(goodsPasses.id, id))
          .run()
        const subject = { table: 'goods_passes', id } as const
        if (passed) record({ kind: 'goodsPass.passed', subject, facts: { number } })
        else record({ kind: 'goodsPass.stopped', subject, facts: { number, differences } })
        return { id, number, recordedAt: at, passed, differences }
      })
    },
  }
}
