import { desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { visitDocuments } from '../../database/tables.ts'

type PublishInput = z.output<(typeof contract.documents.publish)['~orpc']['inputSchema'] & object>
type RetireInput = z.output<(typeof contract.documents.retire)['~orpc']['inputSchema'] & object>
type Row = typeof visitDocuments.$inferSelect

/** What is accepted; a change of anything else asks nobody again. */
const accepted = ['title', 'titleEn', 'text', 'textEn', 'acceptance'] as const

/** Publishing and withdrawing documents. A version that was published is never written over. */
export function createDocumentPublishing(core: Core) {
  const { db } = core

  function newestOf(code: string): Row | undefined {
    return db
      .select()
      .from(visitDocuments)
      .where(eq(visitDocuments.code, code))
      .orderBy(desc(visitDocuments.version))
      .limit(1)
      .get()
  }

  function newCode(): string {
    const { count } = db
      .select({ count: sql<number>`count(DISTINCT ${visitDocuments.code})` })
      .from(visitDocuments)
      .get() as { count: number }
    return `D${count + 1}`
  }

  return {
    /**
     * A new document, or a change of one. A change of what people accept is a new version; one of whom it is for, or for
     * how long, is not. @throws NOT_FOUND for an unknown code
     */
    publish(call: ActCall & { readonly input: PublishInput }): { id: number; version: number } {
      const { requestId: _, code, typeIds, ...fields } = call.input
      return core.acts.run(call, ({ at, actorId, record }) => {
        const before = code === null ? undefined : newestOf(code)
        if (code !== null && !before) throw new DeskError('NOT_FOUND', { what: 'document' })
        const scope = { typeIds: JSON.stringify(typeIds), validDays: fields.validDays }
        if (before?.retiredAt === null && accepted.every((key) => before[key] === fields[key])) {
          db.update(visitDocuments).set(scope).where(eq(visitDocuments.id, before.id)).run()
          record({
            kind: 'document.updated',
            subject: { table: 'visit_documents', id: before.id },
            facts: { name: before.code, version: before.version },
          })
          return { id: before.id, version: before.version }
        }
        const version = (before?.version ?? 0) + 1
        const row = {
          ...fields,
          ...scope,
          code: code ?? newCode(),
          version,
          publishedAt: at,
          publishedBy: actorId,
        }
        const { id } = db.insert(visitDocuments).values(row).returning({ id: visitDocuments.id }).get()
        record({
          kind: 'document.published',
          subject: { table: 'visit_documents', id },
          facts: { name: row.code, version },
        })
        return { id, version }
      })
    },

    /** @throws NOT_FOUND, ALREADY_DONE */
    retire(call: ActCall & { readonly input: RetireInput }): { id: number } {
      return core.acts.run(call, ({ at, record }) => {
        const current = newestOf(call.input.code)
        if (!current) throw new DeskError('NOT_FOUND', { what: 'document' })
        if (current.retiredAt !== null) throw new DeskError('ALREADY_DONE', { what: 'document' })
        const { id, code, version } = current
        db.update(visitDocuments).set({ retiredAt: at }).where(eq(visitDocuments.id, id)).run()
        record({
          kind: 'document.retired',
          subject: { table: 'visit_documents', id },
          facts: { name: code, version },
        })
        return { id }
      })
    },
  }
}
