import { afterEach, describe, expect, it } from 'vitest'
import type { EnrolStep, Touch } from '#core/readers/reader.ts'
import type { Ef01ModuleOptions } from '#core/readers/simulators/ef01/module.ts'
import { createReaderSupervisor, type ReaderState, type SupervisorOptions } from '#core/readers/supervisor.ts'
import { openTty } from '../../support/pty.ts'
import { createBench, createJournal, looks, TIMEOUT_SCALE } from './bench.ts'

let disposals: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const dispose of disposals.reverse()) await dispose()
  disposals = []
})

async function supervised(
  module: Partial<Ef01ModuleOptions> = {},
  options: Partial<SupervisorOptions> = {},
  plugged = true,
) {
  const made = await createBench({ library: new Map([[3, 'li-1']]), ...module })
  disposals.push(made.dispose)
  if (!plugged) await made.unplug()
  const states = createJournal<ReaderState>()
  const touches = createJournal<Touch>()
  const events = createJournal<string>()
  const supervisor = createReaderSupervisor({
    open: openTty,
    path: made.path,
    log: (event) => events.add(event),
    pollMs: 10,
    backOffMs: [20, 40],
    passwordBackOffMs: 40,
    tuning: { settleMs: 5, timeoutScale: TIMEOUT_SCALE },
    ...options,
  })
  supervisor.onState(states.add)
  supervisor.onTouch(touches.add)
  disposals.push(supervisor.stop)
  supervisor.start()
  const reached = (name: ReaderState['name'], limitMs?: number): Promise<ReaderState> =>
    states.until((state) => state.name === name, limitMs)
  /** Settles when the module next tells of an empty glass. */
  const emptyLook = (): Promise<void> =>
    new Promise((resolve) => {
      made.onReply((frame) => {
        if (frame[9] !== 0x02) return
        made.onReply(undefined)
        resolve()
      })
    })
  return { ...made, emptyLook, supervisor, states, touches, events, reached }
}

describe('a reader set to the PS dialect', () => {
  it('identifies, makes room for an enrolment, is pulled out of its own search and put back', async () => {
    const { reached, module, touches, unplug, plug, supervisor, commands, hand } = await supervised(
      { model: 'ps' },
      { tuning: { settleMs: 5, timeoutScale: TIMEOUT_SCALE, dialect: 'ps' } },
    )
    await reached('ready')
    expect(supervisor.info()?.model).toBe('EF01 PS 0000/200')
    module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
    module.lift()
    await touches.until((touch) => touch.kind === 'lifted')
    await supervisor.enrol({ slot: 7, onStep: hand('wang-2') })
    expect(supervisor.info()?.occupied).toEqual([3, 7])
    commands.skip()
    await commands.until((code) => code === 0x32)
    await unplug()
    expect((await reached('absent')).detail).toMatch(/^unplugged: /)
    await plug()
    await reached('ready')
    module.touch('wang-2')
    expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 7 })
  })
})

describe('the states of a reader', () => {
  it('connecting, ready with its facts, stopped', async () => {
    const { supervisor, states, reached } = await supervised()
    const ready = await reached('ready')
    expect(Math.abs(Date.now() - ready.sinceMs)).toBeLessThan(5000)
    expect(supervisor.state()).toEqual(ready)
    expect(supervisor.info()).toMatchObject({ model: 'EF01 0000/200', capacity: 200, used: 1, occupied: [3] })
    await supervisor.stop()
    expect(states.all.map((state) => state.name)).toEqual(['connecting', 'ready', 'stopped'])
    expect(supervisor.info()).toBeUndefined()
  })

  it('absent when unplugged, ready again when put back under the same name, and touches go on', async () => {
    const { reached, module, touches, unplug, plug, supervisor, states } = await supervised()
    for (let round = 0; round < 3; round += 1) {
      await reached('ready')
      module.touch('li-1')
      expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
      module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      await unplug()
      expect((await reached('absent')).detail).toMatch(/^unplugged: /)
      await expect(supervisor.deleteSlot(3)).rejects.toMatchObject({ code: 'notReady' })
      await plug()
    }
    await reached('ready')
    expect(new Set(states.all.map((state) => state.name))).toEqual(new Set(['connecting', 'ready', 'absent']))
  })

  it('absent at the start, ready once it is plugged in; the since-time stays that of the beginning', async () => {
    const { reached, plug, events, supervisor } = await supervised({}, {}, false)
    const { sinceMs } = await reached('absent')
    // Some attempts later it is still absent since then.
    await events.until((event) => event === 'reader.state')
    expect(supervisor.state()).toMatchObject({ name: 'absent', sinceMs })
    await plug()
    await reached('ready')
  })

  it('absent without any close event when the reader falls silent, ready when it speaks again', async () => {
    const { reached, line } = await supervised()
    await reached('ready')
    line.set('silence')
    expect((await reached('absent')).detail).toMatch(/^noReply: /)
    line.set('none')
    await reached('ready', 20_000)
  })

  it('wrongPassword, and ready as soon as the reader accepts it', async () => {
    const { reached, module } = await supervised({ password: 9 })
    expect((await reached('wrongPassword')).detail).toMatch(/^wrongPassword: /)
    module.state.password = 0
    await reached('ready')
  })

  it('failed when the tty is held by somebody else, ready when it is let go', async () => {
    const made = await createBench()
    disposals.push(made.dispose)
    const other = await openTty(made.path)
    const { reached } = await supervised({}, { path: made.path })
    expect((await reached('failed')).detail).toMatch(/^openFailed: /)
    await other.close()
    await reached('ready')
  })

  it('stays ready through a power loss of the module: the password is given again', async () => {
    const { reached, module, states, touches, events, emptyLook } = await supervised(
      { password: 9 },
      { password: 9 },
    )
    await reached('ready')
    module.powerCycle()
    await events.until((event) => event === 'reader.verify')
    await emptyLook()
    module.touch('li-1')
    expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
    expect(states.all.map((state) => state.name)).toEqual(['connecting', 'ready'])
  })

  it('can be stopped at any time and started again', async () => {
    const { supervisor, reached } = await supervised()
    await supervisor.stop()
    supervisor.start()
    await reached('ready')
    await supervisor.stop()
    expect(supervisor.state().name).toBe('stopped')
  })
})

describe('acts between touches', () => {
  it('enrols with guidance, and the finger that was just enrolled is no touch until lifted', async () => {
    const { supervisor, reached, hand, module, touches, commands, emptyLook } = await supervised()
    await reached('ready')
    const steps: string[] = []
    const follow = hand('wang-2')
    const onStep = (step: EnrolStep): void => {
      steps.push(step.step)
      // The finger of the last press stays down.
      if (step.step !== 'stored') follow(step)
    }
    expect(await supervisor.enrol({ slot: 7, onStep })).toEqual({ slot: 7 })
    expect(steps).toEqual(['press', 'lift', 'pressAgain', 'stored'])
    expect(supervisor.info()).toMatchObject({ used: 2, occupied: [3, 7] })
    await looks({ commands }, 5)
    expect(touches.all).toEqual([])
    module.lift()
    await emptyLook()
    module.touch('wang-2')
    expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 7 })
  })

  it('runs acts asked for together one after the other', async () => {
    const { supervisor, reached, hand } = await supervised()
    await reached('ready')
    const [enrolled, proof, template] = await Promise.all([
      supervisor.enrol({ slot: 7, onStep: hand('wang-2') }),
      supervisor.deleteSlot(3),
      supervisor.readTemplate(7),
    ])
    expect(enrolled.slot).toBe(7)
    expect(proof).toEqual({ slot: 3, before: 2, after: 1, indexClear: true })
    await supervisor.writeTemplate(11, template)
    expect(supervisor.info()?.occupied).toEqual([7, 11])
  })

  it('an act that waits can be cancelled, and so can one that runs', async () => {
    const { supervisor, reached, module, touches, emptyLook } = await supervised()
    await reached('ready')
    const [running, waiting] = [new AbortController(), new AbortController()]
    const told = createJournal<EnrolStep>()
    const first = supervisor.enrol({ slot: 7, onStep: told.add, signal: running.signal })
    const second = supervisor.enrol({ slot: 8, signal: waiting.signal })
    await told.until((step) => step.step === 'press')
    waiting.abort()
    await expect(second).rejects.toMatchObject({ code: 'cancelled' })
    running.abort()
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    // The reader is free again. The first look may still be the enrolment's own.
    await emptyLook()
    await emptyLook()
    module.touch('li-1')
    await touches.until((touch) => touch.kind === 'match')
  })

  it('rejects what was asked for when the supervisor stops', async () => {
    const { supervisor, reached } = await supervised()
    await reached('ready')
    const told = createJournal<EnrolStep>()
    const enrolling = supervisor.enrol({ slot: 7, onStep: told.add })
    const outcome = expect(enrolling).rejects.toMatchObject({ code: 'cancelled' })
    await told.until((step) => step.step === 'press')
    await supervisor.stop()
    await outcome
  })

  it.each(['press', 'lift', 'pressAgain', 'stored'] as const)(
    'unplugged at the step %s: a typed error, absent, and back with the library as it is',
    async (at) => {
      const { supervisor, reached, hand, unplug, plug, module } = await supervised()
      await reached('ready')
      const follow = hand('wang-2')
      const onStep = (step: EnrolStep): void => {
        if (step.step === at) void unplug()
        else follow(step)
      }
      const outcome = supervisor.enrol({ slot: 7, onStep })
      await expect(outcome).rejects.toMatchObject({ code: 'unplugged' })
      await reached('absent')
      module.lift()
      await plug()
      await reached('ready')
      expect(supervisor.info()?.occupied).toEqual(at === 'stored' ? [3, 7] : [3])
    },
  )
})
