import { describe, expect, it } from 'vitest'
import type { EnrolStep, Touch } from '#core/readers/reader.ts'
import { createJournal, useBenches, type Bench } from './bench.ts'

const bench = useBenches()

const li = new Map([[3, 'li-1']])
const GREEN = 4
const RED = 1
const PURPLE = 3

/** What the ring was told, in order: colours, 0 for dark. */
function ringOf(made: Bench): number[] {
  return made.payloads.flatMap(([code, control, , colour = 0]) => {
    if (code !== 0x35) return []
    return [control === 4 ? 0 : colour]
  })
}

async function identify(made: Bench) {
  const reader = await made.connect({ dialect: 'r503' })
  const touches = createJournal<Touch>()
  const stop = new AbortController()
  const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal, pollMs: 10 })
  ended.catch(() => undefined)
  return { reader, touches, stop, ended }
}

describe('a reader set to R503', () => {
  it('says what it is', async () => {
    const made = await bench({ model: 'r503' })
    const reader = await made.connect({ dialect: 'r503' })
    expect(reader.info().model).toBe('QT-SIM R503 1.2 0001-00000001 0000/200')
    expect(made.commands.all.slice(0, 4)).toEqual([0x13, 0x0f, 0x3c, 0x40])
  })

  it('shines green for a match, red for a stranger, and not at all in between', async () => {
    const made = await bench({ model: 'r503', library: li })
    const { touches, stop, ended } = await identify(made)
    for (const [finger, kind] of [
      ['li-1', 'match'],
      ['stranger', 'unknown'],
    ] as const) {
      made.module.touch(finger)
      await touches.until((touch) => touch.kind === kind)
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
    }
    made.module.touch('li-1')
    await made.commands.until(() => ringOf(made).length === 5)
    stop.abort()
    await ended
    expect(ringOf(made)).toEqual([GREEN, 0, RED, 0, GREEN, 0])
    expect(made.module.state.ring).toBe(0)
  })

  it('shines purple while a finger is enrolled, and goes dark however that ends', async () => {
    const made = await bench({ model: 'r503', library: li })
    const reader = await made.connect({ dialect: 'r503' })
    const colours: number[] = []
    const hand = made.hand('wang-2')
    const onStep = (step: EnrolStep): void => {
      colours.push(made.module.state.ring)
      hand(step)
    }
    await reader.enrol({ slot: 7, onStep })
    expect(new Set(colours)).toEqual(new Set([PURPLE]))
    expect(made.module.state.ring).toBe(0)
    await expect(reader.enrol({ slot: 8, fingerTimeoutMs: 20 })).rejects.toMatchObject({ code: 'timedOut' })
    expect(ringOf(made)).toEqual([PURPLE, 0, PURPLE, 0])
  })

  it.each(['silence', 'checksum', 'truncate'] as const)(
    'a ring that does not obey (%s) keeps nobody waiting',
    async (fault) => {
      const made = await bench({ model: 'r503', library: li })
      made.onCommand((code) => made.line.set(code === 0x35 ? fault : 'none'))
      const { touches } = await identify(made)
      for (let round = 0; round < 2; round += 1) {
        made.module.touch('li-1')
        await touches.until((touch) => touch.kind === 'match')
        made.module.lift()
        await touches.until((touch) => touch.kind === 'lifted')
      }
      expect(ringOf(made)).toHaveLength(1)
    },
  )

  it('sends nothing of the kind to a module that turns out to be another one', async () => {
    const made = await bench({ model: 'zfm', library: li })
    const events: string[] = []
    const reader = await made.connect({ dialect: 'r503', log: (event) => events.push(event) })
    expect(events).toEqual(['reader.model.unconfirmed'])
    expect(reader.info().model).toBe('EF01 0000/200')
    await reader.enrol({ slot: 7, onStep: made.hand('wang-2') })
    expect(made.commands.all).not.toContain(0x35)
  })
})
