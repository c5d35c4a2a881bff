import { implement } from '@orpc/server'
import { DeskError } from '#shared/contract/errors.ts'
import { contract } from '#shared/contract/index.ts'
import { maxPhotoBytes, type PhotoGiven } from '#shared/contract/photos.ts'
import type { Core } from '../../core.ts'
import { visitPhotos } from '../../database/tables.ts'
import type { CallContext } from '../../procedures.ts'
import type { ArrivalInput, ArrivalStep } from '../visitors/arrival.ts'
import { createVisitTypeRules } from './type-rules.ts'

const dayMs = 86_400_000
const prefix = 'data:image/jpeg;base64,'

interface Stored {
  readonly visitId: number
  readonly imageCipher: Buffer
  /** UTC ms. */
  readonly takenAt: number
}

/** Base64 of a JPEG file as bytes, at most `most`. @throws FIELD_INVALID when it is something else, or too large */
export function jpegBytes(image: string, most = maxPhotoBytes): Buffer {
  const bytes = Buffer.from(image.slice(prefix.length), 'base64')
  const isJpeg = bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt8(2) === 0xff
  if (!isJpeg || bytes.length > most) throw new DeskError('FIELD_INVALID', { field: 'photo' })
  return bytes
}

/** Bytes of a JPEG file as what a page shows. */
export const jpegImage = (bytes: Buffer): string => prefix + bytes.toString('base64')

/** Pictures of visitors: encrypted, apart from their visits, and shown no longer than the site keeps them. */
export function createPhotos(core: Core) {
  const rules = createVisitTypeRules(core)
  const select = `SELECT visit_photos.visit_id AS visitId, image_cipher AS imageCipher, taken_at AS takenAt
    FROM visit_photos JOIN visits ON visits.id = visit_photos.visit_id`
  const ofVisit = core.sqlite.prepare(
    `${select} WHERE visit_photos.visit_id = ? AND image_cipher IS NOT NULL AND taken_at > ?`,
  )
  // the same remembered person is the same name and phone, as where returning visitors are found
  const newest = core.sqlite.prepare(
    `${select} JOIN visits AS known ON known.name = visits.name AND known.phone = visits.phone
     WHERE known.id = ? AND known.remember = 1 AND visits.remember = 1 AND known.phone <> ''
       AND image_cipher IS NOT NULL AND taken_at > ? ORDER BY taken_at DESC, visit_photos.id DESC LIMIT 1`,
  )
  const nameOf = core.sqlite.prepare('SELECT name FROM visits WHERE id = ?').pluck()

  const oldest = (at: number) => at - core.site.settings().reception.keepPhotoDays * dayMs
  const shown = (row: Stored | undefined) =>
    row === undefined
      ? null
      : {
          visitId: row.visitId,
          image: jpegImage(core.fields.decryptBytes(row.imageCipher)),
          takenAt: row.takenAt,
        }
  const onFile = (visitId: number, at: number) =>
    core.site.settings().reception.reusePhotos
      ? (newest.get(visitId, oldest(at)) as Stored | undefined)
      : undefined

  /** Bytes of the picture and when it was taken: a picture taken over keeps its age. */
  function given(photo: PhotoGiven, input: ArrivalInput, at: number): { bytes: Buffer; takenAt: number } {
    if (photo.kind === 'taken') return { bytes: jpegBytes(photo.image), takenAt: at }
    const earlier = nameOf.get(photo.visitId) === input.name ? onFile(photo.visitId, at) : undefined
    if (!earlier) throw new DeskError('FIELD_INVALID', { field: 'photo' })
    return { bytes: core.fields.decryptBytes(earlier.imageCipher), takenAt: earlier.takenAt }
  }

  /** The rule of the type: none, optional, required. */
  const step: ArrivalStep = {
    before({ input }) {
      const rule = rules.of(input.typeId).photoRule
      if (rule === 'required' && input.photo === null) throw new DeskError('PHOTO_NEEDED', {})
      if (rule === 'none' && input.photo !== null) throw new DeskError('FIELD_INVALID', { field: 'photo' })
      return {}
    },
    after({ input, scope }, visit) {
      if (input.photo === null) return
      const { bytes, takenAt } = given(input.photo, input, scope.at)
      const { id } = core.db
        .insert(visitPhotos)
        .values({
          visitId: visit.id,
          imageCipher: core.fields.encryptBytes(bytes),
          takenAt,
          takenBy: scope.actorId,
          salt: core.salt(),
        })
        .returning({ id: visitPhotos.id })
        .get()
      scope.record({
        kind: 'visit.photoKept',
        subject: { table: 'visit_photos', id },
        facts: { number: visit.number },
      })
    },
  }

  return {
    step,
    ofVisit: (visitId: number) => shown(ofVisit.get(visitId, oldest(core.clock.now())) as Stored | undefined),
    onFile: (visitId: number) => shown(onFile(visitId, core.clock.now())),
  }
}

/** The pictures' part of the contract. */
export function photoProcedures(core: Core) {
  const os = implement(contract.photos).$context<CallContext>()
  const photos = createPhotos(core)
  return os.router({
    ofVisit: os.ofVisit.handler(({ input }) => photos.ofVisit(input.visitId)),
    onFile: os.onFile.handler(({ input }) => photos.onFile(input.visitId)),
  })
}
