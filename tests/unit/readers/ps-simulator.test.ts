import { describe, expect, it } from 'vitest'
import { frame, hex } from './ef01-examples.ts'
import { bench as anyBench, manualClock, NO_FINGER, OK, reply } from './module-bench.ts'

const bench = (options: Parameters<typeof anyBench>[0] = {}) => anyBench({ model: 'ps', ...options })

/** Lets the module go on by itself until it waits for a finger again. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const li = new Map([[7, 'li-1']])

describe('a PS-dialect module', () => {
  it('knows its own instructions by their lengths', () => {
    const { ask, tell, module } = bench({ library: li, score: () => 120 })
    expect(hex(ask(frame(21)))).toHaveLength(12 + 32)
    expect([22, 23, 60, 25, 26, 30, 31].map((row) => ask(frame(row)))).toEqual(new Array(7).fill(OK))
    expect(module.state.ring).toBe(4)
    expect(tell(0x3c, 7, 10, 1, 2, 4, 1, 2, 3)).toBe(OK)
    expect(tell(0x3d)).toBe(reply(0x15, 0, 0))
    expect(tell(0x29)).toBe(NO_FINGER)
    module.touch('li-1')
    expect(tell(0x29)).toBe(OK)
    expect(tell(0x3d)).toBe(reply(0, 90, 80))
    expect(tell(0x02, 1)).toBe(OK)
    expect(tell(0x3e, 0, 0, 0, 200)).toBe(reply(0, 0, 7, 0, 120))
  })

  it('takes what R503 means by the same codes for a mistake or something else', () => {
    const { tell } = bench()
    expect(tell(0x35, 1, 0x80, 3, 0)).toBe(reply(0x01))
    expect(tell(0x3c)).toBe(reply(0x01))
    expect(tell(0x40)).toBe(reply(0xfc))
    expect(tell(0x1b, 1, 0, 0, 0, 200)).toBe(reply(0xfc))
    expect(tell(0x0e, 3, 3)).toBe(reply(0x1b))
    expect(tell(0x0e, 14, 0)).toBe(reply(0x1a))
    expect(tell(0x1f, 2)).toBe(reply(0x0b))
    expect(tell(0x19, 8)).toBe(reply(0x1c))
  })

  it('sleeps when told to, until the next power cycle', () => {
    const { ask, module } = bench()
    expect(ask(frame(24))).toBe(OK)
    expect(ask(frame(1))).toBe('')
    module.powerCycle()
    expect(ask(frame(1))).toBe(OK)
  })

  it('an M5 says FF unasked when a finger wakes it', () => {
    const { module, heard } = bench({ defects: { wakeFrame: true } })
    module.touch('li-1')
    expect(heard()).toBe(frame(32))
    module.lift()
    expect(heard()).toBe('')
  })

  it('61-62 enrols by itself, step by step', async () => {
    const { module, tell, heard } = bench()
    expect(tell(0x31, 0, 5, 2, 0, 0x10)).toBe(frame(61))
    const said: string[] = []
    for (let press = 1; press <= 2; press += 1) {
      module.touch('li-1')
      await settled()
      module.lift()
      await settled()
      said.push(heard())
    }
    const press = (n: number): string => [1, 2, 3].map((step) => reply(0, step, n)).join(' ')
    expect(said[0]).toBe(press(1))
    expect(said[0]).toBe([1, 2, 3].map((index) => frame(61, index)).join(' '))
    expect(said[1]).toBe([press(2), frame(62), frame(62, 1), frame(62, 2)].join(' '))
    expect([...module.state.library.keys()]).toEqual([5])
  })

  it('refuses an enrolment before it begins: out of range, presses, occupied (22), full', () => {
    const { tell } = bench({ capacity: 10, library: li })
    expect(tell(0x31, 0, 10, 2, 0, 0)).toBe(reply(0x0b, 0, 0))
    expect(tell(0x31, 0, 1, 9, 0, 0)).toBe(reply(0x25, 0, 0))
    expect(tell(0x31, 0, 7, 2, 0, 0)).toBe(reply(0x22, 0, 0))
    expect(tell(0x31, 0, 7, 2, 0, 8)).toBe(reply(0, 0, 0))
  })

  it('ends an enrolment in the frame where it failed', async () => {
    const press = async (made: ReturnType<typeof bench>, finger: string): Promise<void> => {
      made.module.touch(finger)
      await settled()
      made.module.lift()
      await settled()
    }
    const twice = bench({ library: li })
    twice.tell(0x31, 0, 5, 2, 0, 0x14)
    await press(twice, 'li-1')
    await press(twice, 'li-1')
    expect(twice.heard()).toBe(reply(0x27, 5, 0xf1))
    const mixed = bench()
    mixed.tell(0x31, 0, 5, 2, 0, 0x14)
    await press(mixed, 'li-1')
    await press(mixed, 'wang-2')
    expect(mixed.heard()).toBe(reply(0x0a, 4, 0xf0))
    const poor = bench()
    poor.tell(0x31, 0, 5, 2, 0, 0x14)
    poor.module.dirty()
    await settled()
    expect(poor.heard()).toBe(reply(0x07, 2, 1))
    const clock = manualClock()
    const nobody = bench({ clock })
    nobody.tell(0x31, 0, 5, 2, 0, 0x14)
    clock.run()
    await settled()
    expect(nobody.heard()).toBe(reply(0x26, 1, 1))
  })

  it('27, 28, 63-64 identifies by itself, with and without steps', async () => {
    const { module, ask, tell, heard } = bench({ library: li, score: () => 120 })
    const began = reply(0, 0, 0, 0, 0, 0)
    expect(ask(frame(27))).toBe(began)
    module.touch('li-1')
    await settled()
    expect(heard()).toBe(`${reply(0, 1, 0, 0, 0, 0)} ${frame(63)}`)
    ask(frame(28))
    await settled()
    expect(heard()).toBe(frame(63))
    module.touch('stranger')
    ask(frame(28))
    await settled()
    expect(heard()).toBe(frame(64))
    expect(tell(0x32, 3, 0, 9, 0, 0)).toBe(reply(0x23, 0, 0, 0, 0, 0))
    expect(tell(0x32, 3, 0, 200, 0, 0)).toBe(reply(0x0b, 0, 0, 0, 0, 0))
    expect(bench().ask(frame(27))).toBe(reply(0x24, 0, 0, 0, 0, 0))
  })

  it('stops when it is cancelled and says no more', async () => {
    const { module, ask, heard } = bench({ library: li })
    ask(frame(27))
    expect(ask(frame(60))).toBe(OK)
    module.touch('li-1')
    await settled()
    expect(heard()).toBe('')
  })
})
