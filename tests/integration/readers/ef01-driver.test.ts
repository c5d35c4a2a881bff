import { describe, expect, it } from 'vitest'
import type { Touch } from '#core/readers/reader.ts'
import { createJournal, identifying, looks, useBenches } from './bench.ts'

const bench = useBenches()

const li = new Map([[3, 'li-1']])

describe('connecting', () => {
  it('finds out capacity, count and filled slots', async () => {
    const { connect } = await bench({
      library: new Map([0, 1, 5, 299].map((slot) => [slot, `f-${slot}`])),
      capacity: 300,
    })
    const reader = await connect()
    expect(reader.info()).toEqual({
      model: 'EF01 0000/300',
      capacity: 300,
      capacityKnown: true,
      canEnrol: true,
      used: 4,
      occupied: [0, 1, 5, 299],
      baudRate: 57_600,
    })
  })

  it('finds the module at another speed', async () => {
    const { connect } = await bench({ baudN: 2, speedMatters: true })
    const reader = await connect({ speeds: [57_600, 9_600, 115_200, 19_200, 38_400] })
    expect(reader.info().baudRate).toBe(19_200)
  })

  it('says wrongPassword at once, without trying other speeds', async () => {
    const { connect, commands } = await bench({ password: 0x12345678 })
    await expect(connect({ speeds: [57_600, 9_600] })).rejects.toMatchObject({
      code: 'wrongPassword',
      confirmation: 0x13,
    })
    expect(commands.all).toEqual([0x13])
    const reader = await connect({ password: 0x12345678 })
    expect(reader.info().used).toBe(0)
  })

  it('says noReply when nobody answers at any speed', async () => {
    const { connect, line } = await bench()
    line.set('silence')
    await expect(connect({ speeds: [57_600, 9_600] })).rejects.toMatchObject({ code: 'noReply' })
  })

  it('works with a configured address, and not with the factory one then', async () => {
    const { connect } = await bench({ address: 0x01020304 })
    await expect(connect()).rejects.toMatchObject({ code: 'noReply' })
    expect((await connect({ address: 0x01020304 })).info().capacity).toBe(200)
  })

  it.each([{ noReadSysPara: true, silentUnknown: true }, { noReadSysPara: true }, { zeroCapacity: true }])(
    'falls back to the configured capacity: %o',
    async (defects) => {
      const { connect } = await bench({ defects })
      const { capacity, capacityKnown } = (await connect({ capacityFallback: 162 })).info()
      expect({ capacity, capacityKnown }).toEqual({ capacity: 162, capacityKnown: false })
    },
  )

  it('does without an index table', async () => {
    const { connect } = await bench({ defects: { noIndexTable: true }, library: li })
    const reader = await connect()
    expect(reader.info()).toMatchObject({ used: 1, occupied: undefined })
    await expect(reader.deleteSlot(4)).rejects.toMatchObject({ code: 'slotEmpty' })
    expect(await reader.deleteSlot(3)).toEqual({ slot: 3, before: 1, after: 0, indexClear: undefined })
  })

  it('stops when cancelled', async () => {
    const { connect, line } = await bench()
    line.set('silence')
    const stop = new AbortController()
    const connecting = connect({ signal: stop.signal })
    stop.abort()
    await expect(connecting).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('identifying', () => {
  it('tells a known finger, an unknown one and a dirty one, and that each was lifted', async () => {
    const made = await bench({ library: li, score: () => 96 })
    const { touches, stop, ended } = await identifying(made)
    const before = performance.now()
    made.module.touch('li-1')
    const hit = await touches.until((touch) => touch.kind === 'match')
    expect(hit).toMatchObject({ slot: 3, score: 96 })
    expect(hit.arrivedAtMs).toBeGreaterThan(before)
    expect(hit.arrivedAtMs).toBeLessThanOrEqual(performance.now())
    made.module.lift()
    await touches.until((touch) => touch.kind === 'lifted')
    made.module.touch('stranger')
    await touches.until((touch) => touch.kind === 'unknown')
    made.module.lift()
    await touches.until((touch) => touch.kind === 'lifted')
    made.module.dirty()
    expect(await touches.until((touch) => touch.kind === 'dirty')).toMatchObject({
      reason: 'disordered',
      confirmation: 6,
    })
    made.module.lift()
    await touches.until((touch) => touch.kind === 'lifted')
    stop.abort()
    await expect(ended).resolves.toBeUndefined()
  })

  it('takes a finger that stays for one touch', async () => {
    const made = await bench({ library: li })
    const { touches, kinds } = await identifying(made)
    made.module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
    await looks(made, 10)
    expect(kinds()).toEqual(['match'])
    made.module.lift()
    await touches.until((touch) => touch.kind === 'lifted')
    made.module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
    expect(kinds()).toEqual(['match', 'lifted', 'match'])
  })

  it('does not look up the finger that lies there from before, when told so', async () => {
    const made = await bench({ library: li })
    const reader = await made.connect()
    const touches = createJournal<Touch>()
    const stop = new AbortController()
    made.module.touch('li-1')
    const ended = reader.identifyLoop({
      onTouch: touches.add,
      signal: stop.signal,
      pollMs: 10,
      liftFirst: true,
    })
    await looks(made, 5)
    expect(touches.all).toEqual([])
    made.module.lift()
    await looks(made, 2)
    made.module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
    stop.abort()
    await ended
  })

  it('falls back to Search for good where HighSpeedSearch is not known', async () => {
    for (const defects of [{ noHighSpeedSearch: true }, { noHighSpeedSearch: true, silentUnknown: true }]) {
      const made = await bench({ library: li, defects })
      const { touches } = await identifying(made)
      for (let round = 0; round < 2; round += 1) {
        made.module.touch('li-1')
        await touches.until((touch) => touch.kind === 'match')
        made.module.lift()
        await touches.until((touch) => touch.kind === 'lifted')
      }
      expect(made.commands.all.filter((code) => code === 0x1b)).toHaveLength(1)
      expect(made.commands.all.filter((code) => code === 0x04)).toHaveLength(2)
    }
  })

  it('believes the code of a miss, not the slot beside it', async () => {
    const made = await bench({ library: li, defects: { garbageOnMiss: true } })
    const { touches } = await identifying(made)
    made.module.touch('stranger')
    await touches.until((touch) => touch.kind === 'unknown')
  })

  it('rejects with refused 21 when the module has lost power and wants its password', async () => {
    const made = await bench({ password: 7, library: li })
    const reader = await made.connect({ password: 7 })
    const stop = new AbortController()
    const ended = reader.identifyLoop({ onTouch: () => undefined, signal: stop.signal, pollMs: 10 })
    made.module.powerCycle()
    await expect(ended).rejects.toMatchObject({ code: 'refused', confirmation: 0x21 })
    await reader.verify()
    stop.abort()
    await reader.identifyLoop({ onTouch: () => undefined, signal: stop.signal })
  })

  it('is refused while something else runs', async () => {
    const made = await bench()
    const { reader, stop, ended } = await identifying(made)
    await expect(reader.enrol({ slot: 1 })).rejects.toMatchObject({ code: 'busy' })
    stop.abort()
    await ended
  })
})
