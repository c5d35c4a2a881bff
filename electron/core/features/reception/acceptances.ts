import { eq } from 'drizzle-orm'
import type { Acceptance, AcceptedDocument, VisitDocument } from '#shared/contract/documents.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { fold } from '#shared/domain/fold.ts'
import type { Locale } from '#shared/i18n/pair.ts'
import type { Core } from '../../core.ts'
import { documentAcceptances, visitDocuments } from '../../database/tables.ts'
import { storeSignature } from '../signatures.ts'
import type { ArrivalStep } from '../visitors/arrival.ts'
import { createVisitDocuments } from './documents.ts'

const dayMs = 86_400_000

interface Somebody {
  readonly name: string
  readonly phone: string | null
}

/** One acceptance as its sheet shows it. */
export interface AcceptanceSheet extends AcceptedDocument {
  readonly visitNumber: string
  readonly visitorName: string
  readonly company: string
  /** Who stood at the desk. */
  readonly recordedBy: string
}

const selected = `SELECT document_acceptances.id AS acceptanceId, document_id AS documentId, document_id AS id, code,
    version, title, title_en AS titleEn, text, text_en AS textEn, acceptance, language, accepted_at AS acceptedAt,
    signatures.image AS signatureImage, visits.number AS visitNumber, visits.name AS visitorName, visits.company,
    coalesce(staff.name, '') AS recordedBy
  FROM document_acceptances JOIN visit_documents ON visit_documents.id = document_id
  JOIN visits ON visits.id = document_acceptances.visit_id LEFT JOIN staff ON staff.id = visits.recorded_by
  LEFT JOIN signatures ON signatures.id = signature_id`

/** Who has accepted what, who still has to, and the proof of it. */
export function createAcceptances(core: Core) {
  const documents = createVisitDocuments(core)
  const lastAccepted = core.sqlite
    .prepare('SELECT max(accepted_at) FROM document_acceptances WHERE person_index = ? AND document_id = ?')
    .pluck()
  const ofVisit = core.sqlite.prepare(`${selected} WHERE visit_id = ? ORDER BY document_acceptances.id`)
  const byId = core.sqlite.prepare(`${selected} WHERE document_acceptances.id = ?`)

  /** The same person again: by name and phone together. A name alone is too many people's: null, and he is asked again. */
  function indexOf({ name, phone }: Somebody): Buffer | null {
    const digits = (phone ?? '').replace(/\D/g, '')
    return digits === '' ? null : core.fields.blindIndex(JSON.stringify([fold(name.trim()), digits]))
  }

  function isValid({ id, validDays }: VisitDocument, person: Buffer | null, at: number): boolean {
    const acceptedAt = person === null ? null : (lastAccepted.get(person, id) as number | null)
    return acceptedAt !== null && (validDays === null || acceptedAt > at - validDays * dayMs)
  }

  /** What somebody of a type still has to accept at a time (UTC ms). */
  function due(typeId: number | null, somebody: Somebody, at: number): VisitDocument[] {
    const asked = documents.asked(typeId)
    if (asked.length === 0) return asked
    const person = indexOf(somebody)
    return asked.filter((document) => !isValid(document, person, at))
  }

  const accepts = (document: VisitDocument, given: readonly Acceptance[]) =>
    given.some(
      ({ documentId, signature }) =>
        documentId === document.id && (document.acceptance === 'read' || signature !== null),
    )

  /** Nobody is registered before he has accepted what is due; what he accepted is kept with his visit. */
  const step: ArrivalStep = {
    before({ input, scope }) {
      const missing = due(input.typeId, input, scope.at).filter(
        (document) => !accepts(document, input.documents),
      )
      if (missing.length > 0) throw new DeskError('DOCUMENT_DUE', { count: missing.length })
      return {}
    },
    after({ input, scope }, visit) {
      if (input.documents.length === 0) return
      const personIndex = indexOf(input)
      const once = new Map(input.documents.map((given) => [given.documentId, given]))
      for (const { documentId, language, signature } of once.values()) keep(documentId, language, signature)

      function keep(documentId: number, language: Locale, signature: Acceptance['signature']) {
        const document = core.db.select().from(visitDocuments).where(eq(visitDocuments.id, documentId)).get()
        if (!document) throw new DeskError('NOT_FOUND', { what: 'document' })
        const signatureId = signature && storeSignature(core, scope, signature, 'visitDocument')
        const { id } = core.db
          .insert(documentAcceptances)
          .values({
            documentId,
            visitId: visit.id,
            language,
            personIndex,
            signatureId,
            acceptedAt: scope.at,
            salt: core.salt(),
          })
          .returning({ id: documentAcceptances.id })
          .get()
        scope.record({
          kind: 'document.accepted',
          subject: { table: 'document_acceptances', id },
          facts: { number: visit.number, name: document.code, version: document.version },
        })
      }
    },
  }

  return {
    due,
    step,
    ofVisit: (visitId: number): AcceptedDocument[] =>
      (ofVisit.all(visitId) as AcceptanceSheet[]).map(
        ({ visitNumber: _n, visitorName: _v, company: _c, recordedBy: _r, ...document }) => document,
      ),
    /** For print. @throws NOT_FOUND */
    get(acceptanceId: number): AcceptanceSheet {
      const sheet = byId.get(acceptanceId) as AcceptanceSheet | undefined
      if (!sheet) throw new DeskError('NOT_FOUND', { what: 'document' })
      return sheet
    },
  }
}
