import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ConsentVersion } from '#shared/domain/consent-text.ts'
import type { Core } from '../../core.ts'
import { qualityOf } from './trying.ts'

type Fingers = z.output<(typeof contract.fingers.list)['~orpc']['outputSchema'] & object>
type Consents = z.output<(typeof contract.fingers.consents)['~orpc']['outputSchema'] & object>

type FingerRow = Omit<Fingers[number], 'quality' | 'copied'> & {
  testScore: number | null
  copied: number
}

/** A signed consent as its sheet shows it. */
interface ConsentSheet {
  staffName: string
  staffNo: string
  version: ConsentVersion
  explainedBy: string
  /** UTC ms. */
  at: number
  /** PNG data URL. */
  signatureImage: string
}

/** Consents and fingers as people see them: which slot of which reader, never what is in it. */
export function createConsentQueries(core: Core) {
  const sheet = core.sqlite.prepare(
    `SELECT staff.name AS staffName, staff.staff_no AS staffNo, version, coalesce(explainer.name, '') AS explainedBy,
       consented_at AS at, image AS signatureImage
     FROM consents JOIN staff ON staff.id = staff_id JOIN signatures ON signatures.id = signature_id
     LEFT JOIN staff AS explainer ON explainer.id = explained_by WHERE consents.id = ?`,
  )
  const ofPerson = core.sqlite.prepare(
    `SELECT consents.id, version, consented_at AS at, coalesce(staff.name, '') AS explainedBy,
       withdrawn_at AS withdrawnAt
     FROM consents LEFT JOIN staff ON staff.id = explained_by WHERE staff_id = ? ORDER BY consents.id DESC`,
  )
  const fingers = core.sqlite.prepare(
    `SELECT fingers.id, label, reader_id AS readerId, readers.name AS readerName, slot, enrolled_at AS enrolledAt,
       deleted_at AS deletedAt, test_score AS testScore, end_reason AS endReason,
       EXISTS (SELECT 1 FROM finger_templates WHERE finger_id = fingers.id) AS copied
     FROM fingers JOIN readers ON readers.id = reader_id WHERE staff_id = ? ORDER BY deleted_at IS NOT NULL, fingers.id`,
  )
  return {
    /** @throws NOT_FOUND */
    get(consentId: number): ConsentSheet {
      const row = sheet.get(consentId) as ConsentSheet | undefined
      if (!row) throw new DeskError('NOT_FOUND', { what: 'consent' })
      return row
    },
    consents: (staffId: number): Consents => ofPerson.all(staffId) as Consents,
    fingers: (staffId: number): Fingers =>
      (fingers.all(staffId) as FingerRow[]).map(({ testScore, copied, ...finger }) => ({
        ...finger,
        quality: testScore === null || finger.deletedAt !== null ? null : qualityOf(testScore),
        copied: copied === 1,
      })),
  }
}
