import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { deposit, handOver, openDuty, parcel, register, startAndCount } from '../support/handover.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const invalid = { code: 'PRINT_TICKET_INVALID' }
/** A print window: nobody is signed in to it. */
const window = () => desk.client('print').print

describe('a print ticket', () => {
  it('draws one form of one record, once, in a window that nobody has signed in to', async () => {
    const { id } = await register(desk.admin)
    const { ticket } = await desk.admin.print.ticket({ form: 'visitBadge', id })
    expect(ticket).toMatch(/^[0-9a-f]{48}$/)
    const drawn = await window().document({ ticket })
    expect(drawn).toMatchObject({
      form: 'visitBadge',
      site: { name: '云海大厦', demo: false },
      printedBy: '陈静',
      printedAt: desk.clock.wall,
      visit: { id, name: '欧阳明', idNumberMasked: '110***********0011' },
    })
    await expect(window().document({ ticket })).rejects.toMatchObject(invalid)
  })

  it('is refused when it was never issued or is older than a minute', async () => {
    const { id } = await register(desk.admin)
    await expect(window().document({ ticket: 'f'.repeat(48) })).rejects.toMatchObject(invalid)
    const { ticket } = await desk.admin.print.ticket({ form: 'visitBadge', id })
    desk.clock.advance(60_001)
    await expect(window().document({ ticket })).rejects.toMatchObject(invalid)
  })

  it('is given only to people who may read the record, and only for a record that is there', async () => {
    const { id } = await register(desk.admin)
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    const receptionist = await desk.person({ name: '王芳', role: 'receptionist' })
    for (const form of ['visitBadge', 'parcelSlip', 'depositSlip', 'handoverReport'] as const)
      await expect(hr.client.print.ticket({ form, id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(receptionist.client.print.ticket({ form: 'fingerConsent', id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(desk.client().print.ticket({ form: 'visitBadge', id })).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    await expect(desk.admin.print.ticket({ form: 'visitBadge', id: 999 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('prints a handover when both have signed, and not before', async () => {
    const duty = await openDuty(desk)
    await expect(desk.admin.print.ticket({ form: 'handoverReport', id: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const counted = { visitors: 0, parcels: 0, deposits: 0, cashCountedFen: 0 }
    const unsigned = await startAndCount(duty.outgoing.client, counted)
    await expect(desk.admin.print.ticket({ form: 'handoverReport', id: unsigned })).rejects.toMatchObject({
      code: 'HANDOVER_ORDER',
    })
    await desk.admin.handovers.abandon({ requestId: requestId(), handoverId: unsigned, reason: '重来' })
    const { id, sheetCode } = await handOver(desk, duty)
    const { ticket } = await desk.admin.print.ticket({ form: 'handoverReport', id })
    expect(await window().document({ ticket })).toMatchObject({
      form: 'handoverReport',
      handover: { sheetCode, outgoing: { name: '王芳' }, incoming: { name: '李强' } },
    })
  })

  it('prints parcels and deposits', async () => {
    const held = await desk.admin.parcels.receive({ requestId: requestId(), ...parcel })
    const kept = await desk.admin.deposits.open({ requestId: requestId(), ...deposit })
    const slip = await desk.admin.print.ticket({ form: 'parcelSlip', id: held.id })
    expect(await window().document({ ticket: slip.ticket })).toMatchObject({
      parcel: { number: held.number, pickupCode: '2-5-1' },
    })
    const receipt = await desk.admin.print.ticket({ form: 'depositSlip', id: kept.id })
    expect(await window().document({ ticket: receipt.ticket })).toMatchObject({
      deposit: { number: kept.number, countedFen: null },
    })
  })
})

describe('the list of print jobs', () => {
  const jobs = () => desk.admin.print.jobs({})

  it('says what was handed to the printer and what failed, newest first, and gives a new ticket', async () => {
    const { id } = await register(desk.admin)
    const first = await desk.admin.print.ticket({ form: 'visitBadge', id })
    const second = await desk.admin.print.ticket({ form: 'visitBadge', id })
    await desk.admin.print.finished({ jobId: first.jobId ?? 0, problem: null })
    await desk.admin.print.finished({ jobId: second.jobId ?? 0, problem: 'out of labels' })
    expect(await jobs()).toMatchObject([
      { id: second.jobId, state: 'failed', tries: 1, problem: 'out of labels', askedBy: '陈静' },
      { id: first.jobId, state: 'handed', tries: 1, problem: '' },
    ])
    const { ticket } = await desk.admin.print.again({ jobId: second.jobId ?? 0 })
    expect(await window().document({ ticket })).toMatchObject({ form: 'visitBadge', visit: { id } })
    expect((await jobs())[0]).toMatchObject({ state: 'waiting', tries: 2, problem: '' })
  })

  it('prints nothing again for somebody who may not read the record', async () => {
    const { id } = await register(desk.admin)
    const { jobId } = await desk.admin.print.ticket({ form: 'visitBadge', id })
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    await expect(hr.client.print.again({ jobId: jobId ?? 0 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(desk.admin.print.again({ jobId: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('stops no print when it cannot be written', async () => {
    const { id } = await register(desk.admin)
    desk.desk.core.sqlite.pragma('query_only = ON')
    const { ticket, jobId } = await desk.admin.print.ticket({ form: 'visitBadge', id })
    expect(jobId).toBeNull()
    expect(await window().document({ ticket })).toMatchObject({ form: 'visitBadge' })
    desk.desk.core.sqlite.pragma('query_only = OFF')
  })
})
