import { afterEach, describe, expect, it } from 'vitest'
import type { EnrolStep, Touch } from '#core/readers/reader.ts'
import { createReaderSupervisor, type ReaderState } from '#core/readers/supervisor.ts'
import { openTty } from '../../support/pty.ts'
import { createJournal, TIMEOUT_SCALE } from './bench.ts'
import { FAMILIES, useFamilyBenches, type FamilyName } from './family-bench.ts'

const bench = useFamilyBenches()

let stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops) await stop()
  stops = []
})

describe.each<FamilyName>(['gt511', 'f5'])('a %s under the supervisor', (family) => {
  async function supervised() {
    const made = await bench(family, { fingers: { 3: 'li-1' } })
    const states = createJournal<ReaderState>()
    const touches = createJournal<Touch>()
    const supervisor = createReaderSupervisor({
      open: openTty,
      path: made.path,
      baudRate: FAMILIES[family].baudRate,
      connect: FAMILIES[family].connect,
      log: () => undefined,
      pollMs: 10,
      backOffMs: [20, 40],
      tuning: { settleMs: 5, timeoutScale: TIMEOUT_SCALE },
    })
    supervisor.onState(states.add)
    supervisor.onTouch(touches.add)
    stops.push(supervisor.stop)
    supervisor.start()
    const reached = (name: ReaderState['name'], limitMs = 10_000): Promise<ReaderState> =>
      states.until((state) => state.name === name, limitMs)
    return { ...made, supervisor, touches, reached }
  }

  it('is absent when unplugged, ready again when put back, and touches go on', async () => {
    const { reached, module, touches, unplug, plug, supervisor } = await supervised()
    for (let round = 0; round < 2; round += 1) {
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
  }, 30_000)

  it('makes room for an enrolment, whose last press is no touch', async () => {
    const { reached, module, touches, supervisor, hand, commands } = await supervised()
    await reached('ready')
    const steps: string[] = []
    const act = hand('wang-2')
    const onStep = (step: EnrolStep): void => {
      steps.push(step.step)
      act(step)
    }
    expect(await supervisor.enrol({ slot: 8, onStep })).toEqual({ slot: 8 })
    expect(steps.at(-1)).toBe('stored')
    module.touch('wang-2')
    commands.skip()
    for (let looks = 0; looks < 6; looks += 1) await commands.until(() => true)
    expect(touches.all).toEqual([])
    module.lift()
    for (let looks = 0; looks < 4; looks += 1) await commands.until(() => true)
    module.touch('wang-2')
    expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 8 })
  }, 20_000)

  it('is absent when it falls silent, ready when it speaks again', async () => {
    const { reached, line } = await supervised()
    await reached('ready')
    line.set('silence')
    expect((await reached('absent', 20_000)).detail).toMatch(/^noReply: /)
    line.set('none')
    await reached('ready', 20_000)
  }, 50_000)
})
