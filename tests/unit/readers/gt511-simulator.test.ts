import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeData, encodePacket } from '#core/readers/gt511/codec.ts'
import { createGt511Module } from '#core/readers/simulators/gt511/module.ts'
import type { Gt511ModuleOptions } from '#core/readers/simulators/gt511/state.ts'
import { hex, toHex } from './ef01-examples.ts'
import { GT511_EXAMPLES } from './gt511-examples.ts'
import { manualClock } from './module-bench.ts'

function bench(options: Partial<Gt511ModuleOptions> = {}) {
  let said: Uint8Array[] = []
  const module = createGt511Module({ timings: 'fast', output: (bytes) => said.push(bytes), ...options })
  const heard = (): string => {
    const text = toHex(Uint8Array.from(said.flatMap((bytes) => [...bytes])))
    said = []
    return text
  }
  const ask = (bytes: Uint8Array): string => {
    module.receive(bytes)
    return heard()
  }
  return { module, ask, heard, tell: (code: number, parameter = 0) => ask(encodePacket({ code, parameter })) }
}

const frame = (what: string): string => GT511_EXAMPLES.find((one) => one.what === what)?.frame ?? ''
const ack = (parameter = 0): string => toHex(encodePacket({ code: 0x30, parameter }))
const nack = (parameter: number): string => toHex(encodePacket({ code: 0x31, parameter }))
const li = new Map([[5, 'li-1']])

describe('the simulated GT-511', () => {
  it('answers the worked examples byte for byte', () => {
    const { module, ask } = bench({ library: li })
    expect(ask(hex(frame('Open')))).toBe(frame('ACK'))
    expect(ask(hex(frame('IsPressFinger')))).toBe(frame('not pressed'))
    expect(ask(hex(frame('light on')))).toBe(frame('ACK'))
    module.touch('li-1')
    expect(ask(encodePacket({ code: 0x60, parameter: 0 }))).toBe(frame('ACK'))
    expect(ask(hex(frame('Identify')))).toBe(frame('Identify hit, id 5'))
    module.touch('stranger')
    ask(encodePacket({ code: 0x60, parameter: 0 }))
    expect(ask(hex(frame('Identify')))).toBe(frame('Identify failed'))
    expect(ask(hex(frame('EnrollStart id 23')))).toBe(frame('ACK'))
    expect(hex(ask(hex(frame('GetTemplate id 5'))))).toHaveLength(12 + 498 + 6)
    expect(hex(ask(hex(frame('Open with info'))))).toHaveLength(12 + 24 + 6)
    expect(ask(hex(frame('ChangeBaudrate 115200')))).toBe(frame('ACK'))
    expect(module.state.baudRate).toBe(115_200)
  })

  it('sees nothing in the dark', () => {
    const { module, tell } = bench()
    module.touch('li-1')
    expect([tell(0x26), tell(0x60)]).toEqual([ack(0x1012), nack(0x1012)])
    tell(0x12, 1)
    expect([tell(0x26), tell(0x60)]).toEqual([ack(), ack()])
    module.powerCycle()
    expect(tell(0x26)).toBe(ack(0x1012))
  })

  it('enrols with three presses and judges at the third', () => {
    const { module, tell } = bench({ library: li })
    tell(0x12, 1)
    const presses = (fingers: string[]): string[] =>
      fingers.map((finger, index) => {
        module.touch(finger)
        tell(0x60, 1)
        return tell(0x23 + index)
      })
    expect([tell(0x22, 5), tell(0x22, 200)]).toEqual([nack(0x1005), nack(0x1003)])
    expect(tell(0x22, 7)).toBe(ack())
    expect(presses(['a', 'a', 'b'])).toEqual([ack(), ack(), nack(0x100d)])
    expect(tell(0x22, 7)).toBe(ack())
    expect(presses(['li-1', 'li-1', 'li-1'])).toEqual([ack(), ack(), nack(5)])
    expect(tell(0x22, 7)).toBe(ack())
    expect(presses(['a', 'a', 'a'])).toEqual([ack(), ack(), ack()])
    expect([tell(0x20), tell(0x21, 7), tell(0x21, 8)]).toEqual([ack(2), ack(), nack(0x1004)])
    // Out of turn, without a picture, and with a poor one.
    expect(tell(0x24)).toBe(nack(0x100d))
    tell(0x22, 9)
    expect(tell(0x23)).toBe(nack(0x100c))
    module.dirty()
    tell(0x60)
    expect(tell(0x23)).toBe(nack(0x100c))
  })

  it('hands a template out and takes it in with two responses', () => {
    const { ask, tell } = bench({ library: li })
    const template = hex(tell(0x70, 5)).slice(12 + 4, -2)
    expect(tell(0x71, 5)).toBe(nack(0x1005))
    expect(tell(0x71, 6)).toBe(ack())
    expect(ask(encodeData(template))).toBe(nack(5))
    expect(tell(0x40, 5)).toBe(ack())
    expect(tell(0x71, 6)).toBe(ack())
    const broken = encodeData(template)
    expect(ask(broken.with(100, (broken[100] ?? 0) ^ 1))).toBe(nack(0x1006))
    expect(ask(encodeData(template))).toBe('')
    tell(0x71, 6)
    expect(ask(encodeData(template))).toBe(ack())
    expect(hex(tell(0x70, 6)).slice(12 + 4, -2)).toEqual(template)
    expect(tell(0x53)).toBe(ack())
    expect(ask(encodeData(template))).toBe(ack(6))
  })

  it('deletes, verifies, and knows what it does not know', () => {
    const { module, tell } = bench({ library: li })
    tell(0x12, 1)
    module.touch('li-1')
    tell(0x60)
    expect([tell(0x50, 5), tell(0x50, 6), tell(0x50, 200)]).toEqual([ack(), nack(0x1004), nack(0x1003)])
    expect([tell(0x40, 5), tell(0x40, 5), tell(0x41)]).toEqual([ack(), nack(0x1004), nack(0x100a)])
    expect([tell(0x51), tell(0x99)]).toEqual([nack(0x100a), nack(0x100e)])
    expect([tell(0xf0, 6), tell(0xf0, 5), tell(0xf1)]).toEqual([nack(0x1011), ack(), ack(5)])
  })

  it('answers in order when the host does not wait, and only at its own speed', () => {
    const clock = manualClock()
    const { module, ask, heard } = bench({ timings: 'real', clock, library: li })
    const packets = [0x12, 0x51, 0x20].map((code) => encodePacket({ code, parameter: 1 }))
    expect(ask(Uint8Array.from(packets.flatMap((packet) => [...packet])))).toBe('')
    clock.run()
    expect(heard()).toBe([ack(), nack(0x1008), ack(1)].join(' '))
    module.setLineSpeed(19_200)
    ask(encodePacket({ code: 0x20, parameter: 0 }))
    clock.run()
    expect(heard()).toBe('')
  })

  it('never throws and never speaks without a command, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 }), (chunks) => {
        const { module, heard } = bench()
        for (const chunk of chunks) module.receive(chunk)
        expect(heard()).toBe('')
      }),
      { seed: 7 },
    )
  })

  it('answers every command of any parameter with one response, or two where data follow', () => {
    fc.assert(
      fc.property(fc.nat(0xff), fc.nat(0xffffffff), (code, parameter) => {
        fc.pre(code !== 0x30 && code !== 0x31)
        const answer = hex(bench({ library: li }).tell(code, parameter))
        expect(toHex(answer.subarray(0, 4))).toBe('55 AA 01 00')
        expect(answer.length === 12 || answer[12] === 0x5a).toBe(true)
      }),
      { seed: 7 },
    )
  })
})
