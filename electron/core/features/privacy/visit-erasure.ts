import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { dateIn } from '#shared/domain/zoned-time.ts'
import { createAttachments } from './attachments.ts'
import { createRedaction } from './redaction.ts'

interface VisitRow {
  readonly number: string
  readonly company: string
  readonly companions: number
  readonly arrivedAt: number
  readonly leftRecordedAt: number | null
  readonly voidedAt: number | null
}

/**
 * Takes the person out of a visit and out of everything that hangs on it, and leaves the line: its number, times, reason,
 * type and host stay for the counts and for the chain, which holds no person. Inside an act.
 */
export function createVisitErasure(core: Core) {
  const { sqlite, visitSearch } = core
  const attachments = createAttachments(core)
  const redact = createRedaction(core)
  const read = sqlite.prepare(
    `SELECT number, company, companions, arrived_at AS arrivedAt, left_recorded_at AS leftRecordedAt,
       voided_at AS voidedAt
     FROM visits WHERE id = ? AND erased_at IS NULL`,
  )
  const erase = sqlite.prepare(
    `UPDATE visits SET name = '', pinyin = '', initials = '', phone = '', phone_last4 = '', id_kind = NULL,
       id_number_cipher = NULL, id_number_index = NULL, id_number_masked = '', company = '', host_name = '', plate = '',
       companion_names = '', goods = '', own_fields = NULL, escort = NULL, admission_reason = NULL, remember = 0,
       salt = NULL, erased_at = @at
     WHERE id = @id`,
  )
  const count = sqlite.prepare(
    `INSERT INTO erased_visit_counts (month, company, visits, people) VALUES (@month, @company, 1, @people)
     ON CONFLICT (month, company) DO UPDATE SET visits = visits + 1, people = people + excluded.people`,
  )

  function countCompany({ company, companions, arrivedAt, voidedAt }: VisitRow): void {
    if (company === '' || voidedAt !== null) return
    const month = dateIn(core.site.get().timeZone, arrivedAt).slice(0, 7)
    count.run({ month, company, people: companions + 1 })
  }

  /** Answers false for a visit that is gone already. `basis` goes into the chain. */
  return (id: number, scope: ActScope, basis: 'period' | 'request'): boolean => {
    const visit = read.get(id) as VisitRow | undefined
    if (!visit) return false
    // the index knows the old words by the old row
    visitSearch.index.forget(id)
    countCompany(visit)
    erase.run({ id, at: scope.at })
    visitSearch.index.addAgain(id)
    scope.record({
      kind: 'visit.erased',
      subject: { table: 'visits', id },
      facts: { number: visit.number, reason: basis },
    })
    attachments.erase(id, scope, basis)
    const { number, arrivedAt, leftRecordedAt } = visit
    redact('visit', { number, from: arrivedAt, to: leftRecordedAt ?? scope.at }, scope)
    return true
  }
}
