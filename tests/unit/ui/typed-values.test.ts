import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'

import { phoneComplete } from '../../../renderer/ui/fields.tsx'
import { parseMoment } from '../../../renderer/ui/moment.ts'
import { formatFen, maxFen, parseFen } from '../../../renderer/ui/money.ts'
import { formatDay, formatMoment, fromWall, setSiteZone, toWall } from '../../../renderer/ui/time.ts'

describe('money as typed', () => {
  it('gives back exactly the fen it showed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -maxFen, max: maxFen }), (fen) => {
        expect(parseFen(formatFen(fen))).toBe(fen)
      }),
    )
  })

  it.each([
    ['12.5', 1_250],
    ['１２．３０', 1_230],
    ['12。3', 1_230],
    ['¥1,234.56', 123_456],
    ['100元', 10_000],
    ['0.07', 7],
    ['1.', 100],
    ['  ', null],
    ['12.345', undefined],
    ['.5', undefined],
    ['1e3', undefined],
    ['十元', undefined],
  ])('reads %s', (text, fen) => expect(parseFen(text)).toBe(fen))
})

describe('a moment as typed', () => {
  const base = Date.UTC(2026, 2, 1, 1, 0)
  afterEach(() => setSiteZone('Asia/Shanghai'))

  it.each([
    ['2026-03-02 09:30', '2026-03-02 09:30'],
    ['3-2 9:30', '2026-03-02 09:30'],
    ['3月2日 9点30分', '2026-03-02 09:30'],
    ['2026/3/2 ９：３０', '2026-03-02 09:30'],
    ['202603020930', '2026-03-02 09:30'],
    ['0930', '2026-03-01 09:30'],
    ['9:30', '2026-03-01 09:30'],
  ])('reads %s in the site zone', (text, shown) => {
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York']) {
      setSiteZone(zone)
      const day = formatDay(base)
      const ms = parseMoment(text, base)
      expect(formatMoment(ms ?? 0)).toBe(shown.replace('2026-03-01', day))
    }
  })

  it.each(['25:00', '2-30 10:00', '9:61', '930', '明天', '2026-13-01 00:00'])('refuses %s', (text) => {
    expect(parseMoment(text, base)).toBeUndefined()
  })

  it('reads days, and nothing as nothing', () => {
    expect(formatMoment(parseMoment('3月2日', base, true) ?? 0)).toBe('2026-03-02 00:00')
    expect(parseMoment('20260302', base, true)).toBe(parseMoment('2026-3-2', base, true))
    expect(parseMoment(' ', base)).toBeNull()
  })

  it('comes back from the wall clock of the site as the same moment', () => {
    const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'UTC']
    const moments = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) })
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, ms) => {
        setSiteZone(zone)
        expect(fromWall(toWall(ms))).toBe(ms)
      }),
    )
  })
})

describe('phone numbers', () => {
  it.each([
    ['13800138000', true],
    ['1380013800', false],
    ['021-62881234', true],
    ['62881234-801', true],
    ['8012', true],
    ['+8613800138000', true],
    ['没有', false],
    ['12', false],
  ])('%s complete: %s', (text, complete) => expect(phoneComplete(text)).toBe(complete))
})
