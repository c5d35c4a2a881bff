import { describe, expect, it } from 'vitest'
import type { EnrolStep } from '#core/readers/reader.ts'
import type { FaultKind } from '#core/readers/simulators/faults.ts'
import { useFamilyBenches, watching, type FamilyBench, type FamilyName } from './family-bench.ts'

const bench = useFamilyBenches()

const li = { fingers: { 3: 'li-1' } }

/** Codes of the families for the same acts. */
const CODES = {
  gt511: { count: 0x20, identify: 0x51, lastPress: 0x25, remove: 0x40, readTemplate: 0x70 },
  f5: { count: 0x09, identify: 0x0c, lastPress: 0x03, remove: 0x04, readTemplate: 0x31 },
} as const

const TEMPLATE_BYTES = { gt511: 498, f5: 193 } as const

/** Acts once a module that is asked whether a finger lies there has said no; F5 modules are not asked. */
function onceLifted(family: FamilyName, made: FamilyBench, act: () => void): void {
  if (family === 'f5') {
    act()
    return
  }
  made.onReply((frame) => {
    if (Buffer.from(frame).toString('hex') === '55aa01001210000030005201') {
      made.onReply(undefined)
      act()
    }
    return [frame]
  })
}

describe.each<FamilyName>(['gt511', 'f5'])('%s', (family) => {
  const codes = CODES[family]

  describe('connecting', () => {
    it('finds the module at another speed', async () => {
      const made = await bench(family, { ...li, baudRate: 38_400, speedMatters: true })
      const reader = await made.connect({ speeds: [57_600, 38_400] })
      expect(reader.info()).toMatchObject({ baudRate: 38_400, used: 1, capacityKnown: true })
    })

    it('says noReply when nobody answers at any speed, and stops when cancelled', async () => {
      const made = await bench(family)
      made.line.set('silence')
      await expect(made.connect({ speeds: [9600, 19_200] })).rejects.toMatchObject({ code: 'noReply' })
      const stop = new AbortController()
      const connecting = made.connect({ signal: stop.signal })
      stop.abort()
      await expect(connecting).rejects.toMatchObject({ code: 'cancelled' })
    })
  })

  describe('identifying', () => {
    it('tells a known finger, an unknown one and a poor one, and that each was lifted', async () => {
      const made = await bench(family, li)
      const { touches, stop, ended, kinds } = await watching(made)
      const before = performance.now()
      made.module.touch('li-1')
      const hit = await touches.until((touch) => touch.kind === 'match')
      expect(hit).toMatchObject({ slot: 3 })
      expect(hit.arrivedAtMs).toBeGreaterThan(before)
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      made.module.touch('stranger')
      await touches.until((touch) => touch.kind === 'unknown')
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      made.module.dirty('fewPoints')
      expect(await touches.until((touch) => touch.kind === 'dirty')).toMatchObject({
        reason: 'captureFailed',
      })
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      stop.abort()
      await expect(ended).resolves.toBeUndefined()
      expect(kinds()).toEqual(['match', 'lifted', 'unknown', 'lifted', 'dirty', 'lifted'])
    })

    it('takes a finger that stays for one touch, and not at all when it lay there before', async () => {
      const made = await bench(family, li)
      made.module.touch('li-1')
      const { touches, kinds } = await watching(made, true)
      made.commands.skip()
      for (let looks = 0; looks < 8; looks += 1) await made.commands.until(() => true)
      expect(kinds()).toEqual([])
      made.module.lift()
      // Long enough for the module to have waited in vain.
      for (let looks = 0; looks < 4; looks += 1) await made.commands.until(() => true)
      made.module.touch('li-1')
      await touches.until((touch) => touch.kind === 'match')
      for (let looks = 0; looks < 8; looks += 1) await made.commands.until(() => true)
      expect(kinds()).toEqual(['match'])
    })

    it('when taken back leaves the line in step', async () => {
      const made = await bench(family, li)
      for (let round = 0; round < 3; round += 1) {
        const { reader, stop, ended } = await watching(made)
        await made.commands.until((code) => code === (family === 'f5' ? 0x0c : 0x26))
        stop.abort()
        await ended
        expect(await reader.readTemplate(3)).toHaveLength(TEMPLATE_BYTES[family])
        await expect(reader.deleteSlot(4)).rejects.toMatchObject({ code: 'slotEmpty' })
        await reader.close()
      }
    })
  })

  describe('enrolling', () => {
    it('three presses, told step by step', async () => {
      const made = await bench(family, li)
      const reader = await made.connect()
      const steps: EnrolStep[] = []
      const hand = made.hand('wang-2')
      const onStep = (step: EnrolStep): void => {
        steps.push(step)
        hand(step)
      }
      expect(await reader.enrol({ slot: 7, onStep })).toEqual({ slot: 7 })
      expect(steps.map(({ step }) => step)).toEqual([
        'press',
        'lift',
        'pressAgain',
        'lift',
        'pressAgain',
        'stored',
      ])
      expect(reader.info().used).toBe(2)
      expect(made.module.slots()).toEqual([3, 7])
    })

    it('refuses a finger that is stored already, and names its slot', async () => {
      const made = await bench(family, li)
      const reader = await made.connect()
      const steps: EnrolStep[] = []
      const hand = made.hand('li-1')
      const onStep = (step: EnrolStep): void => {
        steps.push(step)
        hand(step)
      }
      await expect(reader.enrol({ slot: 7, onStep })).rejects.toMatchObject({ code: 'duplicate', slot: 3 })
      expect(steps.at(-1)).toEqual({ step: 'duplicate', slot: 3 })
      expect(made.module.slots()).toEqual([3])
    })

    it('refuses different fingers after three tries', async () => {
      const made = await bench(family)
      const reader = await made.connect()
      const steps: string[] = []
      const hand = made.hand('li-1', 'wang-2')
      const onStep = (step: EnrolStep): void => {
        steps.push(step.step)
        hand(step)
      }
      await expect(reader.enrol({ slot: 7, onStep })).rejects.toMatchObject({ code: 'different' })
      expect(steps.filter((step) => step === 'different')).toHaveLength(3)
      expect(made.module.slots()).toEqual([])
    })

    it('asks again after a poor press, and gives up after many', async () => {
      const made = await bench(family)
      const reader = await made.connect()
      const steps: string[] = []
      const hand = made.hand('li-1')
      const onStep = (step: EnrolStep): void => {
        steps.push(step.step)
        if (step.step === 'press') made.module.dirty('fewPoints')
        else if (step.step === 'poor') {
          made.module.lift()
          onceLifted(family, made, () => made.module.touch('li-1'))
        } else hand(step)
      }
      await reader.enrol({ slot: 0, onStep })
      expect(steps).toEqual(['press', 'poor', 'lift', 'pressAgain', 'lift', 'pressAgain', 'stored'])
      made.module.lift()
      const never = ({ step }: EnrolStep): void => {
        if (step === 'press') made.module.dirty('fewPoints')
        else if (step === 'poor') {
          made.module.lift()
          onceLifted(family, made, () => made.module.dirty('fewPoints'))
        }
      }
      await expect(reader.enrol({ slot: 1, onStep: never })).rejects.toMatchObject({ code: 'poor' })
    })

    it('refuses slots that are outside, taken, or when all are used; gives up when nobody touches', async () => {
      const made = await bench(family, { ...li, capacity: 4 })
      const reader = await made.connect()
      await expect(reader.enrol({ slot: 4 })).rejects.toMatchObject({ code: 'slotOutOfRange' })
      await expect(reader.enrol({ slot: 3 })).rejects.toMatchObject({ code: 'slotTaken', slot: 3 })
      await expect(reader.enrol({ slot: 1, fingerTimeoutMs: 50 })).rejects.toMatchObject({ code: 'timedOut' })
      const full = await bench(family, { fingers: { 0: 'li-1' }, capacity: 1 })
      await expect((await full.connect()).enrol({ slot: 0 })).rejects.toMatchObject({ code: 'full' })
    })

    it.each(['press', 'lift', 'pressAgain'] as const)('can be cancelled at %s, and goes on', async (at) => {
      const made = await bench(family)
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
      expect(made.module.slots()).toEqual([])
      made.module.lift()
      await reader.enrol({ slot: 1, onStep: hand })
    })

    it('counts as done when the last reply was lost, and sends no press twice', async () => {
      const made = await bench(family)
      const reader = await made.connect()
      const presses = (code: number): number => made.commands.all.filter((sent) => sent === code).length
      const loseOnce = (lost: number): void => {
        let armed = true
        made.onCommand((code) => {
          if (!armed || code !== lost) return
          armed = false
          made.line.set('silence', 1)
        })
      }
      loseOnce(codes.lastPress)
      await reader.enrol({ slot: 1, onStep: made.hand('li-1') })
      expect(made.module.slots()).toEqual([1])
      expect(presses(codes.lastPress)).toBe(1)
      made.module.lift()
      loseOnce(codes.lastPress - 1)
      const second = reader.enrol({ slot: 2, onStep: made.hand('wang-2') })
      await expect(second).rejects.toMatchObject({ code: 'noReply' })
      expect(made.module.slots()).toEqual([1])
      made.module.lift()
      await reader.enrol({ slot: 2, onStep: made.hand('wang-2') })
      expect(made.module.slots()).toEqual([1, 2])
    })
  })

  describe('the library', () => {
    it('deletes with proof', async () => {
      const made = await bench(family, { fingers: { 3: 'li-1', 4: 'wang-2' } })
      const reader = await made.connect()
      expect(await reader.deleteSlot(3)).toEqual({ slot: 3, before: 2, after: 1, indexClear: true })
      expect(reader.info().used).toBe(1)
      await expect(reader.deleteSlot(3)).rejects.toMatchObject({ code: 'slotEmpty' })
      await expect(reader.deleteSlot(9999)).rejects.toMatchObject({ code: 'slotOutOfRange' })
    })

    it.each([1, 2])('counts a deletion whose reply was lost %i times as done', async (times) => {
      let lost = times
      const made = await bench(family, li)
      const reader = await made.connect()
      made.onCommand((code) => made.line.set(code === codes.remove && lost-- > 0 ? 'silence' : 'none', 1))
      expect(await reader.deleteSlot(3)).toMatchObject({ before: 1, after: 0 })
    })

    it('moves a template to another reader, and only once', async () => {
      const from = await bench(family, li)
      const to = await bench(family, { fingers: { 1: 'wang-2' } })
      const template = await (await from.connect()).readTemplate(3)
      expect(template).toHaveLength(TEMPLATE_BYTES[family])
      const target = await to.connect()
      await expect(target.readTemplate(9)).rejects.toMatchObject({ code: 'slotEmpty' })
      await target.writeTemplate(9, template)
      expect(to.module.slots()).toEqual([1, 9])
      await expect(target.writeTemplate(9, template)).rejects.toMatchObject({ code: 'slotTaken' })
      await expect(target.writeTemplate(10, template)).rejects.toMatchObject({ code: 'duplicate' })
      expect(await target.readTemplate(9)).toEqual(template)
    })
  })

  describe('faults on the line', () => {
    const whole = async (made: FamilyBench): Promise<void> => {
      const { reader, touches, stop, ended } = await watching(made)
      made.module.touch('li-1')
      expect(await touches.until((touch) => touch.kind === 'match')).toMatchObject({ slot: 3 })
      made.module.lift()
      await touches.until((touch) => touch.kind === 'lifted')
      stop.abort()
      await ended
      await reader.enrol({ slot: 8, onStep: made.hand('wang-2') })
      expect(await reader.readTemplate(8)).toHaveLength(TEMPLATE_BYTES[family])
      expect(await reader.deleteSlot(8)).toMatchObject({ before: 2, after: 1 })
    }

    it.each<FaultKind>(['noise', 'chunk', 'stale', 'doubleReply'])(
      '%s: everything still works',
      async (fault) => {
        const made = await bench(family, li)
        made.line.set(fault)
        await whole(made)
      },
      20_000,
    )

    it.each<FaultKind>(['truncate', 'silence', 'checksum', 'foreign', 'late'])(
      '%s once in a while: the command is repeated, and nobody is taken for another',
      async (fault) => {
        const made = await bench(family, { fingers: { 0: 'wang-2', 3: 'li-1' } })
        const { touches, kinds } = await watching(made)
        for (let round = 0; round < 2; round += 1) {
          let armed = true
          made.onCommand((code) => {
            if (!armed || code !== codes.identify) return
            armed = false
            made.line.set(fault, 1)
          })
          made.module.touch('li-1')
          expect(await touches.until((touch) => touch.kind === 'match', 15_000)).toMatchObject({ slot: 3 })
          expect(armed).toBe(false)
          made.module.lift()
          await touches.until((touch) => touch.kind === 'lifted', 15_000)
        }
        expect(kinds()).toEqual(['match', 'lifted', 'match', 'lifted'])
      },
      40_000,
    )

    it.each<[FaultKind, string]>([
      ['truncate', 'badReply'],
      ['silence', 'noReply'],
      ['checksum', 'badReply'],
      ['foreign', 'noReply'],
      ['late', 'noReply'],
    ])('%s for good: rejects %s in bounded time', async (fault, code) => {
      const made = await bench(family, li)
      const { ended } = await watching(made)
      made.line.set(fault)
      await expect(ended).rejects.toMatchObject({ code })
    })

    it('a template that breaks off is asked for again, and then an error', async () => {
      const made = await bench(family, li)
      const reader = await made.connect()
      made.line.set('dataStop')
      await expect(reader.readTemplate(3)).rejects.toMatchObject({ code: 'badReply' })
      made.line.set('none')
      expect(await reader.readTemplate(3)).toHaveLength(TEMPLATE_BYTES[family])
    }, 30_000)

    it('pulling the plug at any command of a deletion, a backup and a restore is told as such', async () => {
      for (let at = 1; ; at += 1) {
        const made = await bench(family, li)
        const reader = await made.connect()
        let seen = 0
        made.onCommand(() => {
          seen += 1
          if (seen === at) void made.unplug()
        })
        const template = await reader.readTemplate(3).catch((error: unknown) => error)
        const act = async (): Promise<unknown> => {
          if (!(template instanceof Uint8Array)) throw template
          await reader.deleteSlot(3)
          return reader.writeTemplate(5, template)
        }
        const outcome = await act().then(
          () => 'done',
          (error: unknown) => error,
        )
        if (seen < at) {
          expect(outcome).toBe('done')
          expect(seen).toBeGreaterThan(8)
          return
        }
        expect(outcome).toMatchObject({ code: 'unplugged' })
      }
    }, 30_000)
  })
})
