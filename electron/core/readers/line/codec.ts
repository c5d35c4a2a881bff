/**
 * What card readers send by themselves (wire reference 6): RDM6300 frames of 14 bytes, ID-2, ID-12 and ID-20 frames of
 * 16 (Innovations data sheet), and lines of text. Nothing is ever sent to them.
 */
import type { LineParser } from './events.ts'
import { createFrameReader } from './frames.ts'
import type { LineSettings } from './settings.ts'
import { createTextReader } from './text-lines.ts'

/** An incremental parser of the form that the settings name; pure, without timers. */
export function createLineParser(settings: LineSettings): LineParser {
  return settings.form === 'frame' ? createFrameReader(settings.cardAs) : createTextReader(settings)
}
