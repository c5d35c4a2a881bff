import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawn, deposit, openDuty, parcel, register, type Duty } from '../support/handover.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
let duty: Duty
beforeEach(async () => {
  desk = await openTestDesk({ kind: 'hotel' })
  duty = await openDuty(desk)
})
afterEach(() => desk.close())

const client = () => duty.outgoing.client
const refused = expect.objectContaining({ code: 'BEING_COUNTED' }) as unknown
const nothing = { visitors: 0, parcels: 0, deposits: 0, cashCountedFen: 0 }

const receive = (barcode: string, recipientName: string) =>
  client().parcels.receive({ requestId: requestId(), ...parcel, barcode, recipientName })
const keep = (sealNumber: string) =>
  client().deposits.open({ requestId: requestId(), ...deposit, sealNumber })
const start = async () => (await client().handovers.start({ requestId: requestId() })).id

describe('while two people count', () => {
  it('nobody is told what they must find, whatever his role, until the count is in', async () => {
    const { id: visitId } = await register(client(), '访客甲')
    await register(client(), '访客乙')
    await receive('SF1', '孙悦')
    await keep('F-1')
    await client().visitors.leave({ requestId: requestId(), visitId, kind: 'seen' })
    const told = { onSite: 1, visitsToday: 2, parcelsHeld: 1, depositsHeld: 1 }
    expect(await client().today.summary({})).toMatchObject(told)
    const [shelf] = await client().parcels.shelves({})
    expect(shelf).toEqual({ shelf: '2-5', held: 1, next: '2' })

    const handoverId = await start()
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    for (const anybody of [client(), desk.admin, hr.client])
      expect(await anybody.today.summary({})).toMatchObject({
        onSite: null,
        visitsToday: 2,
        parcelsHeld: null,
        depositsHeld: null,
      })
    expect(await client().parcels.shelves({})).toEqual([{ shelf: '2-5', held: null, next: null }])
    await client().handovers.count({ requestId: requestId(), handoverId, ...nothing })
    expect(await client().today.summary({})).toMatchObject(told)
    expect(await client().parcels.shelves({})).toEqual([shelf])
  })

  it('no list names everything, and each of them finds what is looked for', async () => {
    await register(client(), '访客甲', { badgeNumber: '07' })
    await receive('SF1', '孙悦')
    await keep('F-1')
    await start()
    for (const list of [
      client().visitors.onSite({}),
      client().visitors.onSite({ text: '  ' }),
      client().visitors.list({}),
      client().lentPass.out({}),
      client().trace.list({ early: true }),
      client().parcels.list({}),
      client().parcels.list({ receivedBefore: desk.clock.wall + 1 }),
      client().deposits.list({}),
      client().deposits.list({ text: 'F', before: 99 }),
    ])
      await expect(list).rejects.toEqual(refused)
    expect(await client().visitors.onSite({ text: 'fkj' })).toMatchObject([{ name: '访客甲' }])
    expect(await client().visitors.onSite({ text: '07' })).toMatchObject([{ badgeNumber: '07' }])
    expect(await client().lentPass.out({ text: '07' })).toMatchObject([{ name: '访客甲' }])
    expect(await client().visitors.stays({})).toMatchObject({ rows: null })
    expect((await client().visitors.list({ text: '访客' })).rows).toHaveLength(1)
    expect((await client().parcels.list({ text: '2-5-1' })).rows).toMatchObject([{ recipientName: '孙悦' }])
    expect((await client().deposits.list({ text: 'F-1' })).rows).toHaveLength(1)
    expect((await client().search.all({ text: '孙悦' })).map(({ kind }) => kind)).toEqual(['parcel'])
    // What went out is nobody's count.
    expect((await client().parcels.list({ held: false })).rows).toEqual([])
    expect((await client().deposits.list({ held: false })).rows).toEqual([])
  })

  it('a search for what they all have in common answers a few and no page after them', async () => {
    for (let index = 10; index < 35; index += 1) await receive(`SF${index}`, '孙悦')
    await start()
    const found = await client().parcels.list({ text: 'SF', limit: 200 })
    expect(found).toMatchObject({ more: true })
    expect(found.rows).toHaveLength(20)
    const before = found.rows.at(-1)?.id ?? 0
    await expect(client().parcels.list({ text: 'SF', before })).rejects.toEqual(refused)
    expect((await client().parcels.list({ text: 'SF10' })).rows).toHaveLength(1)
  })

  it('the desk goes on working: people and parcels come and go', async () => {
    const { id: visitId } = await register(client(), '访客甲')
    const { id: parcelId } = await receive('SF1', '孙悦')
    const handoverId = await start()
    await client().visitors.leave({ requestId: requestId(), visitId, kind: 'seen' })
    await client().parcels.release({
      requestId: requestId(),
      parcelIds: [parcelId],
      collectorName: '孙悦',
      collectorKind: 'recipient',
      signature: drawn,
    })
    await register(client(), '访客乙')
    await receive('SF2', '李强')
    await client().handovers.abandon({ requestId: requestId(), handoverId, reason: '接班人没来' })
    expect(await client().today.summary({})).toMatchObject({ onSite: 1, parcelsHeld: 1 })
    expect(await client().visitors.onSite({})).toMatchObject([{ name: '访客乙' }])
    expect((await client().parcels.list({})).rows).toHaveLength(1)
  })
})
