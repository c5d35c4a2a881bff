import { describe, expect, it } from 'vitest'
import { useBenches } from './bench.ts'

const bench = useBenches()

const li = new Map([[3, 'li-1']])

describe('settings of the module', () => {
  it.each([0, 2, 99])(
    'sets a password that is in force from then on, with %i acknowledges lost',
    async (lost) => {
      const made = await bench({ password: 7, library: li })
      const reader = await made.connect({ password: 7 })
      let left = lost
      made.onCommand((code) => made.line.set(code === 0x12 && left-- > 0 ? 'silence' : 'none', 1))
      await reader.setPassword(0x12345678)
      expect(made.module.state.password).toBe(0x12345678)
      made.module.powerCycle()
      await expect(reader.deleteSlot(3)).rejects.toMatchObject({ code: 'refused', confirmation: 0x21 })
      await reader.verify()
      expect(await reader.deleteSlot(3)).toMatchObject({ after: 0 })
      await reader.close()
      await expect(made.connect({ password: 7 })).rejects.toMatchObject({ code: 'wrongPassword' })
    },
  )

  it('does not call a password set that is not, and keeps working with the old one', async () => {
    const made = await bench({ password: 7, library: li })
    const reader = await made.connect({ password: 7 })
    // A module that says yes and keeps what it has.
    Object.defineProperty(made.module.state, 'password', { get: () => 7, set: () => undefined })
    await expect(reader.setPassword(8)).rejects.toMatchObject({ code: 'notProven' })
    await reader.verify()
    expect(await reader.readTemplate(3)).toHaveLength(512)
  })

  it('sets security and packet size, proven by what the module says of itself', async () => {
    const made = await bench({ library: li })
    const reader = await made.connect()
    await reader.setSecurity(5)
    await reader.setPacketBytes(32)
    expect(made.module.state).toMatchObject({ security: 5, packetSizeCode: 0 })
    const template = await reader.readTemplate(3)
    await reader.deleteSlot(3)
    let longest = 0
    made.onReply((frame) => {
      if (frame[6] === 2) longest = Math.max(longest, frame.length)
    })
    await reader.writeTemplate(4, template)
    expect(longest).toBe(0x20 + 11)
    await expect(reader.setSecurity(6)).rejects.toMatchObject({ code: 'refused', confirmation: 0x1b })
    await expect(reader.setPacketBytes(100)).rejects.toThrow(RangeError)
    const stubborn = await bench()
    const other = await stubborn.connect()
    Object.defineProperty(stubborn.module.state, 'security', { get: () => 3, set: () => undefined })
    await expect(other.setSecurity(4)).rejects.toMatchObject({ code: 'notProven' })
  })

  it('believes a clone that cannot say what it is set to', async () => {
    const made = await bench({ defects: { noReadSysPara: true, silentUnknown: true } })
    await (await made.connect()).setSecurity(1)
    expect(made.module.state.security).toBe(1)
  })

  it.each(['none', 'silence'] as const)(
    'changes the speed and is found at the new one (acknowledge: %s)',
    async (fault) => {
      const made = await bench({ speedMatters: true, model: 'r503' })
      const reader = await made.connect()
      made.onCommand((code) => made.line.set(code === 0x0e ? fault : 'none', 1))
      await reader.setSpeed(115_200)
      await expect(reader.verify()).rejects.toMatchObject({ code: 'unplugged' })
      const again = await made.connect({ speeds: [57_600, 9_600, 115_200] })
      expect(again.info().baudRate).toBe(115_200)
    },
  )

  it('never sets a speed nobody would look for, and keeps the line when it is refused', async () => {
    const made = await bench({ defects: { wornFlash: true } })
    const reader = await made.connect()
    await expect(reader.setSpeed(48_000)).rejects.toThrow(RangeError)
    await expect(reader.setSpeed(9_600)).rejects.toMatchObject({ code: 'refused', confirmation: 0x18 })
    await reader.verify()
  })

  it.each([0, 2])('empties the library with proof, with %i acknowledges lost', async (lost) => {
    const made = await bench({ library: new Map([3, 4].map((slot) => [slot, `f-${slot}`])) })
    const reader = await made.connect()
    let left = lost
    made.onCommand((code) => made.line.set(code === 0x0d && left-- > 0 ? 'silence' : 'none', 1))
    expect(await reader.empty()).toEqual({ before: 2 })
    expect(reader.info()).toMatchObject({ used: 0, occupied: [] })
  })

  it.each([
    ['zfm', 0x11],
    ['r503', 0x18],
  ] as const)('tells the word with which %s refuses to empty', async (model, confirmation) => {
    const made = await bench({ library: li, model, defects: { wornFlash: true } })
    await expect((await made.connect()).empty()).rejects.toMatchObject({ code: 'refused', confirmation })
  })
})
