import type { z } from 'zod'

import type { drawnSignature } from '#shared/contract/values.ts'
import type { SignatureInk } from '../ui/signature-ink.ts'

/** A signature from the pad in the form the core takes: points with their time, and the picture. */
export function drawnOf(ink: SignatureInk): z.infer<typeof drawnSignature> {
  return {
    strokes: ink.strokes.map(({ points }) => points.map(({ x, y, time }) => ({ x, y, time }))),
    image: ink.png,
  }
}
