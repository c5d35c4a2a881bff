import { mostPieces } from '#shared/contract/punch-files.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'

/** A file that nobody imports is forgotten, ms. */
const keptFor = 15 * 60_000
/** Files held at a time, 20 MB each at most. */
const most = 4

interface Upload {
  readonly staffId: number
  readonly pieces: Buffer[]
  touchedAt: number
}

/** A file of somebody, in the pieces it came in. */
export interface Uploaded {
  readonly pieces: readonly Buffer[]
  /** Bytes. */
  readonly size: number
}

/** Files on their way in, in memory only, each for whoever sends it. */
export function createUploads(core: Core) {
  const uploads = new Map<string, Upload>()

  function forgetOld(): void {
    const now = core.clock.monotonic()
    for (const [id, { touchedAt }] of uploads) if (now - touchedAt > keptFor) uploads.delete(id)
    while (uploads.size > most) uploads.delete(uploads.keys().next().value ?? '')
  }

  function own(uploadId: string, staffId: number): Upload {
    const upload = uploads.get(uploadId)
    if (upload?.staffId !== staffId) throw new DeskError('UPLOAD_GONE', {})
    upload.touchedAt = core.clock.monotonic()
    return upload
  }

  return {
    /** Keeps one piece; the same one sent again replaces itself. Answers the bytes so far. @throws UPLOAD_GONE */
    send(staffId: number, { uploadId, index, piece }: { uploadId: string; index: number; piece: string }) {
      if (index === 0) {
        for (const [id, upload] of uploads) if (upload.staffId === staffId) uploads.delete(id)
        uploads.set(uploadId, { staffId, pieces: [], touchedAt: core.clock.monotonic() })
      }
      forgetOld()
      const { pieces } = own(uploadId, staffId)
      if (index > pieces.length || index >= mostPieces) throw new DeskError('UPLOAD_GONE', {})
      pieces[index] = Buffer.from(piece, 'base64')
      return { bytes: pieces.reduce((sum, { length }) => sum + length, 0) }
    },

    /** @throws UPLOAD_GONE */
    take(uploadId: string, staffId: number): Uploaded {
      forgetOld()
      const { pieces } = own(uploadId, staffId)
      return { pieces, size: pieces.reduce((sum, { length }) => sum + length, 0) }
    },

    drop: (uploadId: string) => uploads.delete(uploadId),
  }
}
