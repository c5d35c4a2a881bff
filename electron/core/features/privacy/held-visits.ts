import { phoneKey } from '#shared/domain/phone-key.ts'
import type { HeldKind, HeldLine, KeepRule } from '#shared/contract/privacy.ts'
import type { Core } from '../../core.ts'
import { askForPhoneEnd } from '../../search/grams.ts'
import type { AskedPerson } from './inquiry.ts'
import type { Keeping } from './keeping.ts'

/** More visits of one person than this are answered in part. */
export const mostLines = 2_000

interface VisitRow {
  readonly id: number
  readonly number: string
  readonly phone: string
  readonly arrivedAt: number
  readonly remember: number
  readonly typeDays: number | null
  readonly over: number
  readonly passesOut: number
  readonly carsHere: number
  readonly photoTakenAt: number | null
  readonly photoId: number | null
  readonly signatures: number
  readonly idNumber: number
  readonly company: string
  readonly plate: string
  readonly goods: string
}

/** The visits of a person with what hangs on them, newest first. */
export function createHeldVisits(core: Core) {
  const { sqlite, visitSearch } = core
  const rows = sqlite.prepare(
    `SELECT v.id, v.number, v.phone, v.arrived_at AS arrivedAt, v.remember, t.keep_days AS typeDays,
       v.leave_kind IS NOT NULL OR v.voided_at IS NOT NULL AS over,
       (SELECT count(*) FROM lent_passes l WHERE l.visit_id = v.id AND l.returned_at IS NULL AND l.lost_at IS NULL) AS passesOut,
       (SELECT count(*) FROM vehicles c WHERE c.visit_id = v.id AND c.leave_kind IS NULL AND c.voided_at IS NULL) AS carsHere,
       p.taken_at AS photoTakenAt, p.id AS photoId,
       (SELECT count(*) FROM document_acceptances d WHERE d.visit_id = v.id AND d.signature_id IS NOT NULL) AS signatures,
       v.id_number_cipher IS NOT NULL AS idNumber, v.company, v.plate, v.goods
     FROM visits v LEFT JOIN visit_types t ON t.id = v.type_id
       LEFT JOIN visit_photos p ON p.visit_id = v.id AND p.erased_at IS NULL
     WHERE v.id IN (SELECT value FROM json_each(?)) AND v.erased_at IS NULL ORDER BY v.id DESC`,
  )
  const byIdNumber = sqlite
    .prepare('SELECT id FROM visits WHERE id_number_index = ? ORDER BY id DESC LIMIT ?')
    .pluck()

  /** Those whose phone ends alike come from the index; which phone is the same is decided on the rows. */
  function idsOf({ phone, idIndex }: AskedPerson): number[] {
    if (idIndex) return byIdNumber.all(idIndex, mostLines + 1) as number[]
    const last4 = (phone ?? '').slice(-4)
    return visitSearch.find(
      { where: 'v.phone_last4 = @last4', values: { last4 }, ask: askForPhoneEnd(last4) },
      { limit: Number.MAX_SAFE_INTEGER },
    )
  }

  function ruleOf(row: VisitRow, keeping: Keeping): KeepRule | null {
    if (row.over === 0) return 'inside'
    if (row.passesOut > 0) return 'passOut'
    if (row.carsHere > 0) return 'carInside'
    return keeping.lawUntil(row.arrivedAt) > core.clock.now() ? 'internetCafe' : null
  }

  const kindsOf = (row: VisitRow): HeldKind[] => [
    'name',
    ...(row.phone === '' ? [] : (['phone'] as const)),
    ...(row.idNumber === 0 ? [] : (['idNumber'] as const)),
    ...(row.company === '' ? [] : (['company'] as const)),
    ...(row.plate === '' ? [] : (['plate'] as const)),
    ...(row.goods === '' ? [] : (['goods'] as const)),
    ...(row.signatures === 0 ? [] : (['signature'] as const)),
  ]

  return (person: AskedPerson, keeping: Keeping): HeldLine[] => {
    const found = (rows.all(JSON.stringify(idsOf(person))) as VisitRow[]).filter(
      ({ phone }) => person.phone === null || phoneKey(phone) === person.phone,
    )
    return found.flatMap((row): HeldLine[] => {
      const { id, number, arrivedAt: at, photoId, photoTakenAt } = row
      const keptBy = ruleOf(row, keeping)
      const diesAt = keeping.visitUntil({ ...row, remember: row.remember === 1 })
      const line: HeldLine = { register: 'visits', id, number, at, kinds: kindsOf(row), diesAt, keptBy }
      if (photoId === null || photoTakenAt === null) return [line]
      const photoDies = Math.min(diesAt, keeping.photoUntil(photoTakenAt))
      return [
        line,
        {
          register: 'photos',
          id: photoId,
          number,
          at: photoTakenAt,
          kinds: ['photo'],
          diesAt: photoDies,
          keptBy,
        },
      ]
    })
  }
}
