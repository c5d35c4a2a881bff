import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  charOf,
  defaultWedgeRules,
  idleWedge,
  pressWedge,
  settleWedge,
  toHalfWidth,
  type WedgeKey,
  type WedgeRules,
} from '#shared/domain/scanner.ts'

const plain = "`1234567890-=[]\\;',./ "
const shifted = '~!@#$%^&*()_+{}|:"<>? '
const codes = [
  ...['Backquote', ...[...'1234567890'].map((digit) => `Digit${digit}`), 'Minus', 'Equal', 'BracketLeft'],
  ...['BracketRight', 'Backslash', 'Semicolon', 'Quote', 'Comma', 'Period', 'Slash', 'Space'],
]
const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))

/** The press a US keyboard makes for a character; an input method hides the character itself. */
function press(char: string, at: number, inputMethod = false): WedgeKey {
  const letter = /[a-z]/i.test(char)
  const row = plain.includes(char) ? plain : shifted
  const code = letter ? `Key${char.toUpperCase()}` : (codes[row.indexOf(char)] ?? '')
  const shift = letter ? char !== char.toLowerCase() : row === shifted && char !== ' '
  return { code, key: inputMethod ? 'Process' : char, shift, repeat: false, at }
}
const named = (code: string, at: number): WedgeKey => ({ code, key: code, shift: false, repeat: false, at })

/** Plays keys through the recogniser as the hook does: silence is looked at before each key, and at the end. */
function play(keys: readonly WedgeKey[], rules: WedgeRules = defaultWedgeRules) {
  let state = idleWedge
  const scans: string[] = []
  const swallowed: string[] = []
  for (const key of keys) {
    const silence = settleWedge(state, key.at, rules)
    const step = pressWedge(silence.state, key, rules)
    for (const scan of [silence.scan, step.scan]) if (scan !== undefined) scans.push(scan)
    if (step.swallow) swallowed.push(key.code)
    state = step.state
  }
  const end = settleWedge(state, Number.POSITIVE_INFINITY, rules)
  if (end.scan !== undefined) scans.push(end.scan)
  return { scans, swallowed }
}

/** Presses with the given pauses before them, ms. */
function timed(
  chars: readonly string[],
  gaps: readonly number[],
  from: number,
  inputMethod = false,
): WedgeKey[] {
  let at = from
  return chars.map((char, index) => {
    at += index === 0 ? 0 : (gaps[index] ?? 1)
    return press(char, at, inputMethod)
  })
}

const barcode = fc
  .array(fc.constantFrom(...printable), { minLength: 6, maxLength: 48 })
  .filter((chars) => chars.join('').trim().length === chars.length)
const burst = fc.record({
  chars: barcode,
  gaps: fc.array(fc.integer({ min: 0, max: 35 }), { minLength: 48, maxLength: 48 }),
  end: fc.constantFrom('Enter', 'NumpadEnter', 'Tab', undefined),
  inputMethod: fc.boolean(),
})

describe('keyboard-wedge scanner', () => {
  it('knows every printable ASCII character by its key, also when an input method hides it', () => {
    for (const char of printable) expect(charOf(press(char, 0, true))).toBe(char)
  })

  it('recognises any barcode at scanner speed, whoever typed before it', () => {
    fc.assert(
      fc.property(
        burst,
        fc.array(fc.constantFrom(...printable), { maxLength: 5 }),
        ({ chars, gaps, end, inputMethod }, before) => {
          const typed = before.map((char, index) => press(char, index * 120))
          const keys = timed(chars, gaps, 2_000, inputMethod)
          const last = keys.at(-1)?.at ?? 0
          const { scans, swallowed } = play([
            ...typed,
            ...keys,
            ...(end === undefined ? [] : [named(end, last + 5)]),
          ])
          expect(scans).toEqual([chars.join('')])
          expect(swallowed).toEqual(end === undefined ? [] : [end])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('recognises two scans in a row', () => {
    const first = timed([...'SF1234567890'], [], 0)
    const second = timed([...'YT0987654321'], [], 400)
    expect(play([...first, named('Enter', 14), ...second]).scans).toEqual(['SF1234567890', 'YT0987654321'])
  })

  it('never takes human typing for a scan, however it stumbles', () => {
    // Rolling fingers bring up to five keys within a moment; six never.
    const roll = fc.array(fc.tuple(fc.constantFrom(...printable), fc.integer({ min: 0, max: 35 })), {
      minLength: 1,
      maxLength: 5,
    })
    const pause = fc.integer({ min: 36, max: 900 })
    const ending = fc.constantFrom('Enter', 'Tab', undefined)
    fc.assert(
      fc.property(fc.array(fc.tuple(roll, pause, ending), { maxLength: 20 }), (words) => {
        let at = 0
        const keys = words.flatMap(([chars, wait, end]) => {
          at += wait
          const presses = chars.map(([char, gap], index) => press(char, (at += index === 0 ? 0 : gap)))
          return end === undefined ? presses : [...presses, named(end, (at += 10))]
        })
        expect(play(keys)).toEqual({ scans: [], swallowed: [] })
      }),
      { numRuns: 500 },
    )
  })

  it('never takes a held key for a scan', () => {
    const held = Array.from({ length: 40 }, (_, at) => ({ ...press('0', at * 30), repeat: at > 0 }))
    for (const keys of [held, [...held, named('Enter', 1_180)]]) {
      expect(play(keys)).toEqual({ scans: [], swallowed: [] })
    }
  })

  it('counts the time of the Shift key into the burst, not against it', () => {
    const keys = [...'ABCDEF'].flatMap((char, at) => [named('ShiftLeft', at * 50), press(char, at * 50 + 25)])
    expect(play([...keys, named('Enter', 280)]).scans).toEqual(['ABCDEF'])
  })

  it('cuts prefix and suffix off, and lets a prefix make a short code count', () => {
    const rules = { ...defaultWedgeRules, prefix: '~', suffix: '#' }
    const scan = (text: string) =>
      play([...timed([...text], [], 0), named('Enter', text.length + 1)], rules).scans
    expect(scan('~A3#')).toEqual(['A3'])
    expect(scan('A3#')).toEqual([])
    expect(scan('6901234567892')).toEqual(['6901234567892'])
    expect(scan('~#')).toEqual([])
  })

  it('turns full-width characters of a keyless driver into plain ones', () => {
    const keys = [...'ＳＦ１２３－４'].map((key, at) => ({ code: '', key, shift: false, repeat: false, at }))
    expect(play(keys).scans).toEqual(['SF123-4'])
    expect(toHalfWidth('０９：３０　ａｂ')).toBe('09:30 ab')
  })
})
