import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundsOf, daysOf, wholeMonths } from '#shared/domain/day-range.ts'
import { addDays } from '#shared/domain/zoned-time.ts'
import { plainCell } from '#shared/domain/spreadsheet.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))

it('counts months only that lie in the range from their first day to their last', () => {
  expect(wholeMonths({ from: '2026-01-31', to: '2026-03-31' })).toEqual(['2026-02', '2026-03'])
  expect(wholeMonths({ from: '2026-01-01', to: '2026-01-30' })).toEqual([])
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 800 }), (from, length) => {
      const to = addDays(from, length)
      const days = new Set(daysOf({ from, to }, 1_000))
      for (const month of wholeMonths({ from, to })) {
        expect(days.has(`${month}-01`)).toBe(true)
        expect(days.has(addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1))).toBe(true)
      }
    }),
  )
})

it('reaches from one midnight of the zone to another, through changes of the clock', () => {
  const { from, to } = boundsOf('Europe/Berlin', { from: '2026-03-29', to: '2026-03-29' })
  expect(to - from).toBe(23 * 3_600_000)
})

it('is empty when it is turned round', () => {
  expect(daysOf({ from: '2026-03-02', to: '2026-03-01' }, 10)).toEqual([])
})

it('never leaves a text that a spreadsheet would run, and changes no other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const cell = plainCell(text)
      expect(cell.trimStart()).not.toMatch(/^[=+\-@]/)
      expect(cell === text || cell === `'${text}`).toBe(true)
    }),
  )
  expect(plainCell('晨光贸易')).toBe('晨光贸易')
})
