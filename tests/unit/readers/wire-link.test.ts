import { expect, it } from 'vitest'
import { systemClock } from '#core/readers/clock.ts'
import { createEmitter } from '#core/readers/emitter.ts'
import { createGt511Parser, encodeData, encodePacket } from '#core/readers/gt511/codec.ts'
import { COMMANDS, INFO_BYTES } from '#core/readers/gt511/commands.ts'
import { createGt511Link } from '#core/readers/gt511/link.ts'
import { createCloseNotice, type Transport } from '#core/readers/transport/transport.ts'

const ack = (parameter: number): Uint8Array => encodePacket({ code: 0x30, parameter })

/** A module that answers in order, but only once it is released: as slow as the test wants it. */
function slowModule(replies: Record<number, Uint8Array[]>) {
  const data = createEmitter<Uint8Array>()
  const notice = createCloseNotice()
  const parser = createGt511Parser()
  const waiting: number[] = []
  const asked: number[] = []
  let held = true
  const flush = (): void => {
    for (const code of waiting.splice(0)) for (const reply of replies[code] ?? []) data.emit(reply)
  }
  const transport: Transport = {
    write: (bytes) => {
      for (const event of parser.push(bytes)) {
        if (event.kind !== 'packet') continue
        asked.push(event.code)
        waiting.push(event.code)
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
  const link = createGt511Link({ transport, clock: systemClock, timeoutScale: 0.1 })
  /** From the next command on it answers, what was asked before first. */
  const loosen = (): void => {
    held = false
  }
  const release = (): void => {
    loosen()
    flush()
  }
  return { link, asked, emit: data.emit, release, loosen }
}

const INFO = [ack(0), encodeData(new Uint8Array(INFO_BYTES))]

it('a late reply is not that of the next command, after a wait that was cancelled', async () => {
  const { link, asked, loosen } = slowModule({ 0x01: INFO, 0x20: [ack(7)], 0x26: [ack(0)] })
  const stop = new AbortController()
  const looking = link.request(COMMANDS.isPressFinger, 0, { signal: stop.signal })
  await expect.poll(() => asked).toEqual([0x26])
  stop.abort()
  await expect(looking).rejects.toMatchObject({ code: 'cancelled' })
  // What the first command is answered comes only now, ahead of everything else.
  loosen()
  expect((await link.request(COMMANDS.getEnrollCount)).parameter).toBe(7)
  expect(asked).toEqual([0x26, 0x01, 0x20])
})

it('nor after a time-out, and the command that got none is not sent more often than allowed', async () => {
  const { link, asked, loosen } = slowModule({ 0x01: INFO, 0x20: [ack(7)], 0x25: [ack(0)] })
  await expect(link.request(COMMANDS.enroll3, 0, { attempts: 1 })).rejects.toMatchObject({ code: 'noReply' })
  loosen()
  expect((await link.request(COMMANDS.getEnrollCount)).parameter).toBe(7)
  expect(asked.filter((code) => code === 0x25)).toHaveLength(1)
})

it('of several replies that come together the last is that of the command, since modules answer in order', async () => {
  const { link, asked, emit } = slowModule({})
  const asking = link.request(COMMANDS.identify)
  await expect.poll(() => asked).toEqual([0x51])
  emit(ack(0))
  emit(encodePacket({ code: 0x31, parameter: 0x1008 }))
  expect(await asking).toMatchObject({ ok: false, parameter: 0x1008 })
})

it('commands asked for together go out one at a time', async () => {
  const { link, asked, release } = slowModule({ 0x20: [ack(7)], 0x26: [ack(0)] })
  const both = Promise.all([link.request(COMMANDS.isPressFinger), link.request(COMMANDS.getEnrollCount)])
  await expect.poll(() => asked).toEqual([0x26])
  release()
  expect((await both).map(({ parameter }) => parameter)).toEqual([0, 7])
})

it('whoever waits is told when the line is gone', async () => {
  const { link } = slowModule({})
  const asking = link.request(COMMANDS.identify)
  await link.close()
  await expect(asking).rejects.toMatchObject({ code: 'unplugged' })
  await expect(link.request(COMMANDS.open)).rejects.toMatchObject({ code: 'unplugged' })
})
