import { describe, expect, it } from 'vitest'
import { encodeFrame, PACKET } from '#core/readers/ef01/codec.ts'
import { frame, toHex } from './ef01-examples.ts'
import { bench, dataOf, NO_FINGER, OK, reply } from './module-bench.ts'

describe('examples against the simulator', () => {
  it('1-2 password accepted, 9-10 refused', () => {
    const { ask } = bench()
    expect(ask(frame(1))).toBe(frame(2))
    expect(ask(frame(9))).toBe(frame(10))
  })

  it('3-4 system parameters', () => {
    expect(bench({ capacity: 200 }).ask(frame(3))).toBe(frame(4))
  })

  it('5-6 and 34: no finger, finger', () => {
    const { module, ask } = bench()
    expect(ask(frame(5))).toBe(frame(6))
    module.touch('li-1')
    expect(ask(frame(5))).toBe(frame(34))
    module.lift()
    expect(ask(frame(5))).toBe(frame(6))
  })

  it('7 search hit in slot 1 with score 96, 37 a clean miss, 8 a miss with a meaningless slot', () => {
    const library = new Map([[1, 'li-1']])
    for (const [defects, miss] of [
      [{}, frame(37)],
      [{ garbageOnMiss: true }, frame(8)],
    ] as const) {
      const { module, ask } = bench({ library, score: () => 96, defects })
      module.touch('li-1')
      ask(frame(5))
      expect(ask(frame(14))).toBe(OK)
      expect(ask(frame(35))).toBe(frame(7))
      module.touch('wang-2')
      ask(frame(5))
      ask(frame(14))
      expect(ask(frame(35))).toBe(miss)
    }
  })

  it('11-13 Match answered twice by a module that does so', () => {
    const { module, ask, tell } = bench({ score: () => 255, defects: { doubleMatch: true } })
    module.touch('li-1')
    ask(frame(5))
    tell(0x02, 1)
    tell(0x02, 2)
    expect(ask(frame(11))).toBe(`${frame(12)} ${frame(13)}`)
  })

  it('15 merges and 38 refuses to', () => {
    const { module, ask, tell } = bench()
    expect(ask(frame(15))).toBe(frame(38))
    module.touch('li-1')
    ask(frame(5))
    tell(0x02, 1)
    tell(0x02, 2)
    expect(ask(frame(15))).toBe(OK)
    module.touch('wang-2')
    ask(frame(5))
    tell(0x02, 2)
    expect(ask(frame(15))).toBe(frame(38))
  })

  it('16-17, 51 empties and counts', () => {
    const { ask } = bench({ library: new Map([0, 1, 5].map((slot) => [slot, `f-${slot}`])) })
    expect(ask(frame(17))).toBe(frame(51))
    expect(ask(frame(16))).toBe(OK)
    expect(ask(frame(17))).toBe(reply(0, 0, 0))
  })

  it('18 gives four random bytes', () => {
    expect(bench({ random: () => 0.5 }).ask(frame(18))).toBe(reply(0, 0x80, 0x80, 0x80, 0x80))
  })

  it('19 sends the picture in full packets', () => {
    const { module, ask } = bench()
    expect(ask(frame(19))).toBe(reply(0x0f))
    module.touch('li-1')
    ask(frame(5))
    const { sizes, bytes, ids } = dataOf(ask(frame(19)))
    expect(bytes).toHaveLength(36_864)
    expect(new Set(sizes)).toEqual(new Set([128]))
    expect(ids.lastIndexOf(PACKET.data)).toBe(286)
    expect(ids.at(-1)).toBe(PACKET.lastData)
  })

  it('20 sends 512 bytes of information', () => {
    expect(dataOf(bench().ask(frame(20))).bytes).toHaveLength(512)
  })

  it('23 checks its sensor', () => {
    expect(bench().ask(frame(23))).toBe(OK)
  })

  it.each([
    [21, 'the chip number of the PS dialect'],
    [22, 'its handshake, which is a light command of another length here'],
    [24, 'its sleep'],
    [25, 'its light'],
    [26, 'its light'],
    [30, 'its register 3'],
  ])('%i does not understand %s', (row) => {
    const answer = bench({ model: 'r503' }).ask(frame(row))
    expect(answer).toMatch(/07 00 03 (FC|01|1A) /)
  })

  it('35 and 36 search the same way', () => {
    const { module, ask } = bench({ library: new Map([[199, 'li-1']]), score: () => 51 })
    module.touch('li-1')
    ask(frame(5))
    ask(frame(14))
    // 36 asks for slots 0..162 only; 67: its miss, and the honest hit in 199.
    expect(ask(frame(36))).toBe(frame(67, 0))
    expect(ask(frame(35))).toBe(frame(67, 1))
  })

  it('39-40 stores in range only', () => {
    const { module, ask } = bench({ capacity: 6 })
    module.touch('li-1')
    ask(frame(5))
    ask(frame(14))
    expect(ask(frame(39))).toBe(OK)
    const small = bench({ capacity: 5 })
    small.module.touch('li-1')
    small.ask(frame(5))
    small.ask(frame(14))
    expect(small.ask(frame(39))).toBe(frame(40))
  })

  it('41 loads, 69 refuses an empty slot, 42-45 move a template', () => {
    const { ask, tell } = bench({ library: new Map([[5, 'li-1']]) })
    expect(ask(frame(41))).toBe(OK)
    const first = dataOf(tell(0x08, 2))
    expect(first.sizes).toEqual([128, 128, 128, 128])
    expect(first.ids).toEqual([2, 2, 2, 8])

    const other = bench()
    expect(other.ask(frame(41))).toBe(frame(69))
    expect(other.ask(frame(42))).toBe(reply(0x0d))
    expect(other.ask(frame(45))).toBe(OK)
    for (let at = 0; at < 512; at += 128) {
      const id = at === 384 ? PACKET.lastData : PACKET.data
      const payload = first.bytes.subarray(at, at + 128)
      expect(other.ask(toHex(encodeFrame({ address: 0xffffffff, id, payload })))).toBe('')
    }
    expect(dataOf(other.tell(0x08, 2)).bytes).toEqual(first.bytes)
    other.module.touch('li-1')
    other.ask(frame(5))
    other.ask(frame(14))
    expect(other.ask(frame(11))).toContain('07 00 05 00')
  })

  it('43-44 outside a download are passed over in silence', () => {
    const { ask } = bench()
    expect(ask(frame(43))).toBe('')
    expect(ask(frame(44))).toBe('')
    expect(ask(frame(1))).toBe(OK)
  })

  it('46 deletes', () => {
    const { ask } = bench({ library: new Map([[5, 'li-1']]) })
    expect(ask(frame(46))).toBe(OK)
    expect(ask(frame(17))).toBe(reply(0, 0, 0))
  })

  it('47 acknowledges at the old speed and then speaks the new one', () => {
    const { module, ask } = bench()
    module.setLineSpeed(57_600)
    expect(ask(frame(47))).toBe(OK)
    expect(ask(frame(3))).toBe('')
    module.setLineSpeed(115_200)
    expect(ask(frame(3)).slice(-11)).toBe('00 0C 04 F3')
  })

  it('48 sends packets of 256 bytes', () => {
    const { ask } = bench()
    expect(ask(frame(48))).toBe(OK)
    const text = ask(frame(20))
    expect(dataOf(text).sizes).toEqual([256, 256])
    expect(text).toContain('FF FF FF FF 08 01 02')
  })

  it('49-50 closes the gate at the next power cycle', () => {
    const { module, ask, tell } = bench()
    expect(ask(frame(49))).toBe(OK)
    expect(ask(frame(17))).toBe(reply(0, 0, 0))
    module.powerCycle()
    expect(ask(frame(5))).toBe(frame(50))
    expect(ask(frame(1))).toBe(frame(10))
    expect(ask(frame(17))).toBe(frame(50))
    expect(tell(0x13, 0x12, 0x34, 0x56, 0x78)).toBe(OK)
    expect(ask(frame(17))).toBe(reply(0, 0, 0))
  })

  it('52-53 shows the index table, later pages empty', () => {
    const { ask, tell } = bench({ library: new Map([0, 1, 5].map((slot) => [slot, `f-${slot}`])) })
    expect(ask(frame(52))).toBe(frame(53))
    for (const page of [1, 2, 3]) expect(tell(0x1f, page)).toBe(reply(0, ...new Array<number>(32).fill(0)))
    expect(tell(0x1f, 4)).toBe(reply(0x0b))
  })

  it('54 keeps notes', () => {
    const { ask, tell } = bench()
    expect(ask(frame(54))).toBe(OK)
    expect(tell(0x19, 1)).toBe(reply(0, ...new Array<number>(32).fill(0x11)))
    expect(tell(0x19, 16)).toBe(reply(0x1c))
  })

  it('55-60 R503: light, handshake, reset with its 55, echo, cancel', () => {
    const { ask } = bench({ model: 'r503' })
    expect(ask(frame(55))).toBe(OK)
    expect(ask(frame(56))).toBe(OK)
    expect(ask(frame(57))).toBe(OK)
    expect(ask(frame(58))).toBe(`${OK} 55`)
    expect(ask(frame(59, 0))).toBe(frame(59, 1))
    expect(ask(frame(60))).toBe(OK)
  })

  it('65 enrols by itself in six presses', async () => {
    const { module, ask, heard } = bench({ model: 'r503' })
    expect(ask(frame(65))).toBe('')
    const steps: string[] = []
    for (let press = 1; press <= 6; press += 1) {
      module.touch('li-1')
      await Promise.resolve().then(() => undefined)
      await new Promise((resolve) => setImmediate(resolve))
      steps.push(heard())
      module.lift()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(steps[0]).toBe(`${reply(0, 1, 0)} ${reply(0, 2, 0)}`)
    expect(steps[5]).toBe(
      [11, 12, 13, 14].map((step) => reply(0, step, 0)).join(' ') + ` ${reply(0, 0x0f, 5)}`,
    )
    expect(module.state.library.has(5)).toBe(true)
  })

  it('66 identifies by itself', async () => {
    const { module, ask, heard } = bench({ library: new Map([[7, 'li-1']]), score: () => 120 })
    module.touch('li-1')
    ask(frame(66))
    await new Promise((resolve) => setImmediate(resolve))
    expect(heard().endsWith(reply(0, 3, 0, 7, 0, 120))).toBe(true)
  })

  it('68 features: disordered, too few, no picture', () => {
    const { module, ask } = bench()
    module.dirty()
    ask(frame(5))
    expect(ask(frame(14))).toBe(frame(68, 0))
    module.dirty('fewPoints')
    ask(frame(5))
    expect(ask(frame(14))).toBe(frame(68, 1))
    module.lift()
    expect(ask(frame(5))).toBe(NO_FINGER)
    expect(ask(frame(14))).toBe(frame(68, 2))
  })

  it('70 answers SetAdder from the new address, and only that one is heard from then on', () => {
    const { ask } = bench()
    expect(ask(frame(70, 0))).toBe(frame(70, 1))
    expect(ask(frame(1))).toBe('')
    expect(ask('EF 01 01 02 03 04 01 00 07 13 00 00 00 00 00 1B')).toBe(frame(70, 1))
  })
})
