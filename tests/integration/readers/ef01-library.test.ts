import { describe, expect, it } from 'vitest'
import type { EnrolStep } from '#core/readers/reader.ts'
import { onceSeenEmpty, useBenches } from './bench.ts'

const bench = useBenches()

const li = new Map([[3, 'li-1']])

describe('enrolling', () => {
  it.each(['generic', 'r503', 'zfm'] as const)('two presses on %s, told step by step', async (model) => {
    const made = await bench({ model, library: li })
    const reader = await made.connect()
    const steps: EnrolStep[] = []
    const hand = made.hand('wang-2')
    const done = await reader.enrol({
      slot: 7,
      onStep: (step) => {
        steps.push(step)
        hand(step)
      },
    })
    expect(done).toEqual({ slot: 7 })
    expect(steps).toEqual([
      { step: 'press' },
      { step: 'lift' },
      { step: 'pressAgain' },
      { step: 'stored', slot: 7 },
    ])
    expect(reader.info()).toMatchObject({ used: 2, occupied: [3, 7] })
  })

  it('searches before the first capture and never between the captures', async () => {
    const made = await bench()
    const reader = await made.connect()
    made.commands.all.length = 0
    await reader.enrol({ slot: 7, onStep: made.hand('wang-2') })
    const acts = made.commands.all.filter((code) => [0x02, 0x03, 0x04, 0x05, 0x06].includes(code))
    expect(acts).toEqual([0x02, 0x04, 0x02, 0x02, 0x03, 0x05, 0x06])
  })

  it('refuses a finger that is stored already, and names its slot', async () => {
    const made = await bench({ library: li })
    const reader = await made.connect()
    const steps: EnrolStep[] = []
    const hand = made.hand('li-1')
    const onStep = (step: EnrolStep): void => {
      steps.push(step)
      hand(step)
    }
    await expect(reader.enrol({ slot: 7, onStep })).rejects.toMatchObject({ code: 'duplicate', slot: 3 })
    expect(steps.at(-1)).toEqual({ step: 'duplicate', slot: 3 })
    expect(made.module.state.library.size).toBe(1)
  })

  it.each([false, true])(
    'refuses two different fingers, also where the module would merge them (clone: %s)',
    async (clone) => {
      const made = await bench({ defects: { clone } })
      const reader = await made.connect()
      const steps: string[] = []
      const hand = made.hand('li-1', 'wang-2')
      const onStep = (step: EnrolStep): void => {
        steps.push(step.step)
        hand(step)
      }
      await expect(reader.enrol({ slot: 7, onStep })).rejects.toMatchObject({ code: 'different' })
      expect(steps.filter((step) => step === 'different')).toHaveLength(3)
      expect(made.module.state.library.size).toBe(0)
    },
  )

  it('asks again after a poor press, and gives up after many', async () => {
    const made = await bench()
    const reader = await made.connect()
    let poor = 0
    const steps: string[] = []
    const onStep = (step: EnrolStep): void => {
      steps.push(step.step)
      if (step.step === 'press' && poor === 0) made.module.dirty()
      else if (step.step === 'poor') {
        poor += 1
        made.module.lift()
        onceSeenEmpty(made, () => made.module.touch('li-1'))
      } else made.hand('li-1')(step)
    }
    await reader.enrol({ slot: 0, onStep })
    expect(steps).toEqual(['press', 'poor', 'lift', 'pressAgain', 'stored'])

    const never = (step: EnrolStep): void => {
      if (step.step === 'press') made.module.dirty('fewPoints')
      else if (step.step === 'poor') {
        made.module.lift()
        onceSeenEmpty(made, () => made.module.dirty('fewPoints'))
      }
    }
    await expect(reader.enrol({ slot: 1, onStep: never })).rejects.toMatchObject({
      code: 'poor',
      confirmation: 7,
    })
  })

  it('refuses slots that are outside, taken, or when all are used', async () => {
    const made = await bench({ capacity: 4, library: li })
    const reader = await made.connect()
    await expect(reader.enrol({ slot: 4 })).rejects.toMatchObject({ code: 'slotOutOfRange' })
    await expect(reader.enrol({ slot: -1 })).rejects.toMatchObject({ code: 'slotOutOfRange' })
    await expect(reader.enrol({ slot: 3 })).rejects.toMatchObject({ code: 'slotTaken', slot: 3 })
    const full = await bench({ capacity: 1, library: new Map([[0, 'li-1']]) })
    await expect((await full.connect()).enrol({ slot: 0 })).rejects.toMatchObject({ code: 'full' })
  })

  it('gives up when nobody touches, and when nobody lifts', async () => {
    const made = await bench()
    const reader = await made.connect()
    await expect(reader.enrol({ slot: 1, fingerTimeoutMs: 50 })).rejects.toMatchObject({ code: 'timedOut' })
    made.module.touch('li-1')
    await expect(reader.enrol({ slot: 1, fingerTimeoutMs: 50 })).rejects.toMatchObject({ code: 'timedOut' })
  })

  it.each(['press', 'lift', 'pressAgain'] as const)(
    'can be cancelled at %s, and the reader goes on',
    async (at) => {
      const made = await bench()
      const reader = await made.connect()
      const stop = new AbortController()
      const hand = made.hand('li-1')
      const onStep = (step: EnrolStep): void => {
        if (step.step === at) stop.abort()
        else hand(step)
      }
      await expect(reader.enrol({ slot: 1, onStep, signal: stop.signal })).rejects.toMatchObject({
        code: 'cancelled',
      })
      expect(made.module.state.library.size).toBe(0)
      made.module.lift()
      await reader.enrol({ slot: 1, onStep: hand })
    },
  )
})

describe('the library', () => {
  it('deletes with proof', async () => {
    const made = await bench({ library: new Map([3, 4].map((slot) => [slot, `f-${slot}`])) })
    const reader = await made.connect()
    expect(await reader.deleteSlot(3)).toEqual({ slot: 3, before: 2, after: 1, indexClear: true })
    expect(reader.info()).toMatchObject({ used: 1, occupied: [4] })
    await expect(reader.deleteSlot(3)).rejects.toMatchObject({ code: 'slotEmpty' })
    await expect(reader.deleteSlot(200)).rejects.toMatchObject({ code: 'slotOutOfRange' })
  })

  it.each([
    ['zfm', 0x10],
    ['r503', 0x18],
  ] as const)('tells the word with which %s refuses to delete', async (model, confirmation) => {
    const made = await bench({ library: li, model, defects: { wornFlash: true } })
    const reader = await made.connect()
    await expect(reader.deleteSlot(3)).rejects.toMatchObject({ code: 'refused', confirmation })
    expect(reader.info()).toMatchObject({ used: 1, occupied: [3] })
  })

  it('does not call deleted what is still there', async () => {
    const made = await bench({ library: li })
    const reader = await made.connect()
    // A module that says yes and does nothing.
    const keep = made.module.state.library.delete
    made.module.state.library.delete = () => true
    await expect(reader.deleteSlot(3)).rejects.toMatchObject({ code: 'notProven', slot: 3 })
    made.module.state.library.delete = keep
  })

  it.each([1, 2])('counts a deletion whose reply was lost %i times as done', async (times) => {
    let lost = times
    const made = await bench({ library: li })
    const reader = await made.connect()
    made.onCommand((code) => made.line.set(code === 0x0c && lost-- > 0 ? 'silence' : 'none', 1))
    expect(await reader.deleteSlot(3)).toMatchObject({ before: 1, after: 0 })
    expect(made.commands.all.filter((code) => code === 0x0c)).toHaveLength(2)
  })

  it.each([512, 694, 1536])('moves a template of %i bytes to another reader', async (templateBytes) => {
    const from = await bench({ library: li, templateBytes })
    const to = await bench({ templateBytes, packetSizeCode: 3 })
    const template = await (await from.connect()).readTemplate(3)
    expect(template).toHaveLength(templateBytes)
    const target = await to.connect()
    await target.writeTemplate(9, template)
    expect(target.info().occupied).toEqual([9])
    await expect(target.writeTemplate(9, template)).rejects.toMatchObject({ code: 'slotTaken' })
    await expect(target.readTemplate(10)).rejects.toMatchObject({ code: 'slotEmpty' })
  })
  it('stores nothing when a template was damaged on its way, whatever lay in the buffer', async () => {
    const from = await bench({ library: new Map([[1, 'wang-2']]) })
    const template = await (await from.connect()).readTemplate(1)
    const made = await bench({ library: li })
    let damages = 0
    const open = async (baudRate: number) => {
      const tty = await made.open(baudRate)
      const write = (bytes: Uint8Array) => {
        const last = bytes[6] === 0x08
        if (last) damages += 1
        return tty.write(last ? bytes.with(20, (bytes[20] ?? 0) ^ 1) : bytes)
      }
      return { ...tty, write }
    }
    const reader = await made.connect({ open })
    // Now the buffer holds the finger of somebody else.
    await reader.readTemplate(3)
    await expect(reader.writeTemplate(9, template)).rejects.toMatchObject({ code: 'notProven' })
    expect(damages).toBe(1)
    expect([...made.module.state.library.keys()]).toEqual([3])
    expect(await reader.readTemplate(3)).toHaveLength(512)
  })
})
