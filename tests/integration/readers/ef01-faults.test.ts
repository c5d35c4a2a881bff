import { describe, expect, it } from 'vitest'
import type { ConnectedReader } from '#core/readers/reader.ts'
import type { FaultKind } from '#core/readers/simulators/faults.ts'
import { createBench, identifying, looks, useBenches, type Bench } from './bench.ts'

const bench = useBenches()

const li = new Map([[3, 'li-1']])

describe('faults on the line', () => {
  /** Faults the driver has to get over without anybody noticing. */
  it.each<FaultKind>(['noise', 'chunk', 'stale', 'doubleReply'])(
    '%s: everything still works',
    async (fault) => {
      const made = await bench({ library: li })
      made.line.set(fault)
      const { reader, touches, stop, ended } = await identifying(made)
      expect(reader.info()).toMatchObject({ capacity: 200, used: 1, occupied: [3] })
      made.module.touch('li-1')
      expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      stop.abort()
      await ended
      await reader.enrol({ slot: 8, onStep: made.hand('wang-2') })
      expect(await reader.readTemplate(8)).toHaveLength(512)
      expect(await reader.deleteSlot(8)).toMatchObject({ before: 2, after: 1 })
    },
  )

  it.each<FaultKind>(['truncate', 'silence', 'checksum', 'foreign', 'late'])(
    '%s once in a while: the command is repeated',
    async (fault) => {
      const made = await bench({ library: li })
      const { touches, kinds } = await identifying(made)
      for (const code of [0x01, 0x02, 0x1b]) {
        let armed = true
        made.onCommand((seen) => {
          if (seen === code && armed && made.module.state.finger !== undefined) {
            armed = false
            made.line.set(fault, 1)
          }
        })
        made.module.touch('li-1')
        await touches.until((touch) => touch.kind === 'match', 15_000)
        expect(armed).toBe(false)
        made.module.lift()
        await touches.until((touch) => touch.kind === 'lifted', 15_000)
      }
      expect(kinds()).toEqual(['match', 'lifted', 'match', 'lifted', 'match', 'lifted'])
    },
  )

  it.each<[FaultKind, string]>([
    ['truncate', 'badReply'],
    ['silence', 'noReply'],
    ['checksum', 'badReply'],
    ['foreign', 'noReply'],
    ['late', 'noReply'],
    ['locked', 'refused'],
  ])('%s for good: rejects %s in bounded time', async (fault, code) => {
    const made = await bench({ library: li })
    const { ended } = await identifying(made)
    made.line.set(fault)
    await expect(ended).rejects.toMatchObject({ code })
  })

  it('a Match answered twice, first with 01, is one answer', async () => {
    const made = await bench({ library: li, defects: { doubleMatch: true } })
    const reader = await made.connect()
    await reader.enrol({ slot: 8, onStep: made.hand('wang-2') })
    expect(reader.info().occupied).toEqual([3, 8])
    const mixed = reader.enrol({ slot: 9, onStep: made.hand('zhao-1', 'zhao-2') })
    await expect(mixed).rejects.toMatchObject({ code: 'different' })
  })

  it('the 55 of an R503 that loses power for a moment is no answer', async () => {
    const made = await bench({ model: 'r503', library: li })
    const { touches } = await identifying(made)
    let cut = false
    made.onCommand((code) => {
      if (code !== 0x02 || cut) return
      cut = true
      made.module.powerCycle()
    })
    made.module.touch('li-1')
    // The picture went with the power, which is a poor press; the next one counts.
    await touches.until((touch) => touch.kind === 'match')
    expect(cut).toBe(true)
  })

  it('a data stream that stops is badReply, once it was asked for again', async () => {
    const made = await bench({ library: li })
    const reader = await made.connect()
    made.line.set('dataStop')
    await expect(reader.readTemplate(3)).rejects.toMatchObject({ code: 'badReply' })
    made.line.set('none')
    expect(await reader.readTemplate(3)).toHaveLength(512)
  })

  it('a packet lost for its sum does not shorten a template', async () => {
    const made = await bench({ library: li })
    const reader = await made.connect()
    let packets = 0
    made.onReply((frame) => {
      if (frame[6] === 2) packets += 1
      made.line.set(packets === 2 && frame[6] === 2 ? 'checksum' : 'none')
    })
    expect(await reader.readTemplate(3)).toHaveLength(512)
    expect(packets).toBeGreaterThan(3)
  })
})

describe('pulling the plug', () => {
  /** Runs an act again and again and pulls the plug at its 1st, 2nd, 3rd ... command, until it gets through. */
  async function pullAtEveryCommand(
    least: number,
    act: (made: Bench, reader: ConnectedReader) => Promise<unknown>,
  ): Promise<void> {
    for (let at = 1; ; at += 1) {
      const made = await createBench({ library: li })
      try {
        const reader = await made.connect()
        let seen = 0
        let pulled: Promise<void> | undefined
        made.onCommand(() => {
          seen += 1
          if (seen === at) pulled = made.unplug()
        })
        const outcome = await act(made, reader).then(
          () => 'done',
          (error: unknown) => error,
        )
        await pulled
        if (seen < at) {
          expect(outcome).toBe('done')
          expect(seen).toBeGreaterThanOrEqual(least)
          return
        }
        expect(outcome).toMatchObject({ code: 'unplugged' })
        await expect(reader.verify()).rejects.toMatchObject({ code: 'unplugged' })
      } finally {
        await made.dispose()
      }
    }
  }

  it('while connecting', async () => {
    for (let at = 1; at <= 4; at += 1) {
      const made = await bench()
      let seen = 0
      made.onCommand(() => {
        seen += 1
        if (seen === at) void made.unplug()
      })
      await expect(made.connect({ speeds: [57_600, 9_600] })).rejects.toMatchObject({ code: 'unplugged' })
    }
  })

  it('when idle: the owner is told', async () => {
    const made = await bench()
    const reader = await made.connect()
    const told = new Promise<string>((resolve) => reader.onLost(resolve))
    await made.unplug()
    expect(await told).not.toBe('')
    await expect(reader.deleteSlot(1)).rejects.toMatchObject({ code: 'unplugged' })
  })

  it('while polling', async () => {
    const made = await bench()
    const { ended } = await identifying(made)
    await looks(made, 3)
    await made.unplug()
    await expect(ended).rejects.toMatchObject({ code: 'unplugged' })
  })

  it('at every command of an enrolment', async () => {
    await pullAtEveryCommand(14, (made, reader) => reader.enrol({ slot: 9, onStep: made.hand('wang-2') }))
  })

  it('at every command of a deletion', async () => {
    await pullAtEveryCommand(5, (_, reader) => reader.deleteSlot(3))
  })

  it('at every command of a backup and a restore', async () => {
    await pullAtEveryCommand(8, async (_, reader) => reader.writeTemplate(9, await reader.readTemplate(3)))
  })

  it('in the middle of an upload', async () => {
    const made = await bench({ library: li })
    const reader = await made.connect()
    let packets = 0
    made.onReply((frame) => {
      if (frame[6] === 2 && ++packets === 2) void made.unplug()
    })
    await expect(reader.readTemplate(3)).rejects.toMatchObject({ code: 'unplugged' })
  })
})
