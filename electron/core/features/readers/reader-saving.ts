import { and, eq, isNull, ne, or } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { readers } from '../../database/tables.ts'

type Input = z.output<(typeof contract.readers.save)['~orpc']['inputSchema'] & object>
type Fields = Omit<Input, 'requestId' | 'password'>

/** The configured readers. Restarting their supervisors follows the commit. */
export function createReaderSaving(core: Core) {
  const { db } = core

  /** @throws FIELD_INVALID when another reader in use has the name or the port */
  function checkFree({ id, name, path }: Fields): void {
    const others = db
      .select({ name: readers.name })
      .from(readers)
      .where(
        and(
          isNull(readers.removedAt),
          ne(readers.id, id ?? 0),
          or(eq(readers.name, name), eq(readers.path, path)),
        ),
      )
      .all()
    if (others.length === 0) return
    const field = others.some((other) => other.name === name) ? 'name' : 'path'
    throw new DeskError('FIELD_INVALID', { field })
  }

  /** A reader taken away and added again under its name is the same one: its slots are still whose they were. */
  function rowFor({ id, name }: Fields): number | null {
    if (id === null)
      return db.select({ id: readers.id }).from(readers).where(eq(readers.name, name)).get()?.id ?? null
    const row = db
      .select({ id: readers.id })
      .from(readers)
      .where(and(eq(readers.id, id), isNull(readers.removedAt)))
      .get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'reader' })
    const sameName = db.select({ id: readers.id }).from(readers).where(eq(readers.name, name)).get()
    if (sameName && sameName.id !== id) throw new DeskError('FIELD_INVALID', { field: 'name' })
    return id
  }

  /** null keeps the password there is; 0 is the one modules come with. */
  const passwordOf = (password: number | null) => {
    if (password === null) return {}
    return { passwordCipher: password === 0 ? null : core.fields.encrypt(String(password)) }
  }

  return {
    /** `password` stands apart, so that it enters no stored request. */
    save(
      call: ActCall & { readonly input: Fields & { readonly requestId: string } },
      password: number | null,
    ) {
      const { input } = call
      const { name, family, direction, path, baudRate, usbId, usbSerial, alarmSeconds } = input
      const dialect = family === 'ef01' ? input.dialect : null
      const lineRules = family === 'line' && input.lineRules ? JSON.stringify(input.lineRules) : null
      return core.acts.run(call, ({ record }) => {
        checkFree(input)
        const known = rowFor(input)
        const fields = {
          ...{ name, family, dialect, direction, path, baudRate, usbId, usbSerial, lineRules, alarmSeconds },
          ...passwordOf(password),
        }
        const { id } =
          known === null
            ? db.insert(readers).values(fields).returning({ id: readers.id }).get()
            : db
                .update(readers)
                .set({ ...fields, removedAt: null })
                .where(eq(readers.id, known))
                .returning({ id: readers.id })
                .get()
        const facts = { name, family, dialect, direction, path, baudRate }
        record({ kind: 'reader.saved', subject: { table: 'readers', id }, facts })
        return { id }
      })
    },

    /** Its row stays for the punches that name it. */
    remove(call: ActCall, id: number): Record<string, never> {
      return core.acts.run(call, ({ at, record }) => {
        const [removed] = db
          .update(readers)
          .set({ removedAt: at })
          .where(and(eq(readers.id, id), isNull(readers.removedAt)))
          .returning({ id: readers.id })
          .all()
        if (!removed) throw new DeskError('NOT_FOUND', { what: 'reader' })
        record({ kind: 'reader.removed', subject: { table: 'readers', id } })
        return {}
      })
    },
  }
}
