import { eq } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import { maxStaffPhotoBytes } from '#shared/contract/photos.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { staffPhotos } from '../../database/tables.ts'
import { jpegBytes, jpegImage } from '../reception/photos.ts'
import { createStaffRules } from './rules.ts'

/** Pictures of colleagues for the staff clock: only where somebody wants one, encrypted, and gone when he goes (PIPL 47). */
export function createStaffPhotos(core: Core) {
  const { db } = core
  const rules = createStaffRules(core)
  const kept = core.sqlite.prepare(
    `SELECT image_cipher AS imageCipher, taken_at AS takenAt FROM staff_photos
     WHERE staff_id = ? AND image_cipher IS NOT NULL`,
  )

  /** Inside an act; true when there was one. */
  function eraseOf(staffId: number, { at, record }: ActScope): boolean {
    if (kept.get(staffId) === undefined) return false
    const { id } = db
      .update(staffPhotos)
      .set({ imageCipher: null, salt: null, erasedAt: at })
      .where(eq(staffPhotos.staffId, staffId))
      .returning({ id: staffPhotos.id })
      .get()
    record({ kind: 'staff.photoErased', subject: { table: 'staff_photos', id }, facts: { staffId } })
    return true
  }

  return {
    eraseOf,

    /** JPEG data URL and when it was taken (UTC ms), or null. */
    of(staffId: number): { image: string; takenAt: number } | null {
      const row = kept.get(staffId) as { imageCipher: Buffer; takenAt: number } | undefined
      return row
        ? { image: jpegImage(core.fields.decryptBytes(row.imageCipher)), takenAt: row.takenAt }
        : null
    },

    /** The picture itself stays out of the stored request. @throws NOT_FOUND, FIELD_INVALID (photo) */
    keep(call: ActCall & { readonly input: { readonly id: number } }, image: string): { id: number } {
      const staffId = call.input.id
      const bytes = jpegBytes(image, maxStaffPhotoBytes)
      return core.acts.run(call, ({ at, actorId, record }) => {
        rules.current(staffId)
        const fields = {
          imageCipher: core.fields.encryptBytes(bytes),
          takenAt: at,
          takenBy: actorId,
          erasedAt: null,
          salt: core.salt(),
        }
        const { id } = db
          .insert(staffPhotos)
          .values({ staffId, ...fields })
          .onConflictDoUpdate({ target: staffPhotos.staffId, set: fields })
          .returning({ id: staffPhotos.id })
          .get()
        record({ kind: 'staff.photoKept', subject: { table: 'staff_photos', id }, facts: { staffId } })
        return { id: staffId }
      })
    },

    /** @throws NOT_FOUND when there is none */
    erase(call: ActCall & { readonly input: { readonly id: number } }): { id: number } {
      const { id } = call.input
      return core.acts.run(call, (scope) => {
        if (!eraseOf(id, scope)) throw new DeskError('NOT_FOUND', { what: 'photo' })
        return { id }
      })
    },
  }
}
