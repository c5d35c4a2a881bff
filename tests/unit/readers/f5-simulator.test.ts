import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBlock, encodeFrame } from '#core/readers/f5/codec.ts'
import { createF5Module } from '#core/readers/simulators/f5/module.ts'
import type { F5ModuleOptions } from '#core/readers/simulators/f5/state.ts'
import { hex, toHex } from './ef01-examples.ts'
import { F5_EXAMPLES } from './f5-examples.ts'
import { manualClock } from './module-bench.ts'

function bench(options: Partial<F5ModuleOptions> = {}) {
  let said: Uint8Array[] = []
  const clock = manualClock()
  const module = createF5Module({ clock, timings: 'fast', output: (bytes) => said.push(bytes), ...options })
  const heard = (): string => {
    const text = toHex(Uint8Array.from(said.flatMap((bytes) => [...bytes])))
    said = []
    return text
  }
  const ask = (bytes: Uint8Array): string => {
    module.receive(bytes)
    return heard()
  }
  const tell = (code: number, word = 0, last = 0): string => ask(encodeFrame({ code, word, last }))
  return { module, clock, ask, heard, tell }
}

const frame = (what: string): string => F5_EXAMPLES.find((one) => one.what === what)?.frame ?? ''
const reply = (code: number, word: number, last: number): string => toHex(encodeFrame({ code, word, last }))
const li = new Map([[2, 'li-1']])

describe('the simulated F5 module', () => {
  it('answers the worked examples byte for byte', () => {
    const { module, clock, ask, heard } = bench({ library: li })
    const asked = (what: string): string => ask(hex(frame(what)))
    expect(asked('capacity')).toBe(frame('capacity 4000'))
    expect(asked('1:N')).toBe('')
    clock.run()
    expect(heard()).toBe(frame('timeout'))
    module.touch('li-1')
    expect(asked('1:N')).toBe(frame('hit user 2'))
    module.touch('wang-2')
    expect(asked('1:N')).toBe(frame('miss'))
    expect(asked('enrol 1')).toBe(frame('enrol ok'))
    expect(asked('enrol 2')).toBe(reply(2, 0, 0))
    expect(asked('enrol 3')).toBe(reply(3, 0, 0))
    expect(asked('1:1 user 1')).toBe(reply(0x0b, 0, 0))
    expect(asked('count')).toBe(reply(9, 2, 0))
    expect(asked('delete user 1')).toBe(frame('deleted'))
    expect(asked('delete user 1')).toBe(frame('no such user'))
    expect(asked('refuse duplicates')).toBe(frame('refuse duplicates'))
    expect(asked('level 5 set')).toBe(frame('level 5 set'))
    expect(asked('sleep')).toBe(frame('sleep'))
    expect(ask(encodeFrame({ code: 0x23, word: 0, last: 0 })).startsWith(frame('feature head'))).toBe(true)
    expect(asked('delete all')).toBe(frame('delete all'))
    expect(module.state.library.size).toBe(0)
  })

  it('waits for a finger with the line blocked, and answers what came meanwhile after it', () => {
    const { module, tell, heard } = bench({ library: li })
    tell(0x2e, 0)
    expect(tell(0x0c)).toBe('')
    expect(tell(0x09)).toBe('')
    module.touch('li-1')
    expect(heard()).toBe([frame('hit user 2'), reply(9, 1, 0)].join(' '))
  })

  it('judges at the third press', () => {
    const { module, tell } = bench({ library: li })
    const presses = (user: number, ...fingers: string[]): string[] =>
      fingers.map((finger, index) => {
        module.touch(finger)
        return tell(1 + index, user, 1)
      })
    expect(presses(3, 'li-1', 'li-1', 'li-1').at(-1)).toBe(reply(3, 0, 7))
    expect(presses(3, 'a', 'a', 'b').at(-1)).toBe(reply(3, 0, 1))
    expect(presses(2, 'a')).toEqual([reply(1, 0, 6)])
    expect(tell(2, 3, 1)).toBe(reply(2, 0, 1))
    module.dirty('fewPoints')
    expect(tell(1, 3, 1)).toBe(reply(1, 0, 0x0f))
    // Duplicates are a matter of the add mode, which is lost with the power.
    tell(0x2d, 0)
    expect(presses(3, 'li-1', 'li-1', 'li-1').at(-1)).toBe(reply(3, 0, 0))
    module.powerCycle()
    expect(tell(0x2d, 0, 1)).toBe(reply(0x2d, 1, 0))
    expect(presses(4, 'li-1', 'li-1', 'li-1').at(-1)).toBe(reply(3, 0, 7))
  })

  it('is full when it is full', () => {
    const { module, tell } = bench({ library: li, capacity: 1 })
    module.touch('a')
    expect(tell(1, 3, 1)).toBe(reply(1, 0, 4))
  })

  it('lists users, hands features out and takes them in', () => {
    const { ask, tell } = bench({ library: li })
    expect(tell(0x2b)).toBe(`${reply(0x2b, 5, 0)} F5 00 01 00 02 01 02 F5`)
    const data = hex(tell(0x31, 2)).slice(8 + 1, -2)
    expect(data).toHaveLength(196)
    expect(tell(0x31, 3)).toBe(reply(0x31, 0, 5))
    const upload = (user: number): string => {
      const block = encodeBlock(data.with(1, user))
      return ask(Uint8Array.from([...encodeFrame({ code: 0x41, word: 196, last: 0 }), ...block]))
    }
    expect(upload(9)).toBe(reply(0x41, 0, 7))
    expect(upload(2)).toBe(reply(0x41, 0, 6))
    tell(0x04, 2)
    expect(upload(9)).toBe(reply(0x41, 0, 0))
    expect(hex(tell(0x31, 9)).slice(8 + 1 + 3, -2)).toEqual(data.slice(3))
    expect(
      ask(Uint8Array.from([...encodeFrame({ code: 0x43, word: 196, last: 0 }), ...encodeBlock(data)])),
    ).toBe(reply(0x43, 9, 1))
  })

  it('never throws and never speaks without a command, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 }), (chunks) => {
        const { module, clock, heard } = bench()
        for (const chunk of chunks) module.receive(chunk)
        clock.run()
        expect(heard()).toBe('')
      }),
      { seed: 7 },
    )
  })

  it('answers every command of the manual once, with a frame of its code', () => {
    fc.assert(
      fc.property(fc.nat(0x40), fc.nat(0xffff), fc.nat(0xff), (code, word, last) => {
        const { ask, clock, heard } = bench({ library: li })
        const answer = ask(encodeFrame({ code, word, last }))
        clock.run()
        const all = hex([answer, heard()].filter((text) => text !== '').join(' '))
        if (all.length === 0) return
        expect(toHex(all.subarray(0, 2))).toBe(toHex(Uint8Array.of(0xf5, code)))
        expect(all[7]).toBe(0xf5)
      }),
      { seed: 7 },
    )
  })
})
