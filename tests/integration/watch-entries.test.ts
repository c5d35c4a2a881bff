import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { jpeg } from '../support/jpeg.ts'
import { dayMs, runRetention } from '../support/keeping.ts'
import { visitor } from '../support/visitor.ts'
import { addWatched, heldNumber } from '../support/watch.ts'

let desk: TestDesk
let reception: TestDesk['admin']
let manager: { client: TestDesk['admin']; staffId: number; pin: string }

beforeEach(async () => {
  desk = await openTestDesk()
  reception = (await desk.person({ name: '王芳', role: 'receptionist' })).client
  manager = await desk.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
})
afterEach(() => desk.close())

const add = (change: Parameters<typeof addWatched>[1] = {}) => addWatched(manager.client, change)
const person = { ...visitor, name: '张伟', idKind: null, idNumber: null, phone: '13911112222' }
type Registering = Parameters<TestDesk['admin']['visitors']['register']>[0]
const register = (change: Partial<Registering> = {}) =>
  reception.visitors.register({ requestId: requestId(), ...person, ...change })
const held = (change: Partial<Registering> = {}) => heldNumber(() => register(change))
describe('an entry of the list', () => {
  it('is kept with every trait, its ID number sealed, and found by all of them and by reading', async () => {
    const { id, number } = await add({
      aliases: ['张大伟'],
      phone: '13800135678',
      plate: '京a·12345',
      company: '晨光',
      idNumber: '110101199003070011',
      validUntil: desk.clock.wall + 1_000,
    })
    expect(number).toBe('W2026-00001')
    expect(await manager.client.watchList.get({ id })).toMatchObject({
      name: '张伟',
      aliases: ['张大伟'],
      plate: '京A12345',
      idNumberMasked: '110***********0011',
      grade: 'denied',
      state: 'active',
      recordedBy: '马经理',
      hits: 0,
    })
    for (const text of ['张', 'zhangdawei', 'zdw', '5678', 'A123', '晨光', '闹事', number])
      expect((await manager.client.watchList.list({ text })).rows, text).toHaveLength(1)
    expect((await manager.client.watchList.list({ text: '%' })).rows).toEqual([])
    const stored = desk.desk.core.sqlite.prepare('SELECT * FROM watch_entries').get()
    expect(JSON.stringify(stored)).not.toContain('110101199003070011')
    desk.clock.advance(2_000)
    expect(await manager.client.watchList.get({ id })).toMatchObject({ state: 'over' })
    expect((await manager.client.watchList.list({ past: true })).rows).toHaveLength(1)
  })

  it.each([
    [{ name: '' }, 'name'],
    [{ name: '', aliases: ['老张'] }, 'name'],
    [{ phone: '567' }, 'phone'],
    [{ plate: 'A12' }, 'plate'],
    [{ company: '晨' }, 'company'],
    [{ validUntil: 1 }, 'validUntil'],
  ])('that would fit nobody or everybody is refused: %j', async (change, field) => {
    await expect(add(change)).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field } })
    await expect(add({ reason: '' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('is changed on record, with its ID number kept, replaced or taken away', async () => {
    const { id } = await add({ idNumber: '110101199003070011' })
    const change = async (fields: { idNumber: string | null; keepIdNumber: boolean }) => {
      const { idNumberMasked: _, ...entry } = await manager.client.watchList.get({ id })
      await manager.client.watchList.change({
        requestId: requestId(),
        id,
        name: entry.name,
        aliases: [],
        phone: null,
        plate: '',
        company: '',
        idEnd: '',
        grade: 'approval',
        reason: '改为须批准',
        validUntil: null,
        ...fields,
      })
      return (await manager.client.watchList.get({ id })).idNumberMasked
    }
    expect(await change({ idNumber: null, keepIdNumber: true })).toBe('110***********0011')
    expect(await change({ idNumber: 'E12345678', keepIdNumber: true })).toBe('*******78')
    expect(await change({ idNumber: null, keepIdNumber: false })).toBe('')
  })

  it('keeps a picture encrypted, which is kept, replaced or taken away', async () => {
    const { id } = await add({ photo: jpeg })
    const row = () =>
      desk.desk.core.sqlite.prepare('SELECT photo_cipher AS cipher FROM watch_entries').get() as {
        cipher: Buffer | null
      }
    expect(row().cipher?.includes(Buffer.from(jpeg.slice(23), 'base64').subarray(0, 8))).toBe(false)
    const image = async () => (await manager.client.watchList.photo({ id }))?.image
    const change = (photo: string | null, keepPhoto: boolean) =>
      manager.client.watchList.change({
        requestId: requestId(),
        ...{ id, name: '张伟', aliases: [], phone: null, plate: '', company: '', idNumber: null, idEnd: '' },
        ...{ grade: 'denied', reason: '多次闹事', validUntil: null, keepIdNumber: true, photo, keepPhoto },
      })
    expect(await image()).toBe(jpeg)
    await change(null, true)
    expect(await manager.client.watchList.get({ id })).toMatchObject({ hasPhoto: true })
    expect(await image()).toBe(jpeg)
    const other = `data:image/jpeg;base64,${Buffer.concat([Buffer.from(jpeg.slice(23), 'base64'), Buffer.alloc(3)]).toString('base64')}`
    await change(other, true)
    expect(await image()).toBe(other)
    await change(null, false)
    expect(row().cipher).toBeNull()
    expect(await image()).toBeUndefined()
    const noPicture = `data:image/jpeg;base64,${Buffer.from('GIF89a').toString('base64')}`
    await expect(add({ photo: noPicture })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'photo' },
    })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('whose time ran out and that was erased can never be changed again', async () => {
    const { id } = await add({ validUntil: desk.clock.wall + 1_000 })
    desk.clock.advance(1_000 + 365 * dayMs)
    expect(await runRetention(desk)).toBe(1)
    expect(await manager.client.watchList.get({ id })).toMatchObject({
      ...{ state: 'over', name: '', erasedAt: desk.clock.wall, grade: 'denied' },
    })
    await expect(
      manager.client.watchList.end({ requestId: requestId(), id, reason: '再次' }),
    ).rejects.toMatchObject({ code: 'WATCH_ENDED' })
    await register({ name: '' }).catch(() => undefined)
    expect((await manager.client.watchList.hits({})).rows).toEqual([])
  })

  it('is ended with a reason, holds nobody after that, and can never be changed again', async () => {
    const { id } = await add()
    await held()
    await manager.client.watchList.end({ requestId: requestId(), id, reason: '已和解' })
    await register()
    expect(await manager.client.watchList.get({ id })).toMatchObject({
      state: 'ended',
      endedBy: '马经理',
      endReason: '已和解',
      hits: 1,
    })
    await expect(
      manager.client.watchList.end({ requestId: requestId(), id, reason: '再次' }),
    ).rejects.toMatchObject({ code: 'WATCH_ENDED' })
  })

  it('whose time has run out holds nobody', async () => {
    await add({ validUntil: desk.clock.wall + 1_000 })
    await held()
    desk.clock.advance(1_000)
    await register()
  })
})
