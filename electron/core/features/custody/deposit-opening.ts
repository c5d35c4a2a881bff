import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { depositMarks } from '#shared/contract/custody.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { hasRepeatedLines, sumCash } from '#shared/domain/cash-count.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { deposits } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import { noIdNumber, sealIdNumber } from '../../security/fields.ts'
import { checkOccurred } from '../occurred.ts'
import { storeSignature, type DrawnSignature } from '../signatures.ts'

type Input = z.output<(typeof contract.deposits.open)['~orpc']['inputSchema'] & object>
type Mark = (typeof depositMarks)[number]

const missing = (mark: Mark): never => {
  throw new DeskError('DEPOSIT_MARK_MISSING', { mark })
}

/** The marks that close a deposit (house rule B2); not one may be missing. @throws DEPOSIT_MARK_MISSING naming the first */
function marksOf(input: Input): { guest: DrawnSignature; sealer: DrawnSignature } {
  if (!input.deskStamp) missing('deskStamp')
  return {
    guest: input.guestSignature ?? missing('guestSignature'),
    sealer: input.sealerSignature ?? missing('sealerSignature'),
  }
}

/**
 * What was verified (Civil Code 898: the keeper examines or seals): the counted sum in fen, or null for a sealed deposit,
 * whose sum is declared and nothing else. A count that differs from the declaration is corrected together before sealing.
 */
function countedFenOf({ method, cashLines, declaredFen }: Input): number | null {
  if (method === 'sealed') {
    if (cashLines.length > 0) throw new DeskError('DEPOSIT_SEALED_UNCOUNTED', {})
    return null
  }
  if (hasRepeatedLines(cashLines)) throw new DeskError('FIELD_INVALID', { field: 'cashLines' })
  const countedFen = sumCash(cashLines)
  if (countedFen !== declaredFen) throw new DeskError('FIELD_INVALID', { field: 'declaredFen' })
  return countedFen
}

/** Taking in a deposit: declared, counted or sealed, marked three times, put in a place. */
export function createDepositOpening(core: Core) {
  const { db } = core

  /** A seal is used once; a number that comes again is a forged or mistyped one. */
  function refuseUsedSeal(sealNumber: string): void {
    const used = db
      .select({ number: deposits.number })
      .from(deposits)
      .where(eq(deposits.sealNumber, sealNumber))
      .get()
    if (used) throw new DeskError('SEAL_NUMBER_TAKEN', { number: used.number })
  }

  return {
    /**
     * @throws DEPOSIT_MARK_MISSING, DEPOSIT_SEALED_UNCOUNTED, SEAL_NUMBER_TAKEN, SIGNATURE_EMPTY, and FIELD_INVALID for
     * declaredFen (the count differs), cashLines, idKind, depositedAt
     */
    open(call: ActCall & { readonly input: Input }) {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => {
        const { at } = scope
        const marks = marksOf(input)
        const countedFen = countedFenOf(input)
        if (input.idNumber !== null && input.idKind === null)
          throw new DeskError('FIELD_INVALID', { field: 'idKind' })
        const depositedAt = checkOccurred(input.depositedAt, at, 'depositedAt')
        const sealNumber = toHalfWidth(input.sealNumber).toUpperCase()
        refuseUsedSeal(sealNumber)
        const number = core.nextNumber('deposits', at)
        const { id } = db
          .insert(deposits)
          .values({
            number,
            guestName: input.guestName,
            ...nameKeys(input.guestName),
            phone: input.phone ?? '',
            room: input.room,
            idKind: input.idKind,
            ...(input.idNumber === null ? noIdNumber : sealIdNumber(core.fields, input.idNumber)),
            contents: input.contents,
            method: input.method,
            declaredFen: input.declaredFen,
            countedFen,
            cashLines: JSON.stringify(input.cashLines.filter(({ quantity }) => quantity > 0)),
            sealNumber,
            place: input.place,
            deskStampAt: at,
            deskStampBy: actorId,
            guestSignatureId: storeSignature(core, scope, marks.guest, 'deposit.guest'),
            sealerSignatureId: storeSignature(core, scope, marks.sealer, 'deposit.sealer'),
            sealerId: actorId,
            depositedAt,
            recordedAt: at,
            recordedBy: actorId,
            salt: core.salt(),
          })
          .returning({ id: deposits.id })
          .get()
        const { method, declaredFen } = input
        scope.record({
          kind: 'deposit.opened',
          subject: { table: 'deposits', id },
          facts: { number, method, declaredFen, countedFen, sealNumber, depositedAt },
        })
        return { id, number, recordedAt: at }
      })
    },
  }
}
