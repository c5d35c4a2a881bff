import { eq } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { watchEntries } from '../../database/tables.ts'
import { jpegBytes, jpegImage } from '../reception/photos.ts'

/** Pictures of those on the list: encrypted like a visitor's, and each asked for by itself. */
export const createWatchPhotos = ({ db, fields }: Core) => ({
  /** @throws FIELD_INVALID for photo */
  seal: (image: string | null): Buffer | null =>
    image === null ? null : fields.encryptBytes(jpegBytes(image)),

  /** Null: the entry has none. @throws NOT_FOUND */
  of(id: number): { image: string } | null {
    const row = db
      .select({ cipher: watchEntries.photoCipher })
      .from(watchEntries)
      .where(eq(watchEntries.id, id))
      .get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'watchEntry' })
    return row.cipher === null ? null : { image: jpegImage(fields.decryptBytes(row.cipher)) }
  },
})
