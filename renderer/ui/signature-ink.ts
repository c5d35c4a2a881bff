/** One stroke: points in canvas pixels (not device pixels), `time` in UTC ms, `pressure` 0 to 1. */
export type Stroke = { points: readonly { x: number; y: number; time: number; pressure: number }[] }

/** A drawn signature: the strokes as drawn on an area of `width` × `height`, and the picture of them. */
export type SignatureInk = { strokes: readonly Stroke[]; width: number; height: number; png: string }

/** Length of all strokes together, in pixels. */
export function inkLength(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, { points }) => {
    const steps = points.slice(1).map((point, at) => {
      const from = points[at] ?? point
      return Math.hypot(point.x - from.x, point.y - from.y)
    })
    return sum + steps.reduce((length, step) => length + step, 0)
  }, 0)
}

/** A dot, a tick or a slip of the pen is no signature: at least 12 points and a line as long as 0.8 of the height. */
export function enoughInk(strokes: readonly Stroke[], height: number): boolean {
  const points = strokes.reduce((sum, stroke) => sum + stroke.points.length, 0)
  return points >= 12 && inkLength(strokes) >= height * 0.8
}

/** The same strokes on an area of another size, in proportion. */
export function scaleStrokes<T extends Stroke>(strokes: readonly T[], factor: number): T[] {
  return strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map((point) => ({ ...point, x: point.x * factor, y: point.y * factor })),
  }))
}
