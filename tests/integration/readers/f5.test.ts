import { describe, expect, it } from 'vitest'
import { encodeFrame } from '#core/readers/f5/codec.ts'
import type { Touch } from '#core/readers/reader.ts'
import { createJournal } from './bench.ts'
import { useFamilyBenches, watching } from './family-bench.ts'

const bench = useFamilyBenches()

const IDENTIFY = 0x0c

describe('connecting to an F5 module', () => {
  it('finds out capacity, count and users; user 1 is slot 0', async () => {
    const made = await bench('f5', { fingers: { 0: 'li-1', 2: 'li-2', 300: 'li-3' } })
    const reader = await made.connect()
    expect(reader.info()).toEqual({
      model: 'F5/4000',
      capacity: 4000,
      capacityKnown: true,
      used: 3,
      occupied: [0, 2, 300],
      baudRate: 19_200,
      canEnrol: true,
    })
    // Refuse duplicates, and end captures soon.
    expect(made.commands.all.slice(0, 3)).toEqual([0x09, 0x2d, 0x2e])
  })

  it('works with a module that does not know the capture timeout', async () => {
    const made = await bench('f5', { fingers: { 3: 'li-1' } })
    made.onReply((frame) => (frame[1] === 0x2e ? [] : [frame]))
    const { touches, stop, ended } = await watching(made)
    made.module.touch('li-1')
    expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
    stop.abort()
    await ended
  })
})

describe('identifying with an F5 module', () => {
  it('takes permission 1 for a hit, although it looks like "failed"', async () => {
    const made = await bench('f5', { fingers: { 0: 'li-1' } })
    const { touches } = await watching(made)
    const raw = createJournal<number[]>()
    made.onReply((frame) => {
      if (frame[1] === IDENTIFY) raw.add([...frame])
      return [frame]
    })
    made.module.touch('li-1')
    expect(await touches.until((touch) => touch.kind !== 'lifted')).toMatchObject({ kind: 'match', slot: 0 })
    expect(await raw.until((frame) => frame[3] === 1)).toEqual([0xf5, 0x0c, 0, 1, 1, 0, 0x0c, 0xf5])
  })

  it('takes a failure without a user for a poor touch, and no plausible user beside a miss', async () => {
    const made = await bench('f5', { fingers: { 0: 'li-1' } })
    const { touches } = await watching(made)
    const replies: { word: number; last: number }[] = [
      { word: 0, last: 1 },
      { word: 0, last: 8 },
      { word: 7, last: 5 },
      { word: 0, last: 8 },
    ]
    made.onReply((frame) => {
      const next = frame[1] === IDENTIFY ? replies.shift() : undefined
      return next === undefined ? [frame] : [encodeFrame({ code: IDENTIFY, ...next })]
    })
    await touches.until((touch) => touch.kind === 'dirty')
    await touches.until((touch) => touch.kind === 'unknown')
    await touches.until((touch) => touch.kind === 'lifted')
    expect(touches.all.map(({ kind }) => kind)).toEqual(['dirty', 'lifted', 'unknown', 'lifted'])
  })

  it('tells the next person at once, and not the slip of a finger that is being lifted', async () => {
    const made = await bench('f5', { fingers: { 0: 'li-1', 1: 'wang-2' } })
    const { touches } = await watching(made)
    made.module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
    made.module.touch('stranger')
    for (let looks = 0; looks < 4; looks += 1) await made.commands.until((code) => code === IDENTIFY)
    made.module.touch('wang-2')
    await touches.until((touch) => touch.kind === 'match')
    const told = touches.all.map((touch) => (touch.kind === 'match' ? touch.slot : touch.kind))
    expect(told).toEqual([0, 'lifted', 1])
  })

  it('when taken back waits for the answer under way, and tells of whoever touched just then', async () => {
    const made = await bench('f5', { fingers: { 0: 'li-1' } })
    const reader = await made.connect()
    const touches = createJournal<Touch>()
    const stop = new AbortController()
    // The reader asks, is taken back while it waits, and only then a finger comes.
    made.onCommand((code) => {
      if (code !== IDENTIFY) return
      made.onCommand(undefined)
      stop.abort()
      setImmediate(() => made.module.touch('li-1'))
    })
    await reader.identifyLoop({ onTouch: touches.add, signal: stop.signal })
    expect(touches.all).toMatchObject([{ kind: 'match', slot: 0 }])
    expect((await reader.deleteSlot(0)).after).toBe(0)
  })

  it('does not believe a hit outside the library', async () => {
    const made = await bench('f5')
    const { ended } = await watching(made)
    made.onReply((frame) =>
      frame[1] === IDENTIFY ? [encodeFrame({ code: IDENTIFY, word: 4001, last: 1 })] : [frame],
    )
    await expect(ended).rejects.toMatchObject({ code: 'badReply' })
  })
})

describe('enrolling with an F5 module', () => {
  it('is told a duplicate without its slot when the finger is gone before it was looked up', async () => {
    const made = await bench('f5', { fingers: { 0: 'li-1' } })
    const reader = await made.connect()
    made.onReply((frame) => {
      if (frame[1] === 0x03) made.module.lift()
      return [frame]
    })
    const outcome = reader.enrol({ slot: 5, onStep: made.hand('li-1') })
    await expect(outcome).rejects.toMatchObject({ code: 'duplicate', slot: undefined })
  })

  it('has settings that are lost with the power, and set again by verify', async () => {
    const made = await bench('f5')
    const reader = await made.connect()
    made.commands.all.length = 0
    await reader.verify()
    expect(made.commands.all).toEqual([0x09, 0x2d, 0x2e])
  })
})

describe('features of an F5 module', () => {
  it('do not belong to the user they were read from', async () => {
    const made = await bench('f5', { fingers: { 4: 'li-1' } })
    const reader = await made.connect()
    const feature = await reader.readTemplate(4)
    await reader.deleteSlot(4)
    await reader.writeTemplate(258, feature)
    expect(made.module.slots()).toEqual([258])
    expect(reader.info().occupied).toEqual([258])
  })

  it('does not call deleted what is still there', async () => {
    const made = await bench('f5', { fingers: { 3: 'li-1' } })
    const reader = await made.connect()
    // A module that says yes and does nothing: it only hears of another user's deletion.
    const { receive } = made.module
    made.module.receive = (bytes) =>
      receive(bytes[1] === 0x04 ? encodeFrame({ code: 0x2d, word: 1, last: 0 }) : bytes)
    made.onReply((frame) => (frame[1] === 0x2d ? [encodeFrame({ code: 0x04, word: 0, last: 0 })] : [frame]))
    await expect(reader.deleteSlot(3)).rejects.toMatchObject({ code: 'notProven', slot: 3 })
  })
})
