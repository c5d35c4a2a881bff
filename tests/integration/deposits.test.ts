import { createDepositRelease } from '#core/features/custody/deposit-release.ts'
import { createSessionService } from '#core/features/session/service.ts'
import { createCredentials } from '#core/security/credentials.ts'
import { createFingerProofs, createSigner } from '#core/security/signer.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  cash,
  cashFen,
  countedDeposit,
  entriesOf,
  keptAnswers,
  release,
  scratch,
} from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { deposit, drawn, pinOf } from '../support/handover.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Opening = Parameters<TestDesk['admin']['deposits']['open']>[0]
type Releasing = Parameters<TestDesk['admin']['deposits']['release']>[0]

const open = (change: Partial<Opening> = {}) =>
  desk.admin.deposits.open({ requestId: requestId(), ...countedDeposit, ...change })
const openSealed = (change: Partial<Opening> = {}) =>
  desk.admin.deposits.open({ requestId: requestId(), ...deposit, ...change })
const giveBack = (depositId: number, change: Partial<Releasing> = {}, client = desk.admin) =>
  client.deposits.release({ requestId: requestId(), depositId, ...release, ...change })
const count = (table: string) => desk.desk.core.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
const oneShort = [{ denominationFen: 10_000 as const, quantity: 1 }, ...cash.slice(1)]
const manager = (name = '马经理') => desk.person({ name, role: 'dutyManager', pin: '260914' })

describe('a deposit taken in', () => {
  it('carries the stamp, both signatures with their meaning, the sealer, and the sum counted', async () => {
    const { id, number } = await open()
    expect(await desk.admin.deposits.get({ id })).toMatchObject({
      number,
      guestName: '赵敏',
      idKind: 'residentId',
      idNumberMasked: '110***********0011',
      method: 'counted',
      declaredFen: cashFen,
      countedFen: cashFen,
      cashLines: cash,
      sealNumber: 'F-0002',
      deskStampAt: desk.clock.wall,
      deskStampBy: '陈静',
      sealerName: '陈静',
      guestSignatureImage: drawn.image,
      sealerSignatureImage: drawn.image,
      releasedAt: null,
      recountLines: null,
      approvedBy: '',
    })
    const meanings = desk.desk.core.sqlite.prepare('SELECT meaning FROM signatures ORDER BY id').pluck().all()
    expect(meanings).toEqual(['deposit.guest', 'deposit.sealer'])
    expect(entriesOf(desk, 'deposits', id)).toEqual([
      {
        kind: 'deposit.opened',
        actorId: desk.adminId,
        facts: {
          number,
          method: 'counted',
          declaredFen: cashFen,
          countedFen: cashFen,
          sealNumber: 'F-0002',
          depositedAt: desk.clock.wall,
        },
      },
    ])
  })

  it('is refused without any one of the three marks, by its name, and leaves nothing behind', async () => {
    const marks = [
      [{ deskStamp: false }, 'deskStamp'],
      [{ guestSignature: null }, 'guestSignature'],
      [{ sealerSignature: null }, 'sealerSignature'],
    ] as const
    for (const [change, mark] of marks)
      for (const opening of [open(change), openSealed(change)])
        await expect(opening).rejects.toMatchObject({ code: 'DEPOSIT_MARK_MISSING', data: { mark } })
    for (const change of [{ guestSignature: scratch }, { sealerSignature: scratch }])
      await expect(open(change)).rejects.toMatchObject({ code: 'SIGNATURE_EMPTY' })
    expect([count('deposits'), count('signatures')]).toEqual([0, 0])
    expect((await open()).number).toBe('D2026-00001')
  })

  it('is counted to what was declared, or not taken', async () => {
    for (const change of [{ declaredFen: cashFen + 1 }, { cashLines: oneShort }, { cashLines: [] }])
      await expect(open(change)).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field: 'declaredFen' },
      })
    await expect(open({ cashLines: [...cash, ...cash.slice(0, 1)] })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'cashLines' },
    })
  })

  it('may be examined without any cash: papers, a key', async () => {
    const { id } = await open({ declaredFen: 0, cashLines: [], contents: '护照两本' })
    expect(await desk.admin.deposits.get({ id })).toMatchObject({ declaredFen: 0, countedFen: 0 })
  })

  it('when sealed has a declared sum and never a verified one, in the core and in the database', async () => {
    for (const cashLines of [cash, [{ denominationFen: 100 as const, quantity: 0 }]])
      await expect(openSealed({ cashLines })).rejects.toMatchObject({ code: 'DEPOSIT_SEALED_UNCOUNTED' })
    const { id } = await openSealed()
    expect(await desk.admin.deposits.get({ id })).toMatchObject({ declaredFen: 500_000, countedFen: null })
    expect((await desk.admin.deposits.list({})).rows).toMatchObject([{ countedFen: null }])
    const verify = desk.desk.core.sqlite.prepare('UPDATE deposits SET counted_fen = ? WHERE id = ?')
    expect(() => verify.run(500_000, id)).toThrow(/CHECK/)
    const { id: counted } = await open()
    expect(() => verify.run(null, counted)).toThrow(/CHECK/)
  })

  it('has a seal that was never used before, also after the first one went back', async () => {
    const { id, number } = await open({ sealNumber: 'ab-77' })
    const taken = { code: 'SEAL_NUMBER_TAKEN', data: { number } }
    for (const sealNumber of ['AB-77', 'ab-77', ' ＡＢ-77 '])
      await expect(openSealed({ sealNumber })).rejects.toMatchObject(taken)
    await giveBack(id)
    await expect(openSealed({ sealNumber: 'AB-77' })).rejects.toMatchObject(taken)
    expect((await openSealed()).number).toBe('D2026-00002')
  })

  it('keeps the ID number encrypted, and wants its kind', async () => {
    await open()
    const row = desk.desk.core.sqlite
      .prepare('SELECT id_number_cipher AS cipher, id_number_index AS blind FROM deposits')
      .get() as { cipher: Buffer; blind: Buffer }
    expect(row.cipher.toString('latin1')).not.toContain(countedDeposit.idNumber)
    expect(row.blind).toHaveLength(16)
    await expect(open({ idKind: null, sealNumber: 'F-9' })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'idKind' },
    })
  })

  it('is one record, however often the request comes', async () => {
    const request = { requestId: requestId(), ...countedDeposit }
    const first = await desk.admin.deposits.open(request)
    desk.clock.advance(5_000)
    expect(await desk.admin.deposits.open(request)).toEqual(first)
    expect([count('deposits'), count('signatures')]).toEqual([1, 2])
  })
})

describe('the list of deposits', () => {
  it('finds by guest, room, phone, seal and place, held apart from released, without pictures', async () => {
    const held = await openSealed()
    const gone = await open({ guestName: '钱多多', room: '88', phone: '02112345678' })
    await giveBack(gone.id)
    for (const text of ['赵', 'zhaomin', '1208', '2222', 'f-0001', '保险柜', held.number])
      expect(
        (await desk.admin.deposits.list({ text })).rows.map(({ id }) => id),
        text,
      ).toEqual([held.id])
    expect((await desk.admin.deposits.list({ text: '钱' })).rows).toEqual([])
    expect((await desk.admin.deposits.list({ held: false })).rows).toMatchObject([
      { id: gone.id, guestSignatureImage: '', sealerSignatureImage: '', releaseSignatureImage: null },
    ])
    expect((await desk.admin.deposits.list({ limit: 1 })).more).toBe(false)
  })
})

describe('a deposit given back', () => {
  it('is recounted before the guest and signed for', async () => {
    const { id, number } = await open()
    desk.clock.advance(86_400_000)
    expect(await giveBack(id)).toEqual({ id, number, recordedAt: desk.clock.wall })
    expect(await desk.admin.deposits.get({ id })).toMatchObject({
      releasedAt: desk.clock.wall,
      releasedBy: '陈静',
      recountedFen: cashFen,
      recountLines: cash,
      sealIntact: true,
      differenceReason: '',
      approvedBy: '',
      releaseSignatureImage: drawn.image,
    })
    expect(entriesOf(desk, 'deposits', id).at(-1)).toEqual({
      kind: 'deposit.released',
      actorId: desk.adminId,
      facts: { number, recountedFen: cashFen, sealIntact: true, approvedBy: null },
    })
    await expect(giveBack(id)).rejects.toMatchObject({ code: 'DEPOSIT_RELEASED' })
    await expect(giveBack(9_999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('never without the guest’s signature', async () => {
    const { id } = await open()
    await expect(giveBack(id, { guestSignature: null })).rejects.toMatchObject({
      code: 'DEPOSIT_MARK_MISSING',
      data: { mark: 'guestSignature' },
    })
    await expect(giveBack(id, { guestSignature: scratch })).rejects.toMatchObject({ code: 'SIGNATURE_EMPTY' })
    expect(await desk.admin.deposits.get({ id })).toMatchObject({ releasedAt: null })
  })

  it('with another sum than was counted needs a reason and a manager', async () => {
    const { id } = await open()
    const approver = await manager()
    const approval = pinOf(approver.staffId, approver.pin)
    const differs = { code: 'RECOUNT_DIFFERS', data: { declaredFen: cashFen, countedFen: cashFen - 10_000 } }
    await expect(giveBack(id, { recount: oneShort })).rejects.toMatchObject(differs)
    await expect(giveBack(id, { recount: oneShort, approval })).rejects.toMatchObject(differs)
    await expect(giveBack(id, { recount: oneShort, differenceReason: '少一张' })).rejects.toMatchObject(
      differs,
    )
    await giveBack(id, { recount: oneShort, differenceReason: '少一张', approval })
    expect(await desk.admin.deposits.get({ id })).toMatchObject({
      countedFen: cashFen,
      recountedFen: cashFen - 10_000,
      differenceReason: '少一张',
      approvedBy: '马经理',
    })
    expect(entriesOf(desk, 'deposits', id).at(-1)?.facts).toMatchObject({ approvedBy: approver.staffId })
  })

  it('with a broken seal needs them too, counted or sealed', async () => {
    const approver = await manager()
    const approval = pinOf(approver.staffId, approver.pin)
    const broken = { sealIntact: false, differenceReason: '封条开裂' }
    for (const [{ id }, recount] of [
      [await open(), cash],
      [await openSealed(), []],
    ] as const) {
      await expect(giveBack(id, { recount: [...recount], sealIntact: false })).rejects.toMatchObject({
        code: 'DEPOSIT_SEAL_BROKEN',
      })
      await giveBack(id, { recount: [...recount], ...broken, approval })
      expect(await desk.admin.deposits.get({ id })).toMatchObject({
        sealIntact: false,
        differenceReason: '封条开裂',
        approvedBy: '马经理',
      })
    }
  })

  it('is approved by a second person who may, proved by PIN', async () => {
    const receptionist = await desk.person({ name: '王芳', role: 'receptionist' })
    const colleague = await desk.person({ name: '李强', role: 'receptionist', pin: '260914' })
    const approver = await manager()
    const { id } = await open()
    const wrong = { recount: oneShort, differenceReason: '少一张' }
    const by = (staffId: number, pin: string, client = receptionist.client) =>
      giveBack(id, { ...wrong, approval: pinOf(staffId, pin) }, client)
    await expect(by(colleague.staffId, colleague.pin)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'deposits.approve' },
    })
    await expect(by(receptionist.staffId, receptionist.pin)).rejects.toMatchObject({ code: 'SAME_PERSON' })
    await expect(by(approver.staffId, '000999')).rejects.toMatchObject({ code: 'PIN_WRONG' })
    await expect(by(approver.staffId, approver.pin, approver.client)).rejects.toMatchObject({
      code: 'SAME_PERSON',
    })
    // His own PIN is not even tried, so that it cannot be locked here.
    await expect(by(approver.staffId, '000999', approver.client)).rejects.toMatchObject({
      code: 'SAME_PERSON',
    })
    await by(desk.adminId, 'desk-password')
    expect(await desk.admin.deposits.get({ id })).toMatchObject({ releasedBy: '王芳', approvedBy: '陈静' })
  })

  it('is approved by a finger as well, of somebody else', async () => {
    const { core } = desk.desk
    const approver = await manager()
    const proofs = createFingerProofs(core)
    const credentials = createCredentials(core)
    const signer = createSigner(credentials, proofs, createSessionService(core, credentials).person)
    const { id } = await open()
    const touchOf = (staffId: number) =>
      createDepositRelease(core, signer).release({
        procedure: 'deposits.release',
        actorId: desk.adminId,
        input: {
          requestId: requestId(),
          depositId: id,
          ...release,
          recount: oneShort,
          differenceReason: '少一张',
          approval: { kind: 'finger', proof: proofs.issue(staffId) },
        },
      })
    await expect(touchOf(desk.adminId)).rejects.toMatchObject({ code: 'SAME_PERSON' })
    await touchOf(approver.staffId)
    expect(await desk.admin.deposits.get({ id })).toMatchObject({ approvedBy: '马经理' })
  })

  it('when sealed goes back unopened, or opened with a count that is compared with nothing', async () => {
    const unopened = await openSealed()
    await giveBack(unopened.id, { recount: [] })
    expect(await desk.admin.deposits.get({ id: unopened.id })).toMatchObject({
      recountedFen: null,
      recountLines: [],
      countedFen: null,
      approvedBy: '',
    })
    const opened = await openSealed({ sealNumber: 'F-7' })
    await giveBack(opened.id, { recount: oneShort })
    expect(await desk.admin.deposits.get({ id: opened.id })).toMatchObject({
      declaredFen: 500_000,
      countedFen: null,
      recountedFen: cashFen - 10_000,
      differenceReason: '',
      approvedBy: '',
    })
  })

  it('keeps no reason and no approver that nothing called for', async () => {
    const approver = await manager()
    const { id } = await open()
    const approval = pinOf(approver.staffId, approver.pin)
    await giveBack(id, { differenceReason: '多余的话', approval })
    expect(await desk.admin.deposits.get({ id })).toMatchObject({ differenceReason: '', approvedBy: '' })
  })

  it('happens once, however often the request comes, and the PIN stays out of what is remembered', async () => {
    const approver = await manager()
    const { id } = await open()
    const request = {
      requestId: requestId(),
      depositId: id,
      ...release,
      recount: oneShort,
      differenceReason: '少一张',
      approval: pinOf(approver.staffId, approver.pin),
    }
    const first = await desk.admin.deposits.release(request)
    desk.clock.advance(5_000)
    expect(await desk.admin.deposits.release(request)).toEqual(first)
    // A repeat is answered before a credential is looked at: the hash of the request does not depend on the PIN.
    const mistyped = { ...request, approval: pinOf(approver.staffId, '111222') }
    expect(await desk.admin.deposits.release(mistyped)).toEqual(first)
    await expect(desk.admin.deposits.release({ ...request, sealIntact: false })).rejects.toMatchObject({
      code: 'REQUEST_REUSED',
    })
  })
})

describe('what is kept of a deposit', () => {
  it('holds no person in stored answers and in the facts of the chain, and the chain is whole', async () => {
    const { id } = await open()
    await giveBack(id)
    const kept = keptAnswers(desk)
    expect(kept).toContain('D2026-00001')
    for (const personal of ['赵敏', '13911112222', '1208', countedDeposit.idNumber, '110***', 'data:image'])
      expect(kept).not.toContain(personal)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    expect(desk.logged.filter(({ error }) => error !== undefined)).toEqual([])
  })

  it('is nothing for those who may not read or write it', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    const { id } = await open()
    await expect(hr.client.deposits.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hr.client.deposits.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(giveBack(id, {}, hr.client)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
