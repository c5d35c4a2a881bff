import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRetention } from '#core/features/privacy/retention.ts'
import { restoreBackup } from '#core/database/restore.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import { migrations, monday, openTestDesk, requestId, testClock, type TestDesk } from '../support/desk.ts'
import { outPass } from '../support/goods.ts'
import { publish } from '../support/documents.ts'
import { deposit, drawn, openDuty, parcel } from '../support/handover.ts'
import { jpeg } from '../support/jpeg.ts'
import { addType } from '../support/reception.ts'
import { refusedWith } from '../support/refused.ts'
import { visitor } from '../support/visitor.ts'
import { addWatched } from '../support/watch.ts'

const day = 86_400_000
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Registering = Parameters<TestDesk['admin']['visitors']['register']>[0]
const register = (change: Partial<Registering> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
/** He drives off as well. */
async function leave(visitId: number, on = desk): Promise<void> {
  await on.admin.visitors.leave({ requestId: requestId(), visitId, kind: 'seen' })
  for (const { id } of await on.admin.vehicle.ofVisit({ visitId }))
    await on.admin.vehicle.leave({ requestId: requestId(), vehicleId: id, kind: 'seen' })
}
const ask = (phone: string) => desk.admin.privacy.holdings({ phone, idNumber: null })
const erase = (inquiryId: number) =>
  desk.admin.privacy.erase({ requestId: requestId(), inquiryId, reason: '本人要求' })
const rowOf = (id: number) =>
  desk.desk.core.sqlite.prepare('SELECT * FROM visits WHERE id = ?').get(id) as Record<string, unknown>

async function runRetention(on = desk): Promise<number> {
  const retention = startRetention(on.desk.core)
  try {
    return await retention.run()
  } finally {
    retention.stop()
  }
}

describe('what is held about a person', () => {
  it('is found by phone, however it was typed, with the day on which each line dies', async () => {
    const one = await register({ phone: '+86 138 0013 5678', remember: false })
    await leave(one.id)
    const two = await register({ remember: true })
    await register({ phone: '13900005678' })
    const { lines, asked } = await ask('13800135678')
    expect(asked).toBe('138****5678')
    expect(lines).toMatchObject([
      { register: 'visits', number: two.number, keptBy: 'inside', diesAt: monday + 365 * day },
      { register: 'visits', number: one.number, keptBy: null, diesAt: monday + 180 * day },
    ])
    expect(lines[1]?.kinds).toEqual(['name', 'phone', 'idNumber', 'company', 'plate', 'goods'])
  })

  it('is found by ID number through its keyed hash', async () => {
    const { number } = await register()
    const found = await desk.admin.privacy.holdings({ phone: null, idNumber: visitor.idNumber.toLowerCase() })
    expect(found.asked).toBe('110***********0011')
    expect(found.lines.map((line) => line.number)).toEqual([number])
    expect(
      (await desk.admin.privacy.holdings({ phone: null, idNumber: '110101199003070038' })).lines,
    ).toEqual([])
  })

  it('names what other registers hold, and why they keep it', async () => {
    await desk.admin.deposits.open({
      requestId: requestId(),
      ...deposit,
      phone: visitor.phone,
    })
    await desk.admin.parcels.receive({
      requestId: requestId(),
      ...parcel,
      recipientPhoneLast4: '5678',
    })
    const { lines } = await ask(visitor.phone)
    expect(lines.map(({ register: of, keptBy, diesAt }) => [of, keptBy, diesAt])).toEqual([
      ['deposits', 'inCustody', null],
      ['parcels', 'inCustody', null],
    ])
  })

  it('is asked on record, without the person, and by nobody below the duty manager', async () => {
    await register()
    await ask(visitor.phone)
    const [entry] = await desk.admin.audit.entries({ limit: 1 })
    expect(entry).toMatchObject({ kind: 'erasure.asked', facts: '{"found":1}' })
    const { client } = await desk.person({ name: '李敏', role: 'receptionist' })
    await refusedWith('FORBIDDEN', client.privacy.holdings({ phone: visitor.phone, idNumber: null }))
    const manager = await desk.person({ name: '赵刚', role: 'dutyManager' })
    const { inquiryId } = await manager.client.privacy.holdings({ phone: visitor.phone, idNumber: null })
    await refusedWith(
      'FORBIDDEN',
      manager.client.privacy.erase({ requestId: requestId(), inquiryId, reason: '本人要求' }),
    )
  })
})

describe('erasing at a person’s request', () => {
  it('empties the line, keeps its number, and leaves a whole chain and a certificate', async () => {
    const gone = await register()
    await leave(gone.id)
    const inside = await register()
    const answer = await erase((await ask(visitor.phone)).inquiryId)
    expect(answer).toMatchObject({ erased: 1, kept: 1 })
    expect(await desk.admin.visitors.get({ id: gone.id })).toMatchObject({
      number: gone.number,
      name: '',
      phone: '',
      idNumberMasked: '',
      company: '',
      plate: '',
      reason: visitor.reason,
      companions: 1,
      erasedAt: desk.clock.wall,
    })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    expect(await desk.admin.privacy.erasures({})).toMatchObject([
      {
        number: answer.number,
        basis: 'request',
        reason: '本人要求',
        erased: { visits: 1 },
        kept: [{ register: 'visits', number: inside.number, rule: 'inside' }],
        erasedBy: '陈静',
      },
    ])
  })

  it('leaves no byte of the person in database, log or search index', async () => {
    for (let index = 0; index < 5; index += 1) await leave((await register({ name: '慕容复兴' })).id)
    const { id: visitId } = await register({ name: '慕容复兴', badgeNumber: '07' })
    const [badge] = await desk.admin.lentPass.out({})
    const note = '他说丢在出租车上'
    await desk.admin.lentPass.report({ requestId: requestId(), passId: badge?.id ?? 0, note })
    await leave(visitId)
    while (desk.desk.core.visitSearch.index.step());
    await erase((await ask(visitor.phone)).inquiryId)
    const found = await desk.admin.visitors.list({ text: '慕容' })
    expect(found.rows).toEqual([])
    const words = ['慕容复兴', 'murongfuxing', visitor.phone, visitor.plate, visitor.goods, 'e5678']
    const files = readdirSync(desk.dataDir).filter((name) => name.startsWith('qiantai.db'))
    expect(files).toContain('qiantai.db')
    for (const file of files) {
      const bytes = readFileSync(join(desk.dataDir, file))
      expect(words.filter((word) => bytes.includes(word))).toEqual([])
    }
    expect((await desk.admin.visitors.course({ visitId })).passes).toMatchObject([{ number: '07', note: '' }])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('takes the name out of the shift reports that listed him', async () => {
    const duty = await openDuty(desk)
    const { id, number } = await register({ passes: [{ kind: 'card', number: 'K-7' }] })
    await duty.outgoing.client.handovers.start({ requestId: requestId() })
    const report = () => desk.desk.core.sqlite.prepare('SELECT report FROM handovers').pluck().get() as string
    expect(report().split(visitor.name)).toHaveLength(3) // inside, and with a pass
    const [pass] = (await desk.admin.visitors.course({ visitId: id })).passes
    await desk.admin.lentPass.return({ requestId: requestId(), passId: pass?.id ?? 0 })
    await leave(id)
    await erase((await ask(visitor.phone)).inquiryId)
    expect(report()).not.toContain(visitor.name)
    expect(report()).not.toContain(visitor.company)
    expect(report()).toContain(number)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('outlives the restore of an older backup', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'qiantai-'))
    try {
      let site = await openTestDesk({ dataDir })
      const { id } = await site.admin.visitors.register({ requestId: requestId(), ...visitor })
      await leave(id, site)
      const { file } = await site.admin.backup.run({})
      const { inquiryId } = await site.admin.privacy.holdings({ phone: visitor.phone, idNumber: null })
      await site.admin.privacy.erase({ requestId: requestId(), inquiryId, reason: '本人要求' })
      await site.close()
      await restoreBackup({
        dataDir,
        source: join(dataDir, 'backups', file),
        newestKnown: migrations.length,
        keys: createKeyFile(dataDir),
        askRecoveryKey: () => Promise.resolve(null),
        at: monday,
      })
      site = await openTestDesk({ dataDir, clock: testClock(monday + 1_000) })
      expect((await site.admin.visitors.get({ id })).name).toBe(visitor.name)
      expect(await runRetention(site)).toBe(1)
      expect((await site.admin.visitors.get({ id })).name).toBe('')
      await site.close()
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })

  it('waits for the car that its driver left behind', async () => {
    const { id } = await register()
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    expect((await ask(visitor.phone)).lines).toMatchObject([{ register: 'visits', keptBy: 'carInside' }])
  })

  it('is refused for an answer that is ten minutes old, and where nothing is held', async () => {
    await leave((await register()).id)
    const { inquiryId } = await ask(visitor.phone)
    desk.clock.advance(600_001)
    await refusedWith('NOT_FOUND', erase(inquiryId))
    await refusedWith('NOT_FOUND', erase((await ask('13700000000')).inquiryId))
  })
})

describe('the periods', () => {
  it('end visits by themselves: the remembered later, those inside never', async () => {
    const plain = await register({ remember: false })
    const remembered = await register({ remember: true })
    const inside = await register({ remember: false })
    await leave(plain.id)
    await leave(remembered.id)
    desk.clock.advance(180 * day - 1)
    expect(await runRetention()).toBe(0)
    desk.clock.advance(1)
    expect(await runRetention()).toBe(1)
    expect([plain, remembered, inside].map(({ id }) => rowOf(id)['name'])).toEqual(['', '欧阳明', '欧阳明'])
    desk.clock.advance(185 * day)
    expect(await runRetention()).toBe(1)
    expect([plain, remembered, inside].map(({ id }) => rowOf(id)['name'])).toEqual(['', '', '欧阳明'])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('let the visits of a type end on a day of their own', async () => {
    const typeId = await addType(desk, { keepDays: 7 })
    const courier = await register({ remember: false, typeId })
    const other = await register({ remember: false })
    await leave(courier.id)
    await leave(other.id)
    const names = () => [courier, other].map(({ id }) => rowOf(id)['name'])
    desk.clock.advance(7 * day - 1)
    expect(await runRetention()).toBe(0)
    desk.clock.advance(1)
    expect(await runRetention()).toBe(1)
    expect(names()).toEqual(['', visitor.name])
    desk.clock.advance(173 * day)
    expect(await runRetention()).toBe(1)
    expect(names()).toEqual(['', ''])
  })

  it('end a photo on its own day, and a signature, a watch list hit and an appointment with their visit', async () => {
    const { id: documentId } = await publish(desk)
    await addWatched(desk.admin, { name: visitor.name, grade: 'noticed' })
    const [day1, whole] = [
      { first: '2026-03-02', last: '2026-03-02' },
      { fromMinute: 0, untilMinute: 1440 },
    ]
    const expected = await desk.admin.expected.add({
      requestId: requestId(),
      people: [{ name: visitor.name, phone: visitor.phone, company: '', plate: '', companions: 0 }],
      ...{ party: '', ...day1, weekdays: [1], ...whole, hostId: desk.adminId, hostName: '' },
      ...{ reason: '业务洽谈', place: '', note: '带样品' },
    })
    const { id } = await desk.admin.visitors.register({
      requestId: requestId(),
      ...{ ...visitor, remember: false, expectedId: expected.id },
      photo: { kind: 'taken', image: jpeg },
      documents: [{ documentId, language: 'zh-CN', signature: drawn }],
    })
    await leave(id)
    const held = (sql: string) => desk.desk.core.sqlite.prepare(sql).pluck().all()
    desk.clock.advance(30 * day)
    expect(await runRetention()).toBe(1)
    expect(held('SELECT image_cipher FROM visit_photos')).toEqual([null])
    expect(held('SELECT name FROM visits')).toEqual([visitor.name])
    desk.clock.advance(150 * day)
    expect(await runRetention()).toBe(2) // and the hit of the day he was announced
    expect(held('SELECT image FROM signatures')).toEqual([''])
    expect(held('SELECT person_index FROM document_acceptances')).toEqual([null])
    expect(held('SELECT name || phone || note FROM expected_visits')).toEqual([''])
    expect(held('SELECT DISTINCT name FROM watch_hits')).toEqual([''])
    expect(held('SELECT plate || driver_name FROM vehicles')).toEqual([''])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('end a goods pass after a year, and the owner’s signature on it', async () => {
    const { id: passId } = await desk.admin.goodsPass.issue({
      requestId: requestId(),
      ...{ ...outPass, movingOut: true, ownerSignature: drawn },
    })
    await desk.admin.goodsPass.cancel({ requestId: requestId(), passId, reason: '不搬了' })
    desk.clock.advance(365 * day)
    expect(await runRetention()).toBe(1)
    const { sqlite } = desk.desk.core
    expect(sqlite.prepare('SELECT strokes, image, salt FROM signatures').get()).toEqual({
      ...{ strokes: '[]', image: '', salt: null },
    })
    expect((await desk.admin.goodsPass.get({ id: passId })).ownerSignatureImage).toBeNull()
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('make one certificate a day, with what the day took', async () => {
    for (let index = 0; index < 6; index += 1) await leave((await register({ remember: false })).id)
    desk.clock.advance(180 * day)
    expect(await runRetention()).toBe(6)
    expect(await desk.admin.privacy.erasures({})).toMatchObject([
      {
        basis: 'period',
        erased: { visits: 6 },
        periods: { visits: 180, photos: 30, remembered: 365 },
        erasedBy: '',
      },
    ])
  })

  it('leave the counts of a company behind', async () => {
    for (let index = 0; index < 3; index += 1) await leave((await register({ remember: false })).id)
    desk.clock.advance(180 * day)
    await runRetention()
    expect(desk.desk.core.sqlite.prepare('SELECT * FROM erased_visit_counts').all()).toEqual([
      { month: '2026-03', company: visitor.company, visits: 3, people: 6 },
    ])
  })

  it('cannot be shorter than 60 days in an internet café', async () => {
    const cafe = await openTestDesk({ kind: 'internetCafe' })
    const rules = await cafe.admin.receptionRule.get({})
    await cafe.admin.receptionRule.save({
      requestId: requestId(),
      rules: { ...rules, keepVisitDays: 7, keepRememberedDays: 7 },
    })
    const { id } = await cafe.admin.visitors.register({ requestId: requestId(), ...visitor })
    await leave(id, cafe)
    const { lines, inquiryId } = await cafe.admin.privacy.holdings({ phone: visitor.phone, idNumber: null })
    expect(lines).toMatchObject([{ keptBy: 'internetCafe', diesAt: monday + 60 * day }])
    expect(
      await cafe.admin.privacy.erase({ requestId: requestId(), inquiryId, reason: '本人要求' }),
    ).toMatchObject({ erased: 0, kept: 1 })
    cafe.clock.advance(60 * day - 1)
    expect(await runRetention(cafe)).toBe(0)
    cafe.clock.advance(1)
    expect(await runRetention(cafe)).toBe(1)
    await cafe.close()
  })

  it('say beforehand what a shorter one would take', async () => {
    for (const daysAgo of [0, 40, 100])
      await leave(
        (
          await desk.admin.visitors.register({
            requestId: requestId(),
            ...visitor,
            remember: false,
            arrivedAt: desk.clock.wall - daysAgo * day,
          })
        ).id,
      )
    const { keepPhotoDays, keepRememberedDays, ...rules } = await desk.admin.receptionRule.get({})
    const { keepParcelDays, keepDepositDays, keepWatchDays } = rules
    const others = { keepPhotoDays, keepRememberedDays, keepParcelDays, keepDepositDays, keepWatchDays }
    const preview = (keepVisitDays: number) => desk.admin.privacy.preview({ ...others, keepVisitDays })
    const none = { visits: 0, photos: 0, parcels: 0, deposits: 0, watchEntries: 0 }
    expect(await preview(180)).toEqual(none)
    expect(await preview(90)).toEqual({ ...none, visits: 1 })
    expect(await preview(30)).toEqual({ ...none, visits: 2 })
  })
})
