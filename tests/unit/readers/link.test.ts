import { describe, expect, it } from 'vitest'
import { systemClock } from '#core/readers/clock.ts'
import { createEmitter } from '#core/readers/emitter.ts'
import { createFrameParser, DEFAULT_ADDRESS, encodeFrame, PACKET } from '#core/readers/ef01/codec.ts'
import { COMMANDS } from '#core/readers/ef01/commands.ts'
import { createLink } from '#core/readers/ef01/link.ts'
import { createCloseNotice, type Transport } from '#core/readers/transport/transport.ts'

/** A module that answers in order, but only when `answer` is called: as slow as the test wants it. */
function slowModule(replies: Record<number, number[]>) {
  const data = createEmitter<Uint8Array>()
  const notice = createCloseNotice()
  const parser = createFrameParser()
  const waiting: number[] = []
  const asked: number[] = []
  let held = true
  const flush = (): void => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift()) {
      const payload = replies[code]
      if (payload === undefined) continue
      data.emit(encodeFrame({ address: DEFAULT_ADDRESS, id: PACKET.acknowledge, payload }))
    }
  }
  const transport: Transport = {
    write: (bytes) => {
      for (const event of parser.push(bytes)) {
        if (event.kind !== 'frame') continue
        const code = event.frame.payload[0] ?? 0
        asked.push(code)
        waiting.push(code)
      }
      if (!held) flush()
      return Promise.resolve()
    },
    onData: data.on,
    onClose: notice.on,
    close: () => {
      notice.tell({ kind: 'closed' })
      return Promise.resolve()
    },
  }
  const link = createLink({ transport, address: DEFAULT_ADDRESS, clock: systemClock, timeoutScale: 0.1 })
  return { link, asked, emit: data.emit, release: () => ((held = false), undefined) }
}

const frame = (...payload: number[]): Uint8Array =>
  encodeFrame({ address: DEFAULT_ADDRESS, id: PACKET.acknowledge, payload })

describe('a late reply is never the reply of the next command', () => {
  it('after a wait that was cancelled', async () => {
    const { link, asked, release } = slowModule({ 0x01: [0x00], 0x06: [0x18], 0x1d: [0x00, 0x00, 0x00] })
    const stop = new AbortController()
    const looking = link.request(COMMANDS.genImg, [], { signal: stop.signal })
    await expect.poll(() => asked).toEqual([0x01])
    stop.abort()
    await expect(looking).rejects.toMatchObject({ code: 'cancelled' })
    // The picture's 00 comes only now, ahead of what Store is answered.
    release()
    const reply = await link.request(COMMANDS.store, [1, 0, 5])
    expect(reply.confirmation).toBe(0x18)
    expect(asked).toEqual([0x01, 0x1d, 0x06])
  })

  it('after a time-out', async () => {
    const { link, asked, release } = slowModule({ 0x01: [0x00], 0x02: [0x06], 0x1d: [0x00, 0x00, 0x00] })
    await expect(link.request(COMMANDS.genImg)).rejects.toMatchObject({ code: 'noReply' })
    release()
    expect((await link.request(COMMANDS.img2Tz, [1])).confirmation).toBe(0x06)
    expect(asked.at(-1)).toBe(0x02)
  })
})

describe('which reply is believed', () => {
  it('not the FF with which a module says, unasked, that a finger woke it', async () => {
    const { link, asked, emit } = slowModule({})
    const looking = link.request(COMMANDS.genImg, [], { attempts: 1 })
    await expect.poll(() => asked).toEqual([0x01])
    emit(frame(0xff))
    await expect(looking).rejects.toMatchObject({ code: 'noReply' })
  })

  it('not a 01 when the answer follows it at once, but one that stays alone', async () => {
    const { link, asked, emit } = slowModule({})
    const matching = link.request(COMMANDS.match, [], { attempts: 1 })
    await expect.poll(() => asked).toEqual([0x03])
    emit(frame(0x01))
    emit(frame(0x00, 0x00, 0xff))
    expect(await matching).toMatchObject({ confirmation: 0 })
    const again = link.request(COMMANDS.match, [], { attempts: 1 })
    await expect.poll(() => asked).toEqual([0x03, 0x03])
    emit(frame(0x01))
    expect(await again).toMatchObject({ confirmation: 1 })
  })

  it('not one of another shape, nor a success without its results', async () => {
    const { link, emit } = slowModule({})
    const asking = link.request(COMMANDS.search, [1, 0, 0, 0, 200], { plain: true })
    await new Promise((resolve) => setImmediate(resolve))
    emit(frame(0x00))
    emit(frame(0x00, 0x00, 0x03))
    emit(frame(0x00, 0x00, 0x07, 0x00, 0x50))
    expect([...(await asking).data]).toEqual([0, 7, 0, 80])
  })

  it('one with an undocumented code only when nothing better comes', async () => {
    const { link, emit } = slowModule({})
    const first = link.request(COMMANDS.search, [1, 0, 0, 0, 200], { plain: true })
    await new Promise((resolve) => setImmediate(resolve))
    emit(frame(0x06))
    emit(frame(0x09))
    expect((await first).confirmation).toBe(0x09)
    const second = link.request(COMMANDS.search, [1, 0, 0, 0, 200], { plain: true })
    await new Promise((resolve) => setImmediate(resolve))
    emit(frame(0x06))
    expect((await second).confirmation).toBe(0x06)
  })

  it('commands asked for together go out one at a time', async () => {
    const { link, asked, release } = slowModule({ 0x01: [0x02], 0x1d: [0x00, 0x00, 0x03] })
    const both = Promise.all([link.request(COMMANDS.genImg), link.request(COMMANDS.templeteNum)])
    await expect.poll(() => asked).toEqual([0x01])
    release()
    const [, count] = await Promise.all([
      link.request(COMMANDS.templeteNum).catch(() => undefined),
      both,
    ]).then(([, [look, number]]) => [look, number] as const)
    expect([...count.data]).toEqual([0, 3])
  })
})
