import { describe, expect, it } from 'vitest'
import { cardNamed, createCardDevice, type CardForm } from '#core/readers/simulators/line/device.ts'
import { createFaultyCardLine } from '#core/readers/simulators/line/faults.ts'
import type { ReaderClock } from '#core/readers/clock.ts'
import { toHex } from './ef01-examples.ts'
import { manualClock } from './module-bench.ts'

function device(form: CardForm) {
  const said: string[] = []
  const waits: { ms: number; act: () => void; off: boolean }[] = []
  const clock: ReaderClock = {
    monotonicMs: () => 0,
    nowMs: () => 0,
    after: (ms, act) => {
      const wait = { ms, act, off: false }
      waits.push(wait)
      return () => (wait.off = true)
    },
  }
  const made = createCardDevice({ form, clock, output: (bytes) => said.push(toHex(bytes)) })
  /** Lets the next wait pass, if there is one. */
  const pass = (): number | undefined => {
    const next = waits.splice(0).find((wait) => !wait.off)
    next?.act()
    return next?.ms
  }
  return { made, said, pass }
}

describe('a simulated card reader', () => {
  it('as RDM6300 sends the card every 50 ms while it lies there', () => {
    const { made, said, pass } = device('rdm6300')
    made.touch('010063e9ae')
    expect([pass(), pass()]).toEqual([50, 50])
    expect(said).toEqual(Array<string>(3).fill('02 30 31 30 30 36 33 45 39 41 45 32 35 03'))
    made.lift()
    expect(pass()).toBeUndefined()
    made.powerCycle()
    expect(said).toHaveLength(3)
  })

  it('as ID-12 and as text sends it once, and again after the power was away', () => {
    const id12 = device('id12')
    id12.made.touch('0C000621A5')
    expect(id12.pass()).toBeUndefined()
    expect(id12.said).toEqual(['02 30 43 30 30 30 36 32 31 41 35 38 45 0D 0A 03'])
    id12.made.powerCycle()
    expect(id12.said).toHaveLength(2)
    const text = device('text')
    text.made.touch('010063E9AE')
    expect(text.said).toEqual(['30 30 30 36 35 34 37 38 38 36 0D 0A'])
  })

  it('gives each name a card of its own, always the same', () => {
    expect(cardNamed('li-1')).toMatch(/^[0-9A-F]{10}$/)
    expect(cardNamed('li-1')).toBe(cardNamed('li-1'))
    expect(cardNamed('li-1')).not.toBe(cardNamed('li-2'))
  })
})

describe('the faults of its line', () => {
  const frame = Uint8Array.of(0x02, 0x30, 0x31, 0x03)
  const over = (kind: 'checksum' | 'stale' | 'doubleReply' | 'truncate' | 'silence') => {
    const said: string[] = []
    const line = createFaultyCardLine(manualClock(), (bytes) => said.push(toHex(bytes)))
    line.set(kind, 1)
    line.send(frame)
    line.send(frame)
    return said
  }

  it('spoil so many cards and then no more', () => {
    const sound = '02 30 31 03'
    expect(over('checksum')).toEqual(['02 31 31 03', sound])
    expect(over('doubleReply')).toEqual([sound, sound, sound])
    expect(over('truncate')).toEqual(['02', sound])
    expect(over('silence')).toEqual([sound])
    expect(over('stale')).toEqual(['', sound, sound])
  })

  it('are none that only somebody who is asked can have', () => {
    const line = createFaultyCardLine(manualClock(), () => undefined)
    for (const kind of ['foreign', 'locked', 'dataStop', 'late'] as const) {
      expect(() => line.set(kind)).toThrow(`no such fault of a card reader: ${kind}`)
    }
  })
})
