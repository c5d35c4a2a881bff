const spare = 8
/** Whatever the size of the screen, no more rows than this stand in the document. */
const most = 90

/**
 * The indexes of the rows to draw: those in sight, a few above and below, and the active row wherever it is (assistive
 * technology needs the element the focus points at). Ascending, without repetition.
 */
export function windowOf(view: { first: number; visible: number }, count: number, active: number): number[] {
  const from = Math.max(0, Math.min(view.first, count - 1) - spare)
  const to = Math.min(count, view.first + view.visible + spare, from + most)
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
  if (active < 0 || active >= count || (active >= from && active < to)) return indexes
  return active < from ? [active, ...indexes] : [...indexes, active]
}
