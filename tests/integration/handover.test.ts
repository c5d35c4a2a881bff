import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDeskShifts } from '#core/features/handover/desk-shifts.ts'
import { createSigning } from '#core/features/handover/signing.ts'
import { createHandoverSteps } from '#core/features/handover/steps.ts'
import { createSessionService } from '#core/features/session/service.ts'
import { createCredentials } from '#core/security/credentials.ts'
import { createFingerProofs, createSigner } from '#core/security/signer.ts'
import type { DeskErrorCode } from '#shared/contract/errors.ts'
import type { Credential } from '#shared/contract/values.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import {
  deposit,
  handOver,
  openDuty,
  openMatter,
  parcel,
  pinOf,
  register,
  startAndCount,
  type Duty,
} from '../support/handover.ts'

let desk: TestDesk
let duty: Duty
beforeEach(async () => {
  desk = await openTestDesk({ kind: 'hotel' })
  duty = await openDuty(desk)
})
afterEach(() => desk.close())

const outgoingPin = () => pinOf(duty.outgoing.staffId, '730518')
const incomingPin = () => pinOf(duty.incoming.staffId, '260914')
const hotelFloatFen = 200_000
const right = { visitors: 0, parcels: 0, deposits: 0, cashCountedFen: hotelFloatFen }
const noReasons = { visitors: '', parcels: '', deposits: '', cash: '' }

const refusal = (code: DeskErrorCode) => expect.objectContaining({ code }) as unknown
const desk1 = () => duty.outgoing.client.handovers
const signOutgoing = (handoverId: number, credential = outgoingPin()) =>
  desk1().signOutgoing({ requestId: requestId(), handoverId, credential })
const signIncoming = (handoverId: number, mattersRead: string[] = [], credential = incomingPin()) =>
  desk1().signIncoming({ requestId: requestId(), handoverId, credential, mattersRead })

/** The same signing as behind the contract, with touches that need no reader. */
function fingerSigning({ desk: { core } }: TestDesk) {
  const credentials = createCredentials(core)
  const proofs = createFingerProofs(core)
  const deskShifts = createDeskShifts(core)
  const steps = createHandoverSteps(core, deskShifts)
  const signer = createSigner(credentials, proofs, createSessionService(core, credentials).person)
  return {
    signing: createSigning(core, steps, deskShifts, signer),
    touch: (staffId: number): Credential => ({ kind: 'finger', proof: proofs.issue(staffId) }),
  }
}

describe('starting', () => {
  it('needs an open desk shift, of which only the first is opened by hand', async () => {
    const fresh = await openTestDesk()
    await expect(fresh.admin.handovers.start({ requestId: requestId() })).rejects.toEqual(
      refusal('DESK_SHIFT_CLOSED'),
    )
    expect(await fresh.admin.handovers.current({})).toEqual({ deskShift: null, handover: null })
    await fresh.admin.handovers.openFirst({ requestId: requestId() })
    expect((await fresh.admin.handovers.current({})).deskShift).toMatchObject({
      number: 'S2026-00001',
      openedBy: '陈静',
    })
    await expect(fresh.admin.handovers.openFirst({ requestId: requestId() })).rejects.toEqual(
      refusal('ALREADY_DONE'),
    )
    await fresh.close()
  })

  it('happens once at a time, and after giving one up another one starts', async () => {
    const { id, number } = await desk1().start({ requestId: requestId() })
    expect(number).toBe('H2026-00001')
    await expect(desk1().start({ requestId: requestId() })).rejects.toEqual(refusal('HANDOVER_RUNNING'))
    await desk1().abandon({ requestId: requestId(), handoverId: id, reason: '接班人临时去开门' })
    expect(await desk1().get({ id })).toMatchObject({ state: 'abandoned', abandonReason: '接班人临时去开门' })
    expect((await desk1().current({})).handover).toBeNull()
    for (const refused of [
      desk1().abandon({ requestId: requestId(), handoverId: id, reason: '再来' }),
      desk1().count({ requestId: requestId(), handoverId: id, ...right }),
      desk1().explain({ requestId: requestId(), handoverId: id, reasons: noReasons, note: '' }),
      signOutgoing(id),
      signIncoming(id),
    ])
      await expect(refused).rejects.toEqual(refusal('HANDOVER_NOT_RUNNING'))
    expect((await desk1().start({ requestId: requestId() })).number).toBe('H2026-00002')
  })

  it('is closed to people without the duty, also as signers', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr', pin: '918273' })
    await expect(hr.client.handovers.current({})).rejects.toEqual(refusal('FORBIDDEN'))
    const id = await startAndCount(duty.outgoing.client, right)
    await expect(signOutgoing(id, pinOf(hr.staffId, '918273'))).rejects.toEqual(refusal('FORBIDDEN'))
  })
})

describe('the blind count', () => {
  it('shows no expected number in any answer before it is in, and all of them after', async () => {
    // Odd numbers that no id, time or register number contains.
    for (let index = 0; index < 7; index += 1) await register(desk.admin, `访客甲${index}`)
    await openMatter(desk.admin, '退房押金待还')
    const { id } = await desk1().start({ requestId: requestId() })
    const answers = {
      current: await desk1().current({}),
      got: await desk1().get({ id }),
      list: await desk1().list({}),
    }
    const json = JSON.stringify(answers)
    expect(json).not.toContain('访客甲')
    expect(json).not.toContain('退房押金')
    expect(json).not.toMatch(new RegExp(`[:[,]${hotelFloatFen}[,\\]}]`))
    expect(json).not.toMatch(/[:[,]7[,\]}]/)
    expect(answers.got).toMatchObject({
      state: 'frozen',
      report: null,
      cashFloatFen: null,
      cashCountedFen: null,
    })
    expect(answers.current.handover).toEqual(answers.got)
    expect(answers.got.counts.map(({ expected, counted }) => [expected, counted])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
    const started = desk.desk.core.sqlite
      .prepare("SELECT facts FROM audit_entries WHERE kind = 'handover.started'")
      .pluck()
      .get()
    expect(started).toBe(JSON.stringify({ number: 'H2026-00001', deskShift: 'S2026-00001' }))

    await desk1().count({ requestId: requestId(), handoverId: id, ...right, visitors: 6 })
    const open = await desk1().get({ id })
    expect(open.counts[0]).toEqual({ kind: 'visitors', expected: 7, counted: 6, reason: '' })
    expect(open.report?.onSite).toHaveLength(7)
    expect(open).toMatchObject({ cashFloatFen: hotelFloatFen, cashCountedFen: hotelFloatFen })
  })

  it('is taken once, and nothing can be explained or signed before it', async () => {
    const { id } = await desk1().start({ requestId: requestId() })
    for (const refused of [
      desk1().explain({ requestId: requestId(), handoverId: id, reasons: noReasons, note: '' }),
      signOutgoing(id),
      signIncoming(id),
    ])
      await expect(refused).rejects.toEqual(refusal('HANDOVER_COUNT_MISSING'))
    await desk1().count({ requestId: requestId(), handoverId: id, ...right })
    await expect(
      desk1().count({ requestId: requestId(), handoverId: id, ...right, visitors: 1 }),
    ).rejects.toEqual(refusal('ALREADY_DONE'))
  })

  it('wants a reason for every difference, cash included, before anybody signs', async () => {
    await register(desk.admin)
    const id = await startAndCount(duty.outgoing.client, { ...right, cashCountedFen: hotelFloatFen - 500 })
    await expect(signOutgoing(id)).rejects.toEqual(refusal('HANDOVER_REASON_NEEDED'))
    const reasons = { ...noReasons, visitors: '访客刚走，未还访客证' }
    await desk1().explain({ requestId: requestId(), handoverId: id, reasons, note: '' })
    await expect(signOutgoing(id)).rejects.toEqual(refusal('HANDOVER_REASON_NEEDED'))
    const both = { ...reasons, cash: '找零少收五元' }
    await desk1().explain({ requestId: requestId(), handoverId: id, reasons: both, note: '空调报修' })
    await signOutgoing(id)
    expect(await desk1().get({ id })).toMatchObject({
      state: 'outgoingSigned',
      cashReason: '找零少收五元',
      note: '空调报修',
      outgoing: { name: '王芳', by: 'pin', at: desk.clock.wall },
    })
    await expect(
      desk1().explain({ requestId: requestId(), handoverId: id, reasons: both, note: '改一改' }),
    ).rejects.toEqual(refusal('ALREADY_DONE'))
  })
})

describe('signing', () => {
  it('goes outgoing first, incoming second, by two different people who know their PINs', async () => {
    const id = await startAndCount(duty.outgoing.client, right)
    await expect(signIncoming(id)).rejects.toEqual(refusal('HANDOVER_ORDER'))
    await expect(signOutgoing(id, pinOf(duty.outgoing.staffId, '000111'))).rejects.toEqual(
      refusal('PIN_WRONG'),
    )
    await signOutgoing(id)
    await expect(signOutgoing(id)).rejects.toEqual(refusal('ALREADY_DONE'))
    await expect(signIncoming(id, [], outgoingPin())).rejects.toEqual(refusal('SAME_PERSON'))
    await signIncoming(id)
    expect(await desk1().get({ id })).toMatchObject({
      state: 'completed',
      outgoing: { name: '王芳' },
      incoming: { name: '李强', by: 'pin' },
      completedAt: desk.clock.wall,
    })
    await expect(signIncoming(id)).rejects.toEqual(refusal('HANDOVER_NOT_RUNNING'))
  })

  it('takes over only when every open matter of the report was ticked', async () => {
    const first = await openMatter(desk.admin, '1208 房明早六点叫醒')
    const second = await openMatter(desk.admin, '电梯维修回访')
    const id = await startAndCount(duty.outgoing.client, right)
    const later = await openMatter(desk.admin, '清点后才发生的事')
    await signOutgoing(id)
    await expect(signIncoming(id, [first.number])).rejects.toEqual(refusal('HANDOVER_OPEN_ITEMS'))
    await expect(signIncoming(id, [first.number, later.number])).rejects.toEqual(
      refusal('HANDOVER_OPEN_ITEMS'),
    )
    await signIncoming(id, [first.number, second.number])
  })

  it('by finger works once for each touch, and a lost answer needs no second touch', async () => {
    const id = await startAndCount(duty.outgoing.client, right)
    const { signing, touch } = fingerSigning(desk)
    const input = { requestId: requestId(), handoverId: id, credential: touch(duty.outgoing.staffId) }
    const outgoing = { procedure: 'handovers.signOutgoing', actorId: duty.outgoing.staffId, input }
    expect(await signing.outgoing(outgoing)).toEqual({ id })
    expect(await signing.outgoing(outgoing)).toEqual({ id })
    const sign = (credential: Credential) =>
      signing.incoming({
        procedure: 'handovers.signIncoming',
        actorId: duty.outgoing.staffId,
        input: { requestId: requestId(), handoverId: id, credential, mattersRead: [] },
      })
    await expect(sign(input.credential)).rejects.toEqual(refusal('FINGER_PROOF_INVALID'))
    await expect(sign(touch(duty.outgoing.staffId))).rejects.toEqual(refusal('SAME_PERSON'))
    await sign(touch(duty.incoming.staffId))
    const { outgoing: first, incoming: second } = await desk1().get({ id })
    expect([first?.by, second?.by]).toEqual(['finger', 'finger'])
  })

  it('answers a repeated last signature with its first answer and opens one desk shift', async () => {
    const id = await startAndCount(duty.outgoing.client, right)
    await signOutgoing(id)
    const request = { requestId: requestId(), handoverId: id, credential: incomingPin(), mattersRead: [] }
    const first = await desk1().signIncoming(request)
    desk.clock.advance(30_000)
    expect(await desk1().signIncoming(request)).toEqual(first)
    expect(
      await desk1().signIncoming({ ...request, credential: pinOf(duty.incoming.staffId, 'lost') }),
    ).toEqual(first)
    const shifts = desk.desk.core.sqlite.prepare('SELECT count(*) FROM desk_shifts').pluck().get()
    expect(shifts).toBe(2)
    await expect(desk1().signIncoming({ ...request, mattersRead: ['M2026-00001'] })).rejects.toEqual(
      refusal('REQUEST_REUSED'),
    )
  })

  it('keeps nothing a PIN could be guessed from', async () => {
    const id = await startAndCount(duty.outgoing.client, right)
    const request = { requestId: requestId(), handoverId: id, credential: outgoingPin() }
    await desk1().signOutgoing(request)
    // The stored hash is the same whatever the PIN was: the same request with another PIN counts as the same.
    const guess = { ...request, credential: pinOf(duty.outgoing.staffId, '999999') }
    expect(await desk1().signOutgoing(guess)).toEqual({ id })
  })

  it('opens the next desk shift for the incoming person, in one step with the last signature', async () => {
    const { nextDeskShift } = await handOver(desk, duty)
    const { deskShift, handover } = await desk1().current({})
    expect(nextDeskShift).toBe('S2026-00002')
    expect(deskShift).toMatchObject({ number: nextDeskShift, openedBy: '李强', openedAt: desk.clock.wall })
    expect(handover).toBeNull()
    expect(await desk1().list({})).toMatchObject([{ state: 'completed', outgoing: '王芳', incoming: '李强' }])
  })
})

describe('the report', () => {
  it('counts what the shift did and lists what it holds', async () => {
    const first = await register(desk.admin, '欧阳明')
    const { number } = await register(desk.admin, '司马光', { badgeNumber: '07' })
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: first.id, kind: 'seen' })
    await desk.admin.visitors.revealIdNumber({ visitId: first.id, reason: '公安查询' })
    await desk.admin.parcels.receive({ requestId: requestId(), ...parcel })
    await desk.admin.deposits.open({ requestId: requestId(), ...deposit })
    const matter = await openMatter(desk.admin, '电梯维修回访')
    const id = await startAndCount(duty.outgoing.client, { ...right, visitors: 1, parcels: 1, deposits: 1 })
    const { report } = await desk1().get({ id })
    expect(report).toEqual({
      visitsRegistered: 2,
      visitsLeft: 1,
      closedBySystem: 0,
      traced: 0,
      parcelsReceived: 1,
      parcelsReleased: 0,
      depositsOpened: 1,
      depositsReleased: 0,
      punches: 0,
      idNumbersRevealed: [{ by: '陈静', at: desk.clock.wall, reason: '公安查询' }],
      onSite: [expect.objectContaining({ name: '司马光', host: '陈静', badgeNumber: '07' })],
      passesOut: [
        { kind: 'badge', number: '07', name: '司马光', visitNumber: number, lentAt: desk.clock.wall },
      ],
      parcels: [expect.objectContaining({ recipient: '孙悦', pickupCode: '2-5-1' })],
      deposits: [expect.objectContaining({ guest: '赵敏', sealNumber: 'F-0001', countedFen: null })],
      matters: [{ number: matter.number, text: '电梯维修回访', priority: 'ordinary', dueAt: null }],
    })
  })

  it('gives every event to exactly one shift: after the start means the next report', async () => {
    await register(desk.admin, '开始之前')
    const id = await startAndCount(duty.outgoing.client, { ...right, visitors: 1 })
    await register(desk.admin, '开始之后')
    await signOutgoing(id)
    await register(desk.admin, '签字之间')
    await signIncoming(id)
    await register(desk.admin, '下一班')
    const before = await desk1().get({ id })
    expect(before.report).toMatchObject({ visitsRegistered: 1 })
    expect(before.report?.onSite).toHaveLength(1)
    const next = await startAndCount(duty.incoming.client, { ...right, visitors: 4 })
    const after = await desk1().get({ id: next })
    expect(after.report).toMatchObject({ visitsRegistered: 3 })
    expect(after.counts[0]).toMatchObject({ expected: 4 })
  })

  it('stays as frozen while the desk goes on working', async () => {
    const { id: visitId } = await register(desk.admin)
    const id = await startAndCount(duty.outgoing.client, { ...right, visitors: 1 })
    const frozen = (await desk1().get({ id })).report
    await desk.admin.visitors.leave({ requestId: requestId(), visitId, kind: 'seen' })
    expect((await desk1().get({ id })).report).toEqual(frozen)
  })
})
