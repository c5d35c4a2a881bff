import { toHalfWidth } from './scanner.ts'

/**
 * A text as searches compare it: full-width signs as plain ones and A-Z as a-z, and nothing else, because SQLite folds no
 * more than that. SQLite's patterns end at a NUL, so what is behind one does not count.
 */
export function fold(text: string): string {
  const ended = text.includes('\0') ? text.slice(0, text.indexOf('\0')) : text
  return toHalfWidth(ended).replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
