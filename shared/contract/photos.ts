import { z } from 'zod'
import { query } from './builder.ts'
import { id, instant } from './values.ts'

/** Largest picture kept of a visitor, bytes of the JPEG; 480 pixels wide it is enough to know somebody by. */
export const maxPhotoBytes = 60_000

/** Largest picture kept of a colleague, bytes of the JPEG: it goes to the clock with every punch. */
export const maxStaffPhotoBytes = 20_000

/** A JPEG data URL; base64 takes four characters for three bytes. */
const jpegUrl = (bytes: number) =>
  z
    .string()
    .startsWith('data:image/jpeg;base64,')
    .max(30 + Math.ceil(bytes / 3) * 4)
export const photoImage = jpegUrl(maxPhotoBytes)
export const staffPhotoImage = jpegUrl(maxStaffPhotoBytes)

/** A picture just taken, or the one on file from an earlier visit, which need not leave the core to be kept again. */
export const photoGiven = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('taken'), image: photoImage }),
  z.strictObject({ kind: z.literal('onFile'), visitId: id }),
])
export type PhotoGiven = z.infer<typeof photoGiven>

const shown = z.object({ visitId: id, image: z.string(), takenAt: instant })

export const photos = {
  /** The picture of a visit; null: none was taken, or its time is over. */
  ofVisit: query('visits.read')
    .input(z.strictObject({ visitId: id }))
    .output(shown.nullable()),
  /** The picture on file of a remembered visitor, by one of his visits; null when there is none young enough, or the site takes one anew. */
  onFile: query('visits.write')
    .input(z.strictObject({ visitId: id }))
    .output(shown.nullable()),
}
