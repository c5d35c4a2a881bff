import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_BYTES } from '#core/terminal-files/terminal-file.ts'
import { readUserDat, type UserItem } from '#core/terminal-files/user-dat.ts'
import type { TerminalUser } from '#core/terminal-files/user-record.ts'
import { userDat, userRecord } from './files.ts'

const SEED = 20_260_104

const joined = (...records: ArrayLike<number>[]): Uint8Array =>
  Uint8Array.from(records.flatMap((record) => Array.from(record)))
const user = (pin: string, name: string, more: Partial<TerminalUser> = {}): TerminalUser => ({
  ...{ pin, name, privilege: 0, card: null },
  ...more,
})
const said = (items: UserItem[]): string[] =>
  items.map((item) => (item.kind === 'user' ? `${item.user.pin} ${item.user.name}` : `!${item.reason}`))

const LI = user('1', '李四', { privilege: 14, card: '0006547886' })
const WANG = user('20001', '王芳')

describe('user.dat', () => {
  it.each([28, 72] as const)('a record of %i bytes, byte by byte', async (size) => {
    const record = userRecord(LI, size)
    const at = size === 28 ? 8 : 11
    expect([...record.subarray(at, at + 4)]).toEqual([0xc0, 0xee, 0xcb, 0xc4])
    expect(await userDat(joined(record, userRecord(WANG, size)))).toEqual([
      { record: 1, kind: 'user', user: LI },
      { record: 2, kind: 'user', user: WANG },
    ])
  })

  it('never gives the password out', async () => {
    const items = await userDat(joined(userRecord(LI, 28), userRecord(LI, 28)))
    expect(JSON.stringify(items)).not.toMatch(/secre/)
  })

  it('a number that is text keeps its zeros and letters', async () => {
    expect(said(await userDat(userRecord(user('00A12', 'Chen'), 72)))).toEqual(['00A12 Chen'])
  })

  it('504 bytes are both 18 short and 7 long records: what makes sense counts', async () => {
    const long = joined(...Array.from({ length: 7 }, (_, at) => userRecord(user(`${at + 1}`, '王芳'), 72)))
    const short = joined(...Array.from({ length: 18 }, (_, at) => userRecord(user(`${at + 1}`, '王芳'), 28)))
    expect(long).toHaveLength(short.length)
    expect(said(await userDat(long))).toEqual(Array.from({ length: 7 }, (_, at) => `${at + 1} 王芳`))
    expect(said(await userDat(short))).toEqual(Array.from({ length: 18 }, (_, at) => `${at + 1} 王芳`))
    expect(await userDat(long, { recordBytes: 28 })).toHaveLength(18)
  })

  it.each([28, 72] as const)('a torn last record of %i bytes is told', async (size) => {
    const bytes = joined(...['1', '2', '3', '4'].map((pin) => userRecord(user(pin, '王芳'), size)))
    const items = await userDat(bytes.subarray(0, -5))
    expect(said(items)).toEqual(['1 王芳', '2 王芳', '3 王芳', '!torn'])
    expect(items.at(-1)).toMatchObject({ record: 4 })
  })

  it('names in UTF-8 are found out by characters of three bytes; few accents have to be told', async () => {
    const utf8 = joined(
      ...['王芳', 'José'].map((name, at) => userRecord(user(`${at + 1}`, name), 72, 'utf-8')),
    )
    expect(said(await userDat(utf8))).toEqual(['1 王芳', '2 José'])
    const accent = userRecord(user('2', 'José'), 72, 'utf-8')
    expect(said(await userDat(accent, { encoding: 'utf-8' }))).toEqual(['2 José'])
  })

  it('a name in GB18030 that is sound UTF-8 by chance is Chinese all the same', async () => {
    // C3 B5 is U+00F5 in UTF-8.
    const rose = userRecord(user('1', '玫'), 72)
    expect([...rose.subarray(11, 14)]).toEqual([0xc3, 0xb5, 0x00])
    expect(said(await userDat(rose))).toEqual(['1 玫'])
  })

  it('half a character that the field cut off is left out', async () => {
    const nine = '一二三四五六七八九'
    expect(said(await userDat(userRecord(user('1', nine), 72, 'utf-8')))).toEqual(['1 一二三四五六七八'])
    expect(said(await userDat(userRecord(user('1', 'A王芳李四'), 28)))).toEqual(['1 A王芳李'])
  })

  it('records of nobody are told', async () => {
    const noPin = userRecord(WANG, 72).fill(0, 48)
    const noName = userRecord(WANG, 72)
    noName.set([0xff, 0xff, 0x07], 11)
    const records = joined(
      noPin,
      new Uint8Array(72),
      noName,
      new Uint8Array(72).fill(0xff),
      userRecord(WANG, 72),
    )
    expect(said(await userDat(records))).toEqual(['!pin', '!empty', '!name', '!empty', '20001 王芳'])
  })

  it('an empty file has nobody in it, one too large is refused, a cancelled one ends', async () => {
    expect(await userDat(new Uint8Array(0))).toEqual([])
    await expect(userDat(new Uint8Array(MOST_BYTES + 1))).rejects.toMatchObject({ code: 'tooLarge' })
    const cancelled = userDat(userRecord(WANG, 72), { signal: AbortSignal.abort() })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('tells how far it is, and records go over the parts whole', async () => {
    const count = 3000
    const bytes = joined(
      ...Array.from({ length: count }, (_, at) => userRecord(user(`${at + 1}`, '王芳'), 72)),
    )
    const progress: number[] = []
    const items: UserItem[] = []
    for await (const part of readUserDat(bytes)) {
      expect(part.totalBytes).toBe(bytes.length)
      progress.push(part.readBytes)
      items.push(...part.items)
    }
    expect(progress).toHaveLength(4)
    expect(progress.at(-1)).toBe(bytes.length)
    expect(said(items)).toEqual(Array.from({ length: count }, (_, at) => `${at + 1} 王芳`))
  })
})

const names = fc.constantFrom('王芳', '李四', '张三', 'Chen', '', '欧阳')
const people = fc.array(
  fc.record({
    pin: fc.integer({ min: 1, max: 0xfffffffe }).map(String),
    name: names,
    privilege: fc.constantFrom(0, 2, 6, 14),
    card: fc.option(fc.integer({ min: 1, max: 0xffffffff }).map((card) => String(card).padStart(10, '0'))),
  }),
  { maxLength: 40 },
)

describe('properties', () => {
  it('a written file reads back identical', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.constantFrom(28, 72), async (users, size) => {
        const bytes = joined(...users.map((one) => userRecord(one, size)))
        expect(await userDat(bytes)).toEqual(
          users.map((one, at) => ({ record: at + 1, kind: 'user', user: one })),
        )
      }),
      { seed: SEED },
    )
  })

  it('any bytes: never throws, and tells each record once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom(28, 72), async (bytes, size) => {
        await userDat(bytes)
        const items = await userDat(bytes, { recordBytes: size })
        expect(items.map((item) => item.record)).toEqual(
          Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => at + 1),
        )
      }),
      { seed: SEED },
    )
  })
})
