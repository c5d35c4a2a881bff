import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { serveReader, type ServeOptions } from '#core/readers/simulators/serve.ts'
import type { Transport } from '#core/readers/transport/transport.ts'
import { collectBytes, openLinkedTtys, openTty } from '../../support/pty.ts'
import { createJournal } from './bench.ts'

type Answer = Record<string, unknown>

let disposals: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const dispose of disposals.reverse()) await dispose()
  disposals = []
})

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'serve-'))
  disposals.push(() => rm(path, { recursive: true, force: true }))
  return path
}

async function served(options: Partial<ServeOptions> = {}) {
  const input = new PassThrough()
  const output = new PassThrough()
  const answers = createJournal<Answer>()
  createInterface({ input: output }).on('line', (line) => answers.add(JSON.parse(line) as Answer))
  const reader = await serveReader({ family: 'ef01', timings: 'fast', input, output, ...options })
  disposals.push(reader.quit)
  await answers.until((answer) => answer['command'] === 'ready')
  /** Says one line and gives its one answer. */
  const say = async (text: string): Promise<Answer> => {
    const before = answers.all.length
    input.write(`${text}\n`)
    const answer = await answers.until(() => true)
    expect(answers.all).toHaveLength(before + 1)
    return answer
  }
  const client = async (path = reader.path): Promise<Transport & ReturnType<typeof collectBytes>> => {
    const tty = await openTty(path)
    disposals.push(tty.close)
    return { ...tty, ...collectBytes(tty) }
  }
  return { reader, say, client, answers, input }
}

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/[0-9A-F]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16))
const text = (data: Uint8Array): string =>
  Buffer.from(data).toString('hex').toUpperCase().match(/../g)?.join(' ') ?? ''

/** Everything below is written by hand, so that a mistake in the codec cannot hide itself. */
const VFY_PWD = bytes('EF 01 FF FF FF FF 01 00 07 13 00 00 00 00 00 1B')
const GEN_IMG = bytes('EF 01 FF FF FF FF 01 00 03 01 00 05')
const IMG2TZ = bytes('EF 01 FF FF FF FF 01 00 04 02 01 00 08')
const SEARCH = bytes('EF 01 FF FF FF FF 01 00 08 04 01 00 00 00 C8 00 D6')
const UP_IMAGE = bytes('EF 01 FF FF FF FF 01 00 03 0A 00 0E')
const READ_PARAMETERS = bytes('EF 01 FF FF FF FF 01 00 03 0F 00 13')
const INDEX_PAGE_0 = bytes('EF 01 FF FF FF FF 01 00 04 1F 00 00 24')
const LOAD_2_FROM_5 = bytes('EF 01 FF FF FF FF 01 00 06 07 02 00 05 00 15')
const UP_2 = bytes('EF 01 FF FF FF FF 01 00 04 08 02 00 0F')
/** WriteNotepad page 3, 32 bytes of 5A: 1 + 24 + 18 + 3 + 32 x 5A = B80. */
const NOTE_ON_3 = bytes(`EF 01 FF FF FF FF 01 00 24 18 03 ${'5A '.repeat(32)}0B 80`)
const OK = 'EF 01 FF FF FF FF 07 00 03 00 00 0A'

describe('clients that do it their own way', () => {
  it('one writes a byte at a time with pauses and reads fixed lengths', async () => {
    const file = join(await folder(), 'fingers.json')
    await writeFile(
      file,
      JSON.stringify({ slots: { '0': 'li-1', '1': 'li-2', '5': 'wang-1' }, capacity: 200 }),
    )
    const { client, say } = await served({ fingersFile: file, timings: 'real' })
    const line = await client()
    const slowly = async (command: Uint8Array): Promise<void> => {
      for (const byte of command) {
        await line.write(Uint8Array.of(byte))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    await slowly(VFY_PWD)
    expect(text(await line.take(12))).toBe(OK)
    await slowly(READ_PARAMETERS)
    expect(text(await line.take(28))).toBe(
      'EF 01 FF FF FF FF 07 00 13 00 00 04 00 00 00 C8 00 03 FF FF FF FF 00 02 00 06 04 ED',
    )
    await slowly(INDEX_PAGE_0)
    expect(text((await line.take(44)).subarray(9, 12))).toBe('00 23 00')
    await slowly(GEN_IMG)
    expect(text(await line.take(12))).toBe('EF 01 FF FF FF FF 07 00 03 02 00 0C')
    await say('touch wang-1')
    await slowly(GEN_IMG)
    expect(text(await line.take(12))).toBe(OK)
    await slowly(IMG2TZ)
    expect(text(await line.take(12))).toBe(OK)
    await slowly(SEARCH)
    expect(text((await line.take(16)).subarray(0, 12))).toBe('EF 01 FF FF FF FF 07 00 07 00 00 05')
    // A whole template in fixed reads: acknowledge, then 4 packets of 9 + 128 + 2.
    await slowly(LOAD_2_FROM_5)
    expect(text(await line.take(12))).toBe(OK)
    await slowly(UP_2)
    expect(text(await line.take(12))).toBe(OK)
    for (const id of [2, 2, 2, 8]) {
      const packet = await line.take(139)
      expect(text(packet.subarray(0, 9))).toBe(`EF 01 FF FF FF FF 0${id} 00 82`)
      const sum = packet.subarray(6, 137).reduce((total, byte) => (total + byte) & 0xffff, 0)
      expect((packet[137] ?? 0) * 256 + (packet[138] ?? 0)).toBe(sum)
    }
  })

  it('one sends rubbish first, half a command, and several commands in one write', async () => {
    const { client } = await served()
    const line = await client()
    await line.write(bytes('00 55 EF EF 41 54 0D 0A 03 11 13 7F FF'))
    await line.write(VFY_PWD)
    expect(text(await line.take(12))).toBe(OK)
    // Half a command that would swallow the next one; after its pause the module listens afresh.
    await line.write(bytes('EF 01 FF FF FF FF 01 00 40 01'))
    await new Promise((resolve) => setTimeout(resolve, 700))
    await line.write(Uint8Array.from([...VFY_PWD, ...GEN_IMG, ...READ_PARAMETERS]))
    const both = text(await line.take(24))
    expect(both).toBe(`${OK} EF 01 FF FF FF FF 07 00 03 02 00 0C`)
    expect(text((await line.take(28)).subarray(0, 10))).toBe('EF 01 FF FF FF FF 07 00 13 00')
    // Wrong sum, foreign address, an acknowledge instead of a command: one 01, then silence.
    await line.write(bytes('EF 01 FF FF FF FF 01 00 03 01 00 06'))
    expect(text(await line.take(12))).toBe('EF 01 FF FF FF FF 07 00 03 01 00 0B')
    await line.write(bytes('EF 01 00 00 00 01 01 00 03 01 00 05'))
    await line.write(bytes('EF 01 FF FF FF FF 07 00 03 00 00 0A'))
    await line.write(GEN_IMG)
    expect(text(await line.take(12))).toBe('EF 01 FF FF FF FF 07 00 03 02 00 0C')
    expect(line.all()).toHaveLength(0)
  })
})

/** Opens a tty as a program does that knows nothing of serial lines: what lies there unread is read. */
function rawClient(path: string) {
  const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  const close = (): void => closeSync(fd)
  const read = async (count: number): Promise<Uint8Array> => {
    const buffer = Buffer.alloc(count)
    let have = 0
    await expect
      .poll(
        () => {
          try {
            have += readSync(fd, buffer, have, count - have, null)
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
          }
          return have
        },
        { interval: 5, timeout: 3000 },
      )
      .toBe(count)
    return new Uint8Array(buffer)
  }
  return { write: (data: Uint8Array) => writeSync(fd, data), read, close }
}

describe('a client that was killed', () => {
  it.each(['fast', 'real'] as const)(
    'in the middle of an image leaves nothing to the next one (%s)',
    async (timings) => {
      const { say, reader } = await served({ timings })
      await say('touch li-1')
      const killed = rawClient(reader.path)
      killed.write(GEN_IMG)
      expect(text(await killed.read(12))).toBe(OK)
      killed.write(UP_IMAGE)
      expect(text(await killed.read(12))).toBe(OK)
      await killed.read(139)
      killed.close()
      // The tty takes a little more and is full; a host that was there would have given up a second later.
      await new Promise((resolve) => setTimeout(resolve, timings === 'real' ? 4500 : 1300))
      const next = rawClient(reader.path)
      next.write(VFY_PWD)
      expect(text(await next.read(12))).toBe(OK)
      next.write(READ_PARAMETERS)
      expect(text((await next.read(28)).subarray(0, 10))).toBe('EF 01 FF FF FF FF 07 00 13 00')
      next.close()
    },
    15_000,
  )

  it('before it read a short answer leaves nothing either, some seconds later', async () => {
    const { reader } = await served()
    const killed = rawClient(reader.path)
    killed.write(READ_PARAMETERS)
    killed.close()
    await new Promise((resolve) => setTimeout(resolve, 3300))
    const next = rawClient(reader.path)
    next.write(VFY_PWD)
    expect(text(await next.read(12))).toBe(OK)
    next.close()
  })
})

describe('serving a simulated reader', () => {
  it('answers each control line with one line', async () => {
    const { say, input, reader } = await served()
    expect(await say('touch li-1')).toEqual({ ok: true, command: 'touch', finger: 'li-1' })
    expect(await say('state')).toMatchObject({
      ok: true,
      plugged: true,
      finger: { name: 'li-1', quality: 'good' },
    })
    expect(await say('lift')).toEqual({ ok: true, command: 'lift' })
    expect(await say('dirty')).toEqual({ ok: true, command: 'dirty' })
    expect(await say('fault checksum 2')).toEqual({ ok: true, command: 'fault', fault: 'checksum' })
    expect(await say('fault nonsense')).toMatchObject({ ok: false, error: 'unknown fault: nonsense' })
    expect(await say('touch')).toMatchObject({ ok: false })
    expect(await say('dance')).toMatchObject({ ok: false, error: 'unknown command: dance' })
    expect(await say('quit')).toEqual({ ok: true, command: 'quit' })
    await reader.done
    input.end()
  })

  it('ends when its input ends', async () => {
    const { reader, input } = await served()
    input.end()
    await reader.done
  })

  it('keeps the library and settings in the fingers file', async () => {
    const file = join(await folder(), 'fingers.json')
    await writeFile(file, JSON.stringify({ slots: { '5': 'wang-1' }, capacity: 162, password: 7 }))
    const first = await served({ fingersFile: file })
    const line = await first.client()
    await line.write(bytes('EF 01 FF FF FF FF 01 00 07 13 00 00 00 07 00 22'))
    expect(text(await line.take(12))).toBe(OK)
    await line.write(LOAD_2_FROM_5)
    expect(text(await line.take(12))).toBe(OK)
    // Store buffer 2 to slot 6, delete slot 5.
    await line.write(bytes('EF 01 FF FF FF FF 01 00 06 06 02 00 06 00 15'))
    expect(text(await line.take(12))).toBe(OK)
    await line.write(bytes('EF 01 FF FF FF FF 01 00 07 0C 00 05 00 01 00 1A'))
    expect(text(await line.take(12))).toBe(OK)
    // Notes on page 3.
    await line.write(NOTE_ON_3)
    expect(text(await line.take(12))).toBe(OK)
    await first.reader.quit()
    const kept = JSON.parse(await readFile(file, 'utf8')) as Answer
    expect(kept).toMatchObject({
      slots: { '6': 'wang-1' },
      capacity: 162,
      password: 7,
      notepad: { '3': '5a'.repeat(32) },
    })
    const second = await served({ fingersFile: file })
    expect(await second.say('state')).toMatchObject({
      slots: { '6': 'wang-1' },
      verified: false,
      notepad: { '3': '5a'.repeat(32) },
    })
  })

  it('says what is wrong with a fingers file', async () => {
    const file = join(await folder(), 'fingers.json')
    await writeFile(file, '{ "slots": { "a": "li-1" } }')
    await expect(served({ fingersFile: file })).rejects.toThrow('slots: "a" is not slot: name')
    await writeFile(file, '{ "capacity": "many" }')
    await expect(served({ fingersFile: file })).rejects.toThrow('capacity: a number')
    await writeFile(file, '{ "notepad": { "0": "5a" } }')
    await expect(served({ fingersFile: file })).rejects.toThrow('notepad: "0" is not page: 32 bytes as hex')
  })

  it('answers on one end of a cable made by others', async () => {
    const { left, right, cut } = await openLinkedTtys()
    disposals.push(cut)
    const { client } = await served({ port: left })
    const line = await client(right)
    await line.write(VFY_PWD)
    expect(text(await line.take(12))).toBe(OK)
  })

  it('goes and comes back under the same name', async () => {
    const link = join(await folder(), 'reader0')
    const { say, client, reader } = await served({ link })
    expect(reader.path).toBe(link)
    const line = await client()
    const lost = new Promise((resolve) => line.onClose(resolve))
    expect(await say('unplug')).toEqual({ ok: true, command: 'unplug' })
    expect(await lost).toMatchObject({ kind: 'lost' })
    await expect(openTty(link)).rejects.toMatchObject({ code: 'unplugged' })
    expect(await say('plug')).toEqual({ ok: true, command: 'plug', path: link })
    const again = await client()
    await again.write(VFY_PWD)
    expect(text(await again.take(12))).toBe(OK)
  })
})

describe('the other families', () => {
  it.each([
    ['gt511', '55 AA 01 00 00 00 00 00 20 00 20 01', '55 AA 01 00 01 00 00 00 30 00 31 01'],
    ['f5', 'F5 09 00 00 00 00 09 F5', 'F5 09 00 01 00 00 08 F5'],
  ] as const)(
    '%s: answers its count, and keeps its library in the fingers file',
    async (family, ask, count) => {
      const file = join(await folder(), 'fingers.json')
      await writeFile(file, JSON.stringify({ slots: { '5': 'wang-1' }, capacity: 162 }))
      const { client, say, reader } = await served({ family, fingersFile: file })
      const line = await client()
      await line.write(bytes(ask))
      expect(text(await line.take(count.split(' ').length))).toBe(count)
      expect(await say('touch li-1')).toMatchObject({ ok: true })
      expect(await say('state')).toMatchObject({ plugged: true, slots: { '5': 'wang-1' }, capacity: 162 })
      expect(await say('power')).toMatchObject({ ok: true })
      // Deletes what is in slot 5: id 5, or user 6.
      await line.write(
        bytes(family === 'f5' ? 'F5 04 00 06 00 00 02 F5' : '55 AA 01 00 05 00 00 00 40 00 45 01'),
      )
      await line.take(count.split(' ').length)
      await reader.quit()
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ slots: {}, capacity: 162 })
    },
  )
})
