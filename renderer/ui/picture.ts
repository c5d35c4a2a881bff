import { maxPhotoBytes } from '#shared/contract/photos.ts'

/** Pixels; enough to know somebody by, and no more. */
const width = 480
/** Tried one after the other until the picture is small enough. */
const qualities = [0.85, 0.7, 0.55, 0.4, 0.25]

/** Size of a picture inside `width` × `width`, in proportion; a smaller one stays as it is. */
export function fitInside(from: { width: number; height: number }): { width: number; height: number } {
  const factor = Math.min(1, width / Math.max(from.width, from.height))
  return {
    width: Math.max(1, Math.round(from.width * factor)),
    height: Math.max(1, Math.round(from.height * factor)),
  }
}

/** Bytes of the file behind a base64 data URL. */
export function bytesOf(dataUrl: string): number {
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1)
  return (base64.length / 4) * 3 - (base64.match(/=*$/)?.[0].length ?? 0)
}

/** A JPEG data URL of what the camera shows or a file holds, at most 480 pixels and 60 KB. Undefined: nothing to see yet. */
export function pictureOf(source: HTMLVideoElement | ImageBitmap): string | undefined {
  const from =
    source instanceof HTMLVideoElement ? { width: source.videoWidth, height: source.videoHeight } : source
  if (from.width === 0 || from.height === 0) return undefined
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fitInside(from))
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
  const tries = qualities.map((quality) => () => canvas.toDataURL('image/jpeg', quality))
  return tries.map((make) => make()).find((picture) => bytesOf(picture) <= maxPhotoBytes)
}
