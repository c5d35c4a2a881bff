import { describe, expect, it } from 'vitest'
import { systemClock } from '#core/readers/clock.ts'
import { connectingOf, type ReaderSetting } from '#core/readers/connecting.ts'
import { createReaderSupervisor } from '#core/readers/supervisor.ts'
import { plugFamily } from '../support/family-reader.ts'
import { openTty } from '../support/pty.ts'
import { createJournal } from './readers/bench.ts'

/** What keeps readers alive, at the speed of the product: how soon a dead one is noticed, and what follows on sleep. */
const setting = (
  family: ReaderSetting['family'],
  dialect: ReaderSetting['dialect'] = null,
): ReaderSetting => ({
  ...{ family, dialect, baudRate: 57_600, lineRules: null },
})

describe('a module that dies without a word', () => {
  it.concurrent.each([
    ['ef01', 'classic', 'r503'],
    ['ef01', 'ps', 'ps'],
    ['gt511', null, undefined],
    ['f5', null, undefined],
  ] as const)(
    'of the family %s (%s) is noticed within 10 s',
    async (family, dialect, model) => {
      const made = await plugFamily(family, { ...(model && { model }), file: { slots: { 1: 'li-1' } } })
      const states = createJournal<string>()
      const supervisor = createReaderSupervisor({
        ...connectingOf(setting(family, dialect)),
        open: openTty,
        path: made.path,
        log: () => undefined,
      })
      supervisor.onState(({ name }) => states.add(name))
      supervisor.start()
      await states.until((name) => name === 'ready', 10_000)
      const startMs = performance.now()
      made.module.line.set('silence')
      await states.until((name) => name === 'absent', 20_000)
      const tookMs = performance.now() - startMs
      await supervisor.stop()
      await made.close()
      expect(tookMs).toBeLessThan(10_000)
    },
    40_000,
  )
})

it('a card reader is gone when its line is: nothing can be asked of it', async () => {
  const made = await plugFamily('line')
  const states = createJournal<string>()
  const supervisor = createReaderSupervisor({
    ...connectingOf({ ...setting('line'), baudRate: 9600 }),
    open: openTty,
    path: made.path,
    log: () => undefined,
  })
  supervisor.onState(({ name, cause = '' }) => states.add(`${name} ${cause}`))
  supervisor.start()
  await states.until((state) => state === 'ready ')
  await made.unplug()
  await states.until((state) => state === 'absent unplugged', 10_000)
  expect(made.sent).toEqual([])
  await supervisor.stop()
  await made.close()
})

describe('a machine that slept', () => {
  it('tells a reader its password again, and goes on', async () => {
    const made = await plugFamily('ef01', { file: { password: 77, slots: { 2: 'li-1' } } })
    const logged = createJournal<string>()
    const clock = { ...systemClock, wallMs: 0, nowMs: () => systemClock.nowMs() + clock.wallMs }
    const supervisor = createReaderSupervisor({
      ...connectingOf(setting('ef01')),
      open: openTty,
      path: made.path,
      password: 77,
      clock,
      wakeTickMs: 20,
      log: (event, { cause = '' } = {}) => logged.add(`${event} ${String(cause)}`),
    })
    supervisor.start()
    await logged.until((line) => line === 'reader.state ', 10_000)
    await logged.until((line) => line === 'reader.state ', 10_000)
    made.sent.length = 0
    clock.wallMs = 8 * 3_600_000
    expect(await logged.until((line) => line.startsWith('reader.verify'))).toBe('reader.verify wake')
    // VfyPwd 77
    await expect.poll(() => Buffer.from(made.sent).toString('hex')).toContain('01000713' + '0000004d')
    const asked = made.sent.length
    await expect.poll(() => made.sent.length).toBeGreaterThan(asked)
    expect(supervisor.state().name).toBe('ready')
    await supervisor.stop()
    await made.close()
  })
})
