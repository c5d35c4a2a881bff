import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf, keptAnswers, scratch } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { drawn, parcel } from '../support/handover.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

let labels = 0
const receive = (change: Partial<Parameters<TestDesk['admin']['parcels']['receive']>[0]> = {}) => {
  labels += 1
  return desk.admin.parcels.receive({
    requestId: requestId(),
    ...parcel,
    barcode: `YT${String(labels).padStart(10, '0')}`,
    ...change,
  })
}
const release = (
  parcelIds: number[],
  change: Partial<Parameters<TestDesk['admin']['parcels']['release']>[0]> = {},
) =>
  desk.admin.parcels.release({
    requestId: requestId(),
    parcelIds,
    collectorName: '孙悦',
    collectorKind: 'recipient',
    signature: drawn,
    ...change,
  })
const count = (table: string) => desk.desk.core.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('a parcel taken in', () => {
  it('gets the shelf address as its pickup code: the lowest free place, one for each held parcel', async () => {
    const codes = []
    for (let index = 0; index < 3; index += 1) codes.push(await receive({ shelf: '2-5' }))
    expect(codes.map(({ pickupCode }) => pickupCode)).toEqual(['2-5-1', '2-5-2', '2-5-3'])
    expect((await receive({ shelf: 'a-1' })).pickupCode).toBe('A-1-1')
    await release([codes[1]?.id ?? 0])
    expect((await receive({ shelf: '2-5' })).pickupCode).toBe('2-5-2')
    expect((await receive({ shelf: '2-5' })).pickupCode).toBe('2-5-4')
  })

  it('never shares its place, also if the code should fail: the database refuses', async () => {
    const { id } = await receive()
    const other = await receive()
    const move = desk.desk.core.sqlite.prepare('UPDATE parcels SET place = 1 WHERE id = ?')
    expect(() => move.run(other.id)).toThrow(/UNIQUE/)
    await release([id])
    expect(() => move.run(other.id)).not.toThrow()
  })

  it('is refused as a second scan while the first is held, with its number, and makes no gap', async () => {
    const first = await receive({ barcode: 'SF0000000001' })
    for (const barcode of ['SF0000000001', 'sf0000000001', 'ＳＦ0000000001'])
      await expect(receive({ barcode })).rejects.toMatchObject({
        code: 'PARCEL_DUPLICATE',
        data: { number: first.number },
      })
    expect((await receive()).number).toBe('P2026-00002')
    await release([first.id])
    expect((await receive({ barcode: 'SF0000000001' })).number).toBe('P2026-00003')
  })

  it('may come without a label, more than once', async () => {
    await receive({ barcode: '' })
    expect((await receive({ barcode: '' })).pickupCode).toBe('2-5-2')
  })

  it('is addressed to a colleague by his name of today, and not to one who has left', async () => {
    const { staffId } = await desk.person({ name: '王芳', role: 'receptionist' })
    const { id } = await receive({ recipientId: staffId, recipientName: '别名' })
    expect(await desk.admin.parcels.get({ id })).toMatchObject({
      recipientId: staffId,
      recipientName: '王芳',
    })
    desk.desk.core.sqlite.prepare('UPDATE staff SET left_at = 1 WHERE id = ?').run(staffId)
    for (const recipientId of [staffId, 9_999])
      await expect(receive({ recipientId })).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field: 'recipientId' },
      })
  })

  it('keeps when it came and when it was typed in', async () => {
    const receivedAt = desk.clock.wall - 3_600_000
    const { id } = await receive({ receivedAt, marks: ['cold', 'cold', 'valuable'], note: '轻放' })
    expect(await desk.admin.parcels.get({ id })).toMatchObject({
      receivedAt,
      recordedAt: desk.clock.wall,
      recordedBy: '陈静',
      marks: ['cold', 'valuable'],
      note: '轻放',
      releasedAt: null,
      signatureImage: null,
    })
    await expect(receive({ receivedAt: desk.clock.wall + 3_600_000 })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'receivedAt' },
    })
  })

  it('is one record, however often the request comes', async () => {
    const request = { requestId: requestId(), ...parcel }
    const first = await desk.admin.parcels.receive(request)
    desk.clock.advance(4_000)
    expect(await desk.admin.parcels.receive(request)).toEqual(first)
    expect(count('parcels')).toBe(1)
    await expect(desk.admin.parcels.receive({ ...request, shelf: '9-9' })).rejects.toMatchObject({
      code: 'REQUEST_REUSED',
    })
  })
})

describe('the shelves', () => {
  it('are suggested emptiest first, with their next place, also when nothing lies on them', async () => {
    expect(await desk.admin.parcels.shelves({})).toEqual([])
    for (const shelf of ['1-1', '1-1', '1-2', '1-3']) await receive({ shelf })
    const last = await receive({ shelf: '1-4' })
    await release([last.id])
    expect(await desk.admin.parcels.shelves({})).toEqual([
      { shelf: '1-4', held: 0, next: '1' },
      { shelf: '1-2', held: 1, next: '2' },
      { shelf: '1-3', held: 1, next: '2' },
      { shelf: '1-1', held: 2, next: '3' },
    ])
  })
})

describe('the list', () => {
  it('finds held parcels by everything people say at the counter, newest first, page by page', async () => {
    for (let index = 0; index < 5; index += 1)
      await receive({ recipientName: '李强', recipientPhoneLast4: '1111', carrier: '中通' })
    const wanted = await receive({ barcode: 'JD555', carrier: '京东', shelf: 'B-7' })
    for (const text of ['孙', 'sunyue', 'SY', '6677', 'jd55', '京东', 'b-7-1', wanted.number])
      expect(
        (await desk.admin.parcels.list({ text })).rows.map(({ id }) => id),
        text,
      ).toEqual([wanted.id])
    expect((await desk.admin.parcels.list({ text: '%' })).rows).toEqual([])
    const first = await desk.admin.parcels.list({ limit: 4 })
    expect(first).toMatchObject({ more: true, rows: { length: 4 } })
    const rest = await desk.admin.parcels.list({ limit: 4, before: first.rows.at(-1)?.id })
    expect(rest).toMatchObject({ more: false, rows: { length: 2 } })
    expect(first.rows[0]?.id).toBe(wanted.id)
  })

  it('shows what lies too long, and what has been collected, without pictures of signatures', async () => {
    const old = await receive()
    desk.clock.advance(4 * 86_400_000)
    const fresh = await receive()
    const receivedBefore = desk.clock.wall - 3 * 86_400_000
    expect((await desk.admin.parcels.list({ receivedBefore })).rows.map(({ id }) => id)).toEqual([old.id])
    await release([old.id])
    expect((await desk.admin.parcels.list({ held: true })).rows.map(({ id }) => id)).toEqual([fresh.id])
    expect((await desk.admin.parcels.list({ held: false })).rows).toMatchObject([
      { id: old.id, signatureImage: null, releasedBy: '陈静' },
    ])
  })
})

describe('parcels handed out', () => {
  it('go several against one signature, each with its own entry', async () => {
    const ids = [(await receive()).id, (await receive()).id, (await receive()).id]
    const answer = await release([...ids, ids[0] ?? 0])
    expect(answer).toEqual({ ids, releasedAt: desk.clock.wall })
    expect(count('signatures')).toBe(1)
    for (const id of ids) {
      expect(await desk.admin.parcels.get({ id })).toMatchObject({
        collectorName: '孙悦',
        collectorKind: 'recipient',
        releasedBy: '陈静',
        signatureImage: drawn.image,
      })
      expect(entriesOf(desk, 'parcels', id)).toMatchObject([
        { kind: 'parcel.received', actorId: desk.adminId },
        { kind: 'parcel.released', facts: { collectorKind: 'recipient', together: 3 } },
      ])
    }
    const signed = desk.desk.core.sqlite.prepare('SELECT meaning FROM signatures').pluck().get()
    expect(signed).toBe('parcels.collected')
  })

  it('put somebody else on record, and nobody else as the addressee', async () => {
    const hers = await receive({ recipientName: '孙悦' })
    const his = await receive({ recipientName: '李强', recipientPhoneLast4: '' })
    await expect(release([hers.id, his.id])).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'collectorKind' },
    })
    await release([hers.id, his.id], { collectorKind: 'colleague' })
    expect(await desk.admin.parcels.get({ id: hers.id })).toMatchObject({ collectorKind: 'recipient' })
    expect(await desk.admin.parcels.get({ id: his.id })).toMatchObject({
      collectorKind: 'colleague',
      collectorName: '孙悦',
    })
  })

  it('know one addressee behind a privacy label by the end of his phone', async () => {
    const plain = await receive({ recipientName: '孙悦' })
    const hidden = await receive({ recipientName: '孙**' })
    await release([plain.id, hidden.id])
    expect(await desk.admin.parcels.get({ id: hidden.id })).toMatchObject({ collectorKind: 'recipient' })
  })

  it('go all or not at all', async () => {
    const [first, second] = [await receive(), await receive()]
    await release([first.id])
    await expect(release([second.id, first.id])).rejects.toMatchObject({ code: 'PARCEL_RELEASED' })
    await expect(release([second.id, 9_999])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(release([second.id], { signature: scratch })).rejects.toMatchObject({
      code: 'SIGNATURE_EMPTY',
    })
    expect(await desk.admin.parcels.get({ id: second.id })).toMatchObject({ releasedAt: null })
    expect(count('signatures')).toBe(1)
  })

  it('are released once, however often the request comes', async () => {
    const { id } = await receive()
    const request = {
      requestId: requestId(),
      parcelIds: [id],
      collectorName: '孙悦',
      collectorKind: 'recipient' as const,
      signature: drawn,
    }
    const first = await desk.admin.parcels.release(request)
    desk.clock.advance(9_000)
    expect(await desk.admin.parcels.release(request)).toEqual(first)
    expect(count('signatures')).toBe(1)
  })
})

describe('what is kept of a parcel', () => {
  it('holds no person in stored answers and in the facts of the chain, and the chain is whole', async () => {
    const { id } = await receive({ barcode: 'SF9988776655' })
    await release([id], { collectorName: '周敏', collectorKind: 'family' })
    const kept = keptAnswers(desk)
    expect(kept).toContain('2-5-1')
    for (const personal of ['孙悦', '周敏', '6677', 'SF9988776655', 'data:image'])
      expect(kept).not.toContain(personal)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('is nothing for those who may not read or write it', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    const { id } = await receive()
    await expect(hr.client.parcels.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hr.client.parcels.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hr.client.parcels.receive({ requestId: requestId(), ...parcel })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(desk.admin.parcels.get({ id: 9_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
