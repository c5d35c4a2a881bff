import { describe, expect, it } from 'vitest'
import { encodeData, encodePacket } from '#core/readers/gt511/codec.ts'
import { useFamilyBenches, watching } from './family-bench.ts'

const bench = useFamilyBenches()

const li = { fingers: { 3: 'li-1' } }
const LIGHT = 0x12
const OPEN = 0x01
const IDENTIFY = 0x51

describe('connecting to a GT-511', () => {
  it.each([20, 200, 1000, 2000, 3000])('finds out that it has %i ids', async (capacity) => {
    const made = await bench('gt511', { ...li, capacity })
    const reader = await made.connect()
    expect(reader.info()).toEqual({
      model: `GT-511 20140217/${capacity}`,
      capacity,
      capacityKnown: true,
      used: 1,
      occupied: undefined,
      baudRate: 9600,
      canEnrol: true,
    })
  })

  it('takes the configured capacity where none is found', async () => {
    const made = await bench('gt511', { ...li, capacity: 9000 })
    const { capacity, capacityKnown } = (await made.connect({ capacityFallback: 500 })).info()
    expect({ capacity, capacityKnown }).toEqual({ capacity: 500, capacityKnown: false })
  })

  it('says refused when it says no to everything', async () => {
    const made = await bench('gt511')
    made.line.set('locked')
    await expect(made.connect()).rejects.toMatchObject({ code: 'refused', confirmation: 0x100f })
  })
})

describe('identifying with a GT-511', () => {
  it('has the light on, also for a reader that was just verified after a loss of power', async () => {
    const made = await bench('gt511', li)
    const { reader, touches, stop, ended } = await watching(made)
    stop.abort()
    await ended
    made.module.powerCycle()
    await reader.verify()
    const again = new AbortController()
    const watched = reader.identifyLoop({ onTouch: touches.add, signal: again.signal, pollMs: 10 })
    made.module.touch('li-1')
    expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
    again.abort()
    await watched
  })

  it('puts the light on again by itself when the power was gone for a moment', async () => {
    const made = await bench('gt511', li)
    const { touches, stop, ended } = await watching(made)
    await made.commands.until((code) => code === 0x26)
    made.module.powerCycle()
    made.commands.skip()
    await made.commands.until((code) => code === LIGHT, 8000)
    made.module.touch('li-1')
    expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
    stop.abort()
    await ended
  }, 15_000)

  it('puts the line in step by Open after a lost reply: no other answer has its data', async () => {
    const made = await bench('gt511', li)
    const { touches } = await watching(made)
    made.onCommand((code) => {
      if (code !== IDENTIFY) return
      made.onCommand(undefined)
      made.line.set('late', 1)
    })
    made.commands.all.length = 0
    made.commands.skip()
    made.module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match', 10_000)
    const after = made.commands.all.slice(made.commands.all.indexOf(IDENTIFY) + 1)
    expect(after.slice(0, 2)).toEqual([OPEN, IDENTIFY])
  }, 15_000)

  it('does not believe a hit outside the library', async () => {
    const made = await bench('gt511', li)
    const { ended } = await watching(made)
    let identifying = false
    made.onCommand((code) => (identifying = code === IDENTIFY))
    made.onReply((frame) => [identifying ? encodePacket({ code: 0x30, parameter: 200 }) : frame])
    made.module.touch('li-1')
    await expect(ended).rejects.toMatchObject({ code: 'badReply' })
  })
})

describe('templates of a GT-511', () => {
  it('are 498 bytes long, and nothing else is sent', async () => {
    const made = await bench('gt511')
    const reader = await made.connect()
    await expect(reader.writeTemplate(1, new Uint8Array(193))).rejects.toMatchObject({ code: 'refused' })
    expect(made.module.slots()).toEqual([])
  })

  it('damaged on the way in are not stored, and the reader says so', async () => {
    const from = await bench('gt511', li)
    const template = await (await from.connect()).readTemplate(3)
    const made = await bench('gt511')
    const open = async (baudRate: number) => {
      const tty = await made.open(baudRate)
      const write = (bytes: Uint8Array) =>
        tty.write(bytes.length > 400 ? bytes.with(300, (bytes[300] ?? 0) ^ 1) : bytes)
      return { ...tty, write }
    }
    const reader = await made.connect({ open })
    await expect(reader.writeTemplate(1, template)).rejects.toMatchObject({
      code: 'refused',
      confirmation: 0x1006,
    })
    expect(made.module.slots()).toEqual([])
  })

  it('are compared with what was sent once they are stored', async () => {
    const made = await bench('gt511', li)
    const reader = await made.connect()
    const template = await reader.readTemplate(3)
    await reader.deleteSlot(3)
    const other = template.with(100, (template[100] ?? 0) ^ 1)
    made.onReply((frame) => [frame.length === 504 ? encodeData(other) : frame])
    await expect(reader.writeTemplate(1, template)).rejects.toMatchObject({ code: 'notProven' })
  })

  it('does not call deleted what is still there', async () => {
    const made = await bench('gt511', li)
    const reader = await made.connect()
    // A module that says yes and does nothing.
    const { receive } = made.module
    made.module.receive = (bytes) =>
      receive(bytes[8] === 0x40 ? encodePacket({ code: LIGHT, parameter: 1 }) : bytes)
    await expect(reader.deleteSlot(3)).rejects.toMatchObject({ code: 'notProven', slot: 3 })
  })
})
