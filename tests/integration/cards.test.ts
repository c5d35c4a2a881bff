import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { printedNumber } from '#core/readers/line/card.ts'
import { cardNamed } from '#core/readers/simulators/line/device.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { addFamily, plugFamily, type FamilyReader } from '../support/family-reader.ts'
import { untilReader } from '../support/simulated-reader.ts'

let test: TestDesk
let reader: FamilyReader
let readerId: number
let staffId: number

type Events<K extends 'clock'> =
  Awaited<ReturnType<DeskClient['attendance'][K]>> extends AsyncIterable<infer E>
    ? AsyncIteratorObject<E>
    : never

/** What the simulated reader says of a card. */
const numberOf = (card: string) => printedNumber(cardNamed(card))
const columns = (sql: string) => test.desk.core.sqlite.prepare(sql).pluck().all()

async function addPerson(staffNo: string, name: string): Promise<number> {
  const fields = { staffNo, name, department: '技术部', extension: '', role: null, shiftId: null }
  return (await test.admin.staff.create({ requestId: requestId(), ...fields })).id
}
const issue = (card: string, to = staffId, client = test.admin) =>
  client.cards.issue({ requestId: requestId(), staffId: to, number: numberOf(card), label: '蓝卡' })

async function openClock() {
  const events = (await test.client('clock').attendance.clock()) as Events<'clock'>
  await events.next()
  const next = async () => (await events.next()).value
  return { next, close: () => events.return?.() }
}

beforeEach(async () => {
  test = await openTestDesk()
  reader = await plugFamily('line')
  readerId = await addFamily(test, reader, '刷卡器', { direction: 'in' })
  staffId = await addPerson('A-1', '王芳')
})
afterEach(async () => {
  await test.close()
  await reader.close()
  expect(test.logged.filter(({ event }) => event === 'bug' || event === 'touch')).toEqual([])
})

describe('a card', () => {
  it('held to the reader comes into the form, is issued, and clocks once however long it lies there', async () => {
    const events = await test.admin.cards.waitForCard()
    expect((await events.next()).value).toEqual({ kind: 'waiting' })
    reader.module.touch('blue')
    const number = numberOf('blue')
    expect((await events.next()).value).toEqual({ kind: 'card', number, taken: false, whose: null })
    expect((await events.next()).done).toBe(true)
    expect(columns('SELECT count(*) FROM punches')).toEqual([0])
    reader.module.lift()
    const { id } = await issue('blue')
    expect(await test.admin.cards.list({ staffId })).toMatchObject([
      { id, number, label: '蓝卡', endedAt: null },
    ])

    // the reader does not tell the same card again within three seconds
    const other = await addPerson('A-2', '李娜')
    await issue('green', other)
    const { next, close } = await openClock()
    reader.module.touch('green')
    expect(await next()).toMatchObject({
      kind: 'punch',
      result: { staffId: other, name: '李娜', source: 'card' },
    })
    reader.module.touch('a stranger')
    expect(await next()).toEqual({ kind: 'unknownCard', failures: 1 })
    await close()
    const [cardId] = columns('SELECT max(id) FROM cards')
    const punches = test.desk.core.sqlite
      .prepare('SELECT source, card_id, reader_id, slot, direction FROM punches')
      .all()
    expect(punches).toEqual([
      { source: 'card', card_id: cardId, reader_id: readerId, slot: null, direction: 'in' },
    ])
    expect(await test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('that somebody has is issued to nobody else, and only HR and the administrator hear whose it is', async () => {
    await issue('blue')
    const other = await addPerson('A-2', '李娜')
    await expect(issue('blue', other)).rejects.toMatchObject({ code: 'CARD_TAKEN', data: { whose: '王芳' } })
    const { client: hr } = await test.person({ name: '赵敏', role: 'hr' })
    await expect(issue('blue', other, hr)).rejects.toMatchObject({ data: { whose: '王芳' } })
    const { client: clerk } = await test.person({ name: '刘洋', role: 'receptionist' })
    await expect(issue('blue', other, clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' })

    const events = await hr.cards.waitForCard()
    await events.next()
    reader.module.touch('blue')
    expect((await events.next()).value).toMatchObject({ taken: true, whose: '王芳' })
  })

  it('that was ended, or whose person has left, is unknown and may be issued again', async () => {
    const { id } = await issue('blue')
    await test.admin.cards.end({ requestId: requestId(), id, reason: '丢失' })
    await expect(test.admin.cards.end({ requestId: requestId(), id, reason: '丢失' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const { next, close } = await openClock()
    reader.module.touch('blue')
    expect(await next()).toEqual({ kind: 'unknownCard', failures: 1 })

    await issue('green')
    await test.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    reader.module.touch('green')
    expect(await next()).toEqual({ kind: 'unknownCard', failures: 2 })
    await close()
    const listed = await test.admin.cards.list({ staffId })
    expect(listed.map(({ endedAt, endReason }) => [endedAt !== null, endReason])).toEqual([
      [true, ''],
      [true, '丢失'],
    ])
    await expect(issue('green')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await issue('green', await addPerson('A-2', '李娜'))
    expect(await test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('is trimmed text with limits', async () => {
    const typed = (number: string) =>
      test.admin.cards.issue({ requestId: requestId(), staffId, number, label: '' })
    await expect(typed('   ')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(typed('1'.repeat(65))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await typed('  0004512377 ')
    expect((await test.admin.cards.list({ staffId }))[0]?.number).toBe('0004512377')
  })

  it('never signs: somebody who waits for a finger hears nothing of it, and it clocks', async () => {
    await issue('blue')
    const ef01 = await plugFamily('ef01')
    const fingerReader = await addFamily(test, ef01, '指纹机')
    const events = await test.admin.readers.proof()
    expect((await events.next()).value).toEqual({ kind: 'waiting' })
    reader.module.touch('blue')
    await expect.poll(() => columns('SELECT source FROM punches')).toEqual(['card'])
    ef01.module.touch('a stranger')
    expect((await events.next()).value).toEqual({ kind: 'unknownFinger' })
    // without a reader for fingers nobody waits for one
    await ef01.unplug()
    await expect(events.next()).rejects.toMatchObject({ code: 'READER_ABSENT' })
    await untilReader(test, fingerReader, 'absent')
    await test.admin.readers.remove({ requestId: requestId(), id: fingerReader })
    const again = await test.admin.readers.proof()
    await expect(again.next()).rejects.toMatchObject({ code: 'READER_ABSENT' })
    await ef01.close()
  })

  it('is not waited for without a card reader', async () => {
    await reader.unplug()
    await untilReader(test, readerId, 'absent')
    const events = await test.admin.cards.waitForCard()
    await expect(events.next()).rejects.toMatchObject({ code: 'READER_ABSENT', defined: true })
  })
})
