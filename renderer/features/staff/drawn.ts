import type { SignatureInk } from '../../ui/signature-ink.ts'

/** A drawn signature in the contract's shape; time in ms, places in pixels. */
export function drawnOf({ strokes, png }: SignatureInk) {
  return {
    strokes: strokes.map(({ points }) => points.map(({ x, y, time }) => ({ x, y, time }))),
    image: png,
  }
}
