import { maxPhotoBytes } from '#shared/contract/photos.ts'

/** The longer side in pixels and the file in bytes, at most. */
export interface PictureLimits {
  readonly pixels: number
  readonly bytes: number
}
/** Enough to know a visitor by, and no more. */
const visitor: PictureLimits = { pixels: 480, bytes: maxPhotoBytes }
/** Tried one after the other until the picture is small enough. */
const qualities = [0.85, 0.7, 0.55, 0.4, 0.25]

/** Size of a picture inside a square of so many pixels, in proportion; a smaller one stays as it is. */
export function fitInside(
  from: { width: number; height: number },
  pixels = visitor.pixels,
): { width: number; height: number } {
  const factor = Math.min(1, pixels / Math.max(from.width, from.height))
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

/** A JPEG data URL of what the camera shows or a file holds, within limits. Undefined: nothing to see yet. */
export function pictureOf(
  source: HTMLVideoElement | ImageBitmap,
  limits: PictureLimits = visitor,
): string | undefined {
  const from =
    source instanceof HTMLVideoElement ? { width: source.videoWidth, height: source.videoHeight } : source
  if (from.width === 0 || from.height === 0) return undefined
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fitInside(from, limits.pixels))
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
  const tries = qualities.map((quality) => () => canvas.toDataURL('image/jpeg', quality))
  return tries.map((make) => make()).find((picture) => bytesOf(picture) <= limits.bytes)
}
