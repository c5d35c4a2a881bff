import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#core/readers/clock.ts'
import { printedNumber } from '#core/readers/line/card.ts'
import { connectLine, type LineOptions } from '#core/readers/line/connect.ts'
import type { LineSettings } from '#core/readers/line/settings.ts'
import type { ConnectedReader, Touch } from '#core/readers/reader.ts'
import { createCardDevice, type CardForm } from '#core/readers/simulators/line/device.ts'
import { createFaultyCardLine } from '#core/readers/simulators/line/faults.ts'
import { createReaderSupervisor, type ReaderState } from '#core/readers/supervisor.ts'
import type { Transport } from '#core/readers/transport/transport.ts'
import { createSocket, openTty } from '../../support/pty.ts'
import { createJournal } from './bench.ts'

let disposals: (() => unknown)[] = []
afterEach(async () => {
  for (const dispose of disposals.reverse()) await dispose()
  disposals = []
})

/** Longer than the pause between two repeats of an RDM6300, 50 ms. */
const REPEAT_MS = 300
const LI = '010063E9AE'
const LI_PRINTED = '0006547886'
const WANG = '0C000621A5'
const WANG_PRINTED = '0000401829'

/** A simulated card reader behind a pseudo-terminal with a steady name. */
async function createCards(form: CardForm) {
  const socket = await createSocket()
  disposals.push(socket.dispose)
  let device: Transport | undefined
  const write = (bytes: Uint8Array): void => void device?.write(bytes).catch(() => undefined)
  const sent = createJournal<Uint8Array>()
  const line = createFaultyCardLine(systemClock, (bytes) => {
    sent.add(bytes)
    write(bytes)
  })
  const reader = createCardDevice({ form, clock: systemClock, output: line.send })
  disposals.push(reader.lift)
  const plug = async (): Promise<void> => {
    device = (await socket.plug()).device
  }
  const unplug = async (): Promise<void> => {
    device = undefined
    await socket.unplug()
  }
  await plug()
  const text = (said: string): void => write(new Uint8Array(Buffer.from(said, 'latin1')))
  return { ...reader, line, sent, plug, unplug, path: socket.path, text }
}

const settingsOf = (form: CardForm, settings: Partial<LineSettings> = {}): Partial<LineSettings> => ({
  form: form === 'text' ? 'text' : 'frame',
  repeatMs: REPEAT_MS,
  ...settings,
})

/** The driver on it, identifying. */
async function identifying(
  form: CardForm,
  settings: Partial<LineSettings> = {},
  options: Partial<LineOptions> = {},
) {
  const cards = await createCards(form)
  const log = createJournal<unknown>()
  const reader = await connectLine({
    open: (baudRate) => openTty(cards.path, baudRate),
    settleMs: 5,
    settings: settingsOf(form, settings),
    log: (event, facts) => log.add({ event, ...facts }),
    ...options,
  })
  disposals.push(reader.close)
  const touches = createJournal<Touch>()
  const stop = new AbortController()
  const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal })
  ended.catch(() => undefined)
  const card = (number: string): Promise<Touch> =>
    touches.until((touch) => touch.kind === 'card' && touch.number === number)
  const numbers = (): string[] =>
    touches.all.map((touch) => (touch.kind === 'card' ? touch.number : touch.kind))
  return { ...cards, reader, touches, stop, ended, log, card, numbers }
}

/** Everything a reader with a library can do. */
const libraryActs = (reader: Omit<ConnectedReader, 'info'>): Promise<unknown>[] => [
  reader.enrol({ slot: 0 }),
  reader.deleteSlot(0),
  reader.readTemplate(0),
  reader.writeTemplate(0, new Uint8Array(512)),
]

describe('a reader that talks by itself', () => {
  it('says what it is and refuses what it cannot do', async () => {
    const { reader, stop, ended } = await identifying('id12')
    expect(reader.info()).toEqual({
      model: 'RDM6300 / ID-12',
      ...{ capacity: 0, capacityKnown: true, used: 0, occupied: [], baudRate: 9600, canEnrol: false },
    })
    for (const act of libraryActs(reader)) await expect(act).rejects.toMatchObject({ code: 'unsupported' })
    const second = reader.identifyLoop({ onTouch: () => undefined, signal: stop.signal })
    await expect(second).rejects.toMatchObject({ code: 'busy' })
    await reader.verify()
    stop.abort()
    await ended
    await reader.identifyLoop({ onTouch: () => undefined, signal: stop.signal })
  })

  it.each(['rdm6300', 'id12', 'text'] as const)(
    '%s: tells each card once while it lies there',
    async (form) => {
      const { touch, lift, card, numbers, touches } = await identifying(form)
      touch(LI)
      const first = await card(LI_PRINTED)
      expect(first).toMatchObject({ raw: form === 'text' ? LI_PRINTED : '010063E9AE25' })
      expect(Math.abs(performance.now() - first.arrivedAtMs)).toBeLessThan(1000)
      lift()
      touch(WANG)
      await card(WANG_PRINTED)
      lift()
      expect(numbers()).toEqual([LI_PRINTED, WANG_PRINTED])
      expect(touches.all).toHaveLength(2)
    },
  )

  it('an RDM6300 card that stays longer than the window is one touch', async () => {
    const { touch, card, numbers, sent } = await identifying('rdm6300')
    touch(LI)
    await card(LI_PRINTED)
    for (let count = 0; count < (2 * REPEAT_MS) / 50; count += 1) await sent.until(() => true)
    touch(WANG)
    await card(WANG_PRINTED)
    expect(numbers()).toEqual([LI_PRINTED, WANG_PRINTED])
  })

  it('a card laid again is another touch once the window has passed since its last sign', async () => {
    let aheadMs = 0
    const clock = { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + aheadMs }
    const { touch, card, numbers } = await identifying('id12', { repeatMs: 60_000 }, { clock })
    const lay = async (afterMs: number): Promise<void> => {
      aheadMs += afterMs
      touch(LI)
      // What comes behind it has been read when the other one is told.
      touch(String(aheadMs).padStart(10, '0'))
      await card(printedNumber(String(aheadMs).padStart(10, '0')))
    }
    for (const afterMs of [0, 59_000, 59_000, 61_000]) await lay(afterMs)
    expect(numbers().filter((number) => number === LI_PRINTED)).toHaveLength(2)
    expect(numbers()).toHaveLength(6)
  })

  it('drops what comes before anybody identifies, and the words of a bridge that starts', async () => {
    const cards = await createCards('text')
    const open = async (baudRate: number): Promise<Transport> => {
      const tty = await openTty(cards.path, baudRate)
      // It starts because it is opened.
      const heard = new Promise<void>((resolve) => void tty.onData(() => resolve()))
      cards.text('rst:0x1 boot\r\n0000000001\r\n')
      await heard
      return tty
    }
    const reader = await connectLine({ open, settleMs: 20, settings: settingsOf('text') })
    disposals.push(reader.close)
    const touches = createJournal<Touch>()
    const stop = new AbortController()
    const ended = reader.identifyLoop({ onTouch: touches.add, signal: stop.signal })
    cards.touch(LI)
    await touches.until(() => true)
    stop.abort()
    await ended
    expect(touches.all).toMatchObject([{ kind: 'card', number: LI_PRINTED }])
  })

  it('ends a line by silence where the operator said so', async () => {
    const { text, card } = await identifying('text', { silenceEnds: true })
    text('00012')
    await card('00012')
    text('00013')
    await card('00013')
  })

  it('never joins half a line to the next one', async () => {
    const { dirty, touch, card, log, numbers } = await identifying('text')
    dirty()
    await log.until((entry) => JSON.stringify(entry).includes('torn'))
    touch(LI)
    await card(LI_PRINTED)
    expect(numbers()).toEqual([LI_PRINTED])
  })

  it('a listener that fails ends the loop and not the process', async () => {
    const { reader, stop, ended, touch } = await identifying('id12')
    stop.abort()
    await ended
    const loop = reader.identifyLoop({
      onTouch: () => {
        throw new Error('no room')
      },
      signal: new AbortController().signal,
    })
    touch(LI)
    await expect(loop).rejects.toThrow('no room')
  })

  it('gives the line back when connecting is cancelled, and says why it cannot be opened', async () => {
    const cards = await createCards('id12')
    const closed: string[] = []
    const open = async (baudRate: number): Promise<Transport> => {
      const tty = await openTty(cards.path, baudRate)
      tty.onClose((reason) => closed.push(reason.kind))
      return tty
    }
    const connecting = connectLine({ open, signal: AbortSignal.timeout(20) })
    await expect(connecting).rejects.toMatchObject({ code: 'cancelled' })
    expect(closed).toEqual(['closed'])
    const nowhere = connectLine({ open: () => openTty(`${cards.path}-none`) })
    await expect(nowhere).rejects.toMatchObject({ code: 'unplugged' })
  })
})

describe('faults of the line', () => {
  it.each([
    ['noise', 'id12'],
    ['chunk', 'id12'],
    ['doubleReply', 'id12'],
    ['stale', 'id12'],
    ['chunk', 'text'],
    ['doubleReply', 'text'],
  ] as const)('%s on %s: the card is told once', async (fault, form) => {
    const { line, touch, lift, card, numbers } = await identifying(form)
    for (const [one, printed] of [
      [LI, LI_PRINTED],
      [WANG, WANG_PRINTED],
    ] as const) {
      line.set(fault)
      touch(one)
      await card(printed)
      lift()
    }
    expect(numbers()).toEqual([LI_PRINTED, WANG_PRINTED])
  })

  it.each(['checksum', 'truncate', 'silence'] as const)(
    '%s: no card is told, and the next one is',
    async (fault) => {
      const { line, touch, card, numbers } = await identifying('id12')
      line.set(fault, 1)
      touch(LI)
      touch(WANG)
      await card(WANG_PRINTED)
      expect(numbers()).toEqual([WANG_PRINTED])
    },
  )

  it('what was not understood is logged without a number, and not for every line of a storm', async () => {
    const { dirty, log, touch, card } = await identifying('id12')
    for (let count = 0; count < 50; count += 1) dirty()
    touch(LI)
    await card(LI_PRINTED)
    expect(log.all).toEqual([{ event: 'reader.line.malformed', reason: 'check', count: 1 }])
  })
})

describe('under the supervisor', () => {
  it('goes, comes back under the same name, tells cards on, and refuses enrolments all the while', async () => {
    const cards = await createCards('rdm6300')
    const states = createJournal<ReaderState>()
    const touches = createJournal<Touch>()
    const supervisor = createReaderSupervisor({
      open: openTty,
      path: cards.path,
      baudRate: 9600,
      log: () => undefined,
      backOffMs: [20, 40],
      tuning: { settleMs: 5 },
      connect: (options) => connectLine({ ...options, settings: settingsOf('rdm6300') }),
    })
    supervisor.onState(states.add)
    supervisor.onTouch(touches.add)
    disposals.push(supervisor.stop)
    supervisor.start()
    for (let round = 0; round < 3; round += 1) {
      await states.until((state) => state.name === 'ready')
      expect(supervisor.info()).toMatchObject({ canEnrol: false, baudRate: 9600 })
      const { enrol, deleteSlot, readTemplate, writeTemplate } = supervisor
      for (const act of [
        enrol({ slot: 0 }),
        deleteSlot(0),
        readTemplate(0),
        writeTemplate(0, new Uint8Array(1)),
      ]) {
        await expect(act).rejects.toMatchObject({ code: 'unsupported' })
      }
      cards.touch(LI)
      expect(await touches.until((touch) => touch.kind === 'card')).toMatchObject({ number: LI_PRINTED })
      await cards.unplug()
      expect((await states.until((state) => state.name === 'absent')).detail).toMatch(/^unplugged: /)
      cards.lift()
      await cards.plug()
    }
    expect(touches.all.filter((touch) => touch.kind !== 'card')).toEqual([])
  })
})
