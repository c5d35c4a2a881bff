import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameParser, encodeFrame, PACKET } from '#core/readers/ef01/codec.ts'
import { frame, hex, toHex } from './ef01-examples.ts'
import { bench, dataOf, manualClock, NO_FINGER, OK, reply } from './module-bench.ts'

describe('duties of a module', () => {
  it('takes a command a byte at a time', () => {
    const { module, heard } = bench()
    for (const byte of hex(frame(1))) module.receive(Uint8Array.of(byte))
    expect(heard()).toBe(OK)
  })

  it('answers 01 to a broken sum and to a wrong number of parameters', () => {
    const { ask, tell } = bench()
    expect(ask('EF 01 FF FF FF FF 01 00 03 01 00 06')).toBe(frame(12))
    expect(tell(0x01, 0x00)).toBe(frame(12))
  })

  it('is silent to a foreign address, sound or broken, and to packets that are no commands', () => {
    const { ask } = bench()
    expect(ask('EF 01 01 02 03 04 01 00 03 01 00 05')).toBe('')
    expect(ask('EF 01 01 02 03 04 01 00 03 01 00 06')).toBe('')
    expect(ask('EF 01 FF FF FF FF 07 00 03 01 00 0B')).toBe('')
    expect(ask(frame(1))).toBe(OK)
  })

  it('answers commands that come together one by one', () => {
    expect(bench().ask(`${frame(1)} ${frame(5)} ${frame(17)}`)).toBe(`${OK} ${NO_FINGER} ${reply(0, 0, 0)}`)
  })

  it('keeps trust, pictures and features in memory only', () => {
    const { module, ask, tell } = bench({ library: new Map([[0, 'li-1']]) })
    module.touch('li-1')
    ask(frame(5))
    ask(frame(14))
    ask(frame(35))
    // matched, trusted, picture valid
    expect(ask(frame(3)).slice(30, 35)).toBe('00 0E')
    module.powerCycle()
    expect(ask(frame(3)).slice(30, 35)).toBe('00 04')
    expect(ask(frame(14))).toBe(frame(68, 2))
    expect(tell(0x04, 1, 0, 0, 0, 200)).toBe(frame(37))
    expect(ask(frame(17))).toBe(reply(0, 0, 1))
  })

  it('R503 says 55 when it gets power', () => {
    const { module, heard } = bench({ model: 'r503' })
    module.powerCycle()
    expect(heard()).toBe('55')
  })

  it('R503 misses when a picture was taken between features and search, and when searched between captures', () => {
    const { module, ask, tell } = bench({ model: 'r503', library: new Map([[0, 'li-1']]) })
    module.touch('li-1')
    ask(frame(5))
    ask(frame(14))
    ask(frame(5))
    expect(ask(frame(35))).toBe(frame(37))
    tell(0x02, 1)
    ask(frame(35))
    ask(frame(5))
    tell(0x02, 2)
    expect(ask(frame(15))).toBe(frame(38))
  })

  it('a clone merges two fingers, and then knows both', () => {
    const { module, ask, tell } = bench({ defects: { clone: true } })
    module.touch('li-1')
    ask(frame(5))
    tell(0x02, 1)
    module.touch('wang-2')
    ask(frame(5))
    tell(0x02, 2)
    expect(ask(frame(11))).toBe(reply(8, 0, 0))
    expect(ask(frame(15))).toBe(OK)
    ask(frame(39))
    for (const finger of ['li-1', 'wang-2']) {
      module.touch(finger)
      ask(frame(5))
      ask(frame(14))
      expect(ask(frame(35))).toContain('07 00 07 00 00 05')
    }
  })

  it.each([
    ['zfm', [0x10, 0x11, 0x18, 0x18, 0x18]],
    ['r503', [0x18, 0x18, 0x18, 0x18, 0x18]],
  ] as const)(
    '%s with worn flash refuses to delete, empty, store and set in its own word',
    (model, codes) => {
      const { module, tell } = bench({ model, defects: { wornFlash: true }, library: new Map([[5, 'li-1']]) })
      tell(0x07, 1, 0, 5)
      const asked = [[0x0c, 0, 5, 0, 1], [0x0d], [0x06, 1, 0, 6], [0x0e, 5, 1], [0x12, 0, 0, 0, 1]]
      expect(asked.map((payload) => tell(...payload))).toEqual(codes.map((code) => reply(code)))
      expect([...module.state.library.keys()]).toEqual([5])
      expect(module.state).toMatchObject({ security: 3, password: 0 })
    },
  )

  it('unknown instructions: a code by model, or silence', () => {
    expect(bench({ model: 'r503' }).tell(0x77)).toBe(reply(0xfc))
    expect(bench({ model: 'zfm' }).tell(0x35, 1, 2, 3, 0)).toBe(reply(0x01))
    expect(bench({ defects: { noHighSpeedSearch: true, silentUnknown: true } }).ask(frame(36))).toBe('')
  })

  it('templates longer than 512 bytes end in a short packet', () => {
    const { tell } = bench({ templateBytes: 694, library: new Map([[5, 'li-1']]) })
    tell(0x07, 1, 0, 5)
    const { sizes, bytes } = dataOf(tell(0x08, 1))
    expect(sizes).toEqual([128, 128, 128, 128, 128, 54])
    expect(bytes).toHaveLength(694)
  })

  it('an unknown template from elsewhere is kept as it is and is a finger of its own', () => {
    const { ask, tell } = bench()
    const foreign = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) & 0xff)
    tell(0x09, 1)
    for (let at = 0; at < 300; at += 128) {
      const id = at + 128 >= 300 ? PACKET.lastData : PACKET.data
      ask(toHex(encodeFrame({ address: 0xffffffff, id, payload: foreign.subarray(at, at + 128) })))
    }
    tell(0x06, 1, 0, 9)
    tell(0x07, 2, 0, 9)
    expect(dataOf(tell(0x08, 2)).bytes).toEqual(foreign)
    expect(ask(frame(11))).toContain('07 00 05 00')
  })

  it('product information is 46 bytes, versions are 32', () => {
    const { tell } = bench({ model: 'r503' })
    expect(hex(tell(0x3c))).toHaveLength(12 + 46)
    expect(hex(tell(0x39))).toHaveLength(12 + 32)
    expect(hex(tell(0x3a))).toHaveLength(12 + 32)
  })

  it('takes data in its turn when the host does not wait for answers', () => {
    const clock = manualClock()
    const { ask, heard } = bench({ timings: 'real', clock, library: new Map([[5, 'li-1']]) })
    // LoadChar still runs when DownChar, its data and UpChar are all on the line.
    const data = ['EF 01 FF FF FF FF 02 00 06 01 02 03 04 00 12', 'EF 01 FF FF FF FF 08 00 04 05 06 00 17']
    expect(ask([frame(41), frame(45), ...data, 'EF 01 FF FF FF FF 01 00 04 08 02 00 0F'].join(' '))).toBe('')
    clock.run()
    expect(heard()).toBe([OK, OK, OK, 'EF 01 FF FF FF FF 08 00 08 01 02 03 04 05 06 00 25'].join(' '))
  })

  it('says 01 once to a broken data packet, gives the transfer up and keeps the buffer', () => {
    const { ask } = bench({ library: new Map([[5, 'li-1']]) })
    ask(frame(41))
    const before = ask('EF 01 FF FF FF FF 01 00 04 08 02 00 0F')
    expect(ask(frame(45))).toBe(OK)
    // The sum of a last packet (08) made as if it were a middle one (02).
    expect(ask('EF 01 FF FF FF FF 08 00 04 05 06 00 11')).toBe(frame(12))
    expect(ask('EF 01 FF FF FF FF 08 00 04 05 06 00 17')).toBe('')
    expect(ask('EF 01 FF FF FF FF 01 00 04 08 02 00 0F')).toBe(before)
    // Outside a transfer nobody has asked for it.
    expect(ask('EF 01 FF FF FF FF 08 00 04 05 06 00 11')).toBe('')
  })

  it('merges the presses of this enrolment only', () => {
    const { module, ask, tell } = bench({ model: 'r503' })
    const press = (finger: string, ...buffers: number[]): void => {
      module.touch(finger)
      for (const buffer of buffers) {
        ask(frame(5))
        expect(tell(0x02, buffer)).toBe(OK)
      }
    }
    press('li-1', 1, 2, 3, 4)
    expect(ask(frame(15))).toBe(OK)
    // Two presses are enough for the next finger, whatever the buffers beyond still hold,
    press('wang-2', 1, 2)
    expect(ask(frame(15))).toBe(OK)
    // also of an enrolment that was broken off;
    press('li-1', 1, 2, 3)
    press('wang-2', 1, 2)
    expect(ask(frame(15))).toBe(OK)
    // but a third press of another finger is one too many.
    press('wang-2', 1, 2)
    press('li-1', 3)
    expect(ask(frame(15))).toBe(frame(38))
  })

  it('templates contain EF 01, but never a whole header with the address', () => {
    const { ask } = bench({ library: new Map([[5, 'li-1']]) })
    ask(frame(41))
    const bytes = toHex(dataOf(ask('EF 01 FF FF FF FF 01 00 04 08 02 00 0F')).bytes)
    expect(bytes).toContain('EF 01')
    expect(bytes).not.toContain('EF 01 FF FF FF FF')
  })

  it('AS608 one-shot instructions', () => {
    const { module, tell } = bench({ score: () => 70 })
    expect(tell(0x10)).toBe(reply(0x1e, 0, 0))
    expect(tell(0x11)).toBe(frame(37))
    module.touch('li-1')
    expect(tell(0x10)).toBe(reply(0, 0, 0))
    expect(tell(0x10)).toBe(reply(0, 0, 1))
    expect(tell(0x11)).toBe(reply(0, 0, 0, 0, 70))
  })

  it('registers: ranges by parameter and model', () => {
    const { tell } = bench()
    expect(tell(0x0e, 3, 1)).toBe(reply(0x1a))
    expect(tell(0x0e, 5, 6)).toBe(reply(0x1b))
    expect(tell(0x0e, 6, 4)).toBe(reply(0x1b))
    expect(tell(0x0e, 4, 5)).toBe(OK)
    expect(bench({ model: 'r503' }).tell(0x0e, 4, 5)).toBe(reply(0x1b))
  })

  it('a picture goes out and comes back as the same finger', () => {
    const { module, ask, tell } = bench()
    module.touch('li-1')
    ask(frame(5))
    const { bytes } = dataOf(ask(frame(19)))
    const other = bench({ library: new Map([[3, 'li-1']]) })
    expect(other.tell(0x0b)).toBe(OK)
    for (let at = 0; at < bytes.length; at += 128) {
      const id = at + 128 >= bytes.length ? PACKET.lastData : PACKET.data
      other.ask(toHex(encodeFrame({ address: 0xffffffff, id, payload: bytes.subarray(at, at + 128) })))
    }
    expect(other.ask(frame(14))).toBe(OK)
    expect(other.ask(frame(35))).toContain('07 00 07 00 00 03')
    expect(tell(0x16)).not.toBe('')
  })

  it('never throws and never speaks without a command, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 }), (chunks) => {
        const { module, heard } = bench()
        for (const chunk of chunks) module.receive(chunk)
        const answers = heard()
        if (!toHex(Uint8Array.from(chunks.flatMap((chunk) => [...chunk]))).includes('EF 01'))
          expect(answers).toBe('')
      }),
      { seed: 7 },
    )
  })

  it('answers every command of any payload with one acknowledge at most, and stays alive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (payload) => {
        const { ask } = bench()
        const answer = hex(ask(toHex(encodeFrame({ address: 0xffffffff, id: PACKET.command, payload }))))
        const acknowledges = createFrameParser()
          .push(answer)
          .filter((event) => event.kind === 'frame' && event.frame.id === PACKET.acknowledge)
        if (![0x31, 0x32].includes(payload[0] ?? 0)) expect(acknowledges).toHaveLength(1)
      }),
      { seed: 7 },
    )
  })
})
