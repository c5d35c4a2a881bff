import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { enoughInk, inkLength, scaleStrokes, type Stroke } from '../../../renderer/ui/signature-ink.ts'
import { windowOf } from '../../../renderer/ui/window-rows.ts'

const stroke = (points: readonly [number, number][]): Stroke => ({
  points: points.map(([x, y], at) => ({ x, y, time: at, pressure: 0.5 })),
})

describe('rows kept in the document', () => {
  it('never more than 100, always the active one and those in sight, each once and in order', () => {
    const views = fc.record({ first: fc.nat(12_000), visible: fc.integer({ min: 1, max: 70 }) })
    fc.assert(
      fc.property(views, fc.nat(10_000), fc.nat(10_000), (view, count, at) => {
        const active = count === 0 ? -1 : Math.min(at, count - 1)
        const rows = windowOf(view, count, active)
        expect(rows.length).toBeLessThanOrEqual(100)
        expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b))
        if (active >= 0) expect(rows).toContain(active)
        for (let row = view.first; row < Math.min(view.first + view.visible, count); row += 1)
          expect(rows).toContain(row)
        for (const row of rows) expect(row).toBeLessThan(count)
      }),
      { numRuns: 300 },
    )
  })
})

describe('ink of a signature', () => {
  const wave = stroke(Array.from({ length: 40 }, (_, at) => [at * 5, 50 + 30 * Math.sin(at)]))

  it('takes a written name, refuses a dot and a slip', () => {
    expect(enoughInk([wave], 160)).toBe(true)
    expect(enoughInk([], 160)).toBe(false)
    expect(enoughInk([stroke([[10, 10]])], 160)).toBe(false)
    expect(
      enoughInk(
        [
          stroke([
            [0, 0],
            [300, 0],
          ]),
        ],
        160,
      ),
    ).toBe(false)
    expect(enoughInk([stroke(Array.from({ length: 60 }, () => [5, 5]))], 160)).toBe(false)
  })

  it('is as long after growing as the growth says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 5, noNaN: true }), (factor) => {
        expect(inkLength(scaleStrokes([wave], factor))).toBeCloseTo(inkLength([wave]) * factor, 6)
      }),
    )
  })
})
