import { describe, expect, it } from 'vitest'
import type { EnrolStep, Touch } from '#core/readers/reader.ts'
import type { FaultKind } from '#core/readers/simulators/faults.ts'
import { createJournal, useBenches, type Bench } from './bench.ts'

const anyBench = useBenches()
const bench = (options: Parameters<typeof anyBench>[0] = {}): Promise<Bench> =>
  anyBench({ model: 'ps', ...options })

const li = new Map([[3, 'li-1']])
const AUTO_ENROLL = 0x31
const AUTO_IDENTIFY = 0x32
const CANCEL = 0x30

async function identifying(made: Bench) {
  const reader = await made.connect({ dialect: 'ps' })
  const touches = createJournal<Touch>()
  const stop = new AbortController()
  const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal, pollMs: 10 })
  ended.catch(() => undefined)
  return { reader, touches, stop, ended }
}

/** Enrols with the fingers given and gives the steps told. */
async function enrol(made: Bench, slot: number, first: string, second = first) {
  const reader = await made.connect({ dialect: 'ps' })
  const steps: string[] = []
  const hand = made.hand(first, second)
  const onStep = (step: EnrolStep): void => {
    steps.push(step.step)
    hand(step)
  }
  const done = reader.enrol({ slot, onStep })
  done.catch(() => undefined)
  return { reader, steps, done }
}

const FOUR_PRESSES = [
  ...['press', 'lift', 'pressAgain', 'lift', 'pressAgain', 'lift', 'pressAgain', 'lift'],
  'stored',
]

describe('identification by a PS-dialect module', () => {
  it('tells known and unknown fingers and their lifting, and stops the module before it ends', async () => {
    const made = await bench({ library: li, score: () => 120 })
    const { touches, stop, ended } = await identifying(made)
    for (const finger of ['li-1', 'stranger', 'li-1']) {
      made.module.touch(finger)
      const touch = await touches.until(({ kind }) => kind === 'match' || kind === 'unknown')
      if (finger === 'li-1') expect(touch).toMatchObject({ kind: 'match', slot: 3, score: 120 })
      else expect(touch.kind).toBe('unknown')
      made.module.lift()
      await touches.until((entry) => entry.kind === 'lifted')
    }
    await made.commands.until(() => made.commands.all.at(-1) === AUTO_IDENTIFY)
    stop.abort()
    await ended
    expect(made.commands.all.at(-1)).toBe(CANCEL)
    expect(made.payloads.find(([code]) => code === AUTO_IDENTIFY)).toEqual(
      Uint8Array.of(AUTO_IDENTIFY, 3, 0xff, 0xff, 0, 0),
    )
  })

  it('takes a finger that stays for one touch', async () => {
    const made = await bench({ library: li })
    const { touches } = await identifying(made)
    made.module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
    made.commands.skip()
    for (let look = 0; look < 8; look += 1) await made.commands.until((code) => code === 0x01)
    expect(touches.all.map(({ kind }) => kind)).toEqual(['match'])
  })

  it.each([{ library: new Map<number, string>() }, { library: li, defects: { noStreams: true } }])(
    'polls where the module does not look by itself: %o',
    async (options) => {
      const made = await bench(options)
      const { touches } = await identifying(made)
      made.module.touch('stranger')
      await touches.until((touch) => touch.kind === 'unknown')
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      expect(made.commands.all.filter((code) => code === AUTO_IDENTIFY)).toHaveLength(1)
    },
  )

  it('is stopped before the line is closed in the middle of it', async () => {
    const made = await bench({ library: li })
    const { reader, ended } = await identifying(made)
    await made.commands.until((code) => code === AUTO_IDENTIFY)
    await reader.close()
    await expect(ended).rejects.toMatchObject({ code: 'cancelled' })
    expect(made.commands.all.at(-1)).toBe(CANCEL)
  })

  it('pays no heed to a wake frame nobody has asked for', async () => {
    const made = await bench({ library: li, defects: { wakeFrame: true } })
    const { touches, stop, ended } = await identifying(made)
    for (let round = 0; round < 3; round += 1) {
      made.module.touch('li-1')
      await touches.until((touch) => touch.kind === 'match')
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
    }
    stop.abort()
    await ended
  })

  it('asks a module that waits in silence whether it is still there, and lets it wait on', async () => {
    // An acceptance that never ends in 26: the wait of the driver is the shorter one.
    const made = await bench({ library: li })
    const { touches } = await identifying(made)
    for (const code of [AUTO_IDENTIFY, CANCEL, AUTO_IDENTIFY])
      await made.commands.until((seen) => seen === code)
    made.module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
  })

  it('rejects unplugged at once, and noReply when the module falls silent', async () => {
    const made = await bench({ library: li })
    const { ended } = await identifying(made)
    await made.commands.until((code) => code === AUTO_IDENTIFY)
    await made.unplug()
    await expect(ended).rejects.toMatchObject({ code: 'unplugged' })
    const silent = await bench({ library: li })
    silent.onCommand((code) => {
      if (code === AUTO_IDENTIFY) silent.line.set('silence')
    })
    await expect((await identifying(silent)).ended).rejects.toMatchObject({ code: 'noReply' })
  })
})

describe('enrolment by a PS-dialect module', () => {
  it('takes four presses, told step by step', async () => {
    const made = await bench({ library: li })
    const { reader, steps, done } = await enrol(made, 7, 'wang-2')
    expect(await done).toEqual({ slot: 7 })
    expect(steps).toEqual(FOUR_PRESSES)
    expect(reader.info()).toMatchObject({ used: 2, occupied: [3, 7] })
    expect(made.payloads.find(([code]) => code === AUTO_ENROLL)).toEqual(
      Uint8Array.of(AUTO_ENROLL, 0, 7, 4, 0, 0x10),
    )
    // GenImg is for looking, not for enrolling.
    const first = made.commands.all.indexOf(0x29)
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(made.commands.all.indexOf(AUTO_ENROLL))
  })

  it('falls back to two presses where the module does not enrol by itself', async () => {
    const made = await bench({ defects: { noStreams: true } })
    const { steps, done } = await enrol(made, 7, 'wang-2')
    await done
    expect(steps).toEqual(['press', 'press', 'lift', 'pressAgain', 'stored'])
    expect(made.commands.all.filter((code) => code === 0x29).length).toBeGreaterThan(2)
  })

  it('refuses a stored finger and names its slot, also when the module finds it in the end', async () => {
    const made = await bench({ library: li })
    const { steps, done } = await enrol(made, 7, 'li-1')
    await expect(done).rejects.toMatchObject({ code: 'duplicate', slot: 3 })
    expect(steps).toEqual(['press', 'duplicate'])
    const late = await bench({ library: new Map([[4, 'other']]) })
    late.onCommand((code) => {
      // Stored while it is being enrolled: the look-up before the presses could not know.
      if (code === AUTO_ENROLL) late.module.state.library.set(3, templateOf(made))
    })
    const second = await enrol(late, 7, 'li-1')
    await expect(second.done).rejects.toMatchObject({ code: 'duplicate', slot: 3, confirmation: 0x27 })
    expect(second.steps.at(-1)).toBe('duplicate')
  })

  it('reads 22 as taken, the opposite of what R503 means by it', async () => {
    const made = await bench({ library: li })
    made.onCommand((code) => {
      if (code === AUTO_ENROLL) made.module.state.library.set(7, templateOf(made))
    })
    const { done } = await enrol(made, 7, 'wang-2')
    await expect(done).rejects.toMatchObject({ code: 'slotTaken', slot: 7, confirmation: 0x22 })
  })

  it('refuses different fingers after three rounds', async () => {
    const made = await bench()
    const { steps, done } = await enrol(made, 7, 'li-1', 'wang-2')
    await expect(done).rejects.toMatchObject({ code: 'different' })
    expect(steps.filter((step) => step === 'different')).toHaveLength(3)
    expect(made.module.state.library.size).toBe(0)
  })

  it('asks for the same press again when it was poor, and gives up after many', async () => {
    const made = await bench()
    const reader = await made.connect({ dialect: 'ps' })
    let left = 2
    const steps: string[] = []
    const onStep = (step: EnrolStep): void => {
      steps.push(step.step)
      if (step.step === 'pressAgain' && left > 0) made.module.dirty()
      else if (step.step === 'poor') {
        left -= 1
        made.module.lift()
        if (left > 0) made.module.dirty()
        else made.module.touch('li-1')
      } else made.hand('li-1')(step)
    }
    await reader.enrol({ slot: 0, onStep })
    expect(steps.slice(0, 6)).toEqual(['press', 'lift', 'pressAgain', 'poor', 'poor', 'lift'])
    left = 99
    await expect(
      reader.enrol({
        slot: 1,
        onStep: (step) => {
          if (step.step === 'press') made.module.touch('wang-2')
          else onStep(step)
        },
      }),
    ).rejects.toMatchObject({ code: 'poor' })
    expect(made.commands.all).toContain(CANCEL)
    expect(made.module.state.library.size).toBe(1)
  })

  it.each(['lift', 'pressAgain'] as const)(
    'can be cancelled at %s: the module stops, the reader goes on',
    async (at) => {
      const made = await bench()
      const reader = await made.connect({ dialect: 'ps' })
      const stop = new AbortController()
      const hand = made.hand('li-1')
      const onStep = (step: EnrolStep): void => {
        if (step.step === at) stop.abort()
        else hand(step)
      }
      await expect(reader.enrol({ slot: 1, onStep, signal: stop.signal })).rejects.toMatchObject({
        code: 'cancelled',
      })
      expect(made.commands.all).toContain(CANCEL)
      made.module.lift()
      await reader.enrol({ slot: 1, onStep: hand })
      expect(reader.info().occupied).toEqual([1])
    },
  )

  it('gives up when nobody presses again', async () => {
    const made = await bench()
    const reader = await made.connect({ dialect: 'ps' })
    const onStep = (step: EnrolStep): void => {
      if (step.step !== 'pressAgain') made.hand('li-1')(step)
    }
    await expect(reader.enrol({ slot: 1, onStep, fingerTimeoutMs: 60 })).rejects.toMatchObject({
      code: 'timedOut',
    })
    expect(made.module.state.library.size).toBe(0)
  })
})

describe('faults on the line of a PS-dialect module', () => {
  it.each<FaultKind>(['noise', 'chunk', 'stale', 'doubleReply'])(
    '%s: everything still works',
    async (fault) => {
      const made = await bench({ library: li })
      made.line.set(fault)
      const { reader, touches, stop, ended } = await identifying(made)
      made.module.touch('li-1')
      expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      stop.abort()
      await ended
      const steps: string[] = []
      const hand = made.hand('wang-2')
      await reader.enrol({
        slot: 8,
        onStep: (step) => {
          steps.push(step.step)
          hand(step)
        },
      })
      expect(steps).toEqual(FOUR_PRESSES)
      const template = await reader.readTemplate(8)
      expect(await reader.deleteSlot(8)).toMatchObject({ before: 2, after: 1 })
      await reader.writeTemplate(9, template)
      expect(reader.info().occupied).toEqual([3, 9])
    },
  )

  it.each<FaultKind>(['truncate', 'silence', 'checksum', 'foreign'])(
    '%s of the last answer of an enrolment: the count tells that it is stored',
    async (fault) => {
      const made = await bench()
      made.onReply((frame) => {
        const last = frame[9] === 0 && frame[10] === 6 && frame[11] === 0xf2
        made.line.set(last ? fault : 'none', 1)
      })
      const { steps, done } = await enrol(made, 7, 'wang-2')
      expect(await done).toEqual({ slot: 7 })
      expect(steps).toEqual(FOUR_PRESSES)
    },
  )

  it.each<FaultKind>(['truncate', 'silence', 'checksum'])(
    '%s of a hit: the finger is looked up again',
    async (fault) => {
      const made = await bench({ library: li })
      let spoilt = 0
      made.onReply((frame) => {
        const hit = frame.length === 17 && frame[9] === 0 && frame[10] === 5
        made.line.set(hit && spoilt === 0 ? fault : 'none', 1)
        if (hit) spoilt += 1
      })
      const { touches } = await identifying(made)
      made.module.touch('li-1')
      expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
      expect(spoilt).toBe(2)
    },
  )
})

/** Any template of li-1 as the module stores it. */
function templateOf(made: Bench): Uint8Array {
  const template = made.module.state.library.get(3)
  if (template === undefined) throw new Error('nothing in slot 3')
  return template
}
