import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { subjects } from '#core/audit/digest.ts'
import { startRetention } from '#core/features/privacy/retention.ts'
import { presetOf } from '#shared/domain/presets.ts'
import { restoreBackup } from '#core/database/restore.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import { migrations, monday, openTestDesk, requestId, testClock, type TestDesk } from '../support/desk.ts'
import { createFolders } from '../support/data-folder.ts'
import { openDuty } from '../support/handover.ts'
import { jpeg } from '../support/jpeg.ts'
import {
  collectParcels,
  dayMs,
  giveBack,
  openDeposit,
  receiveParcel,
  runRetention,
} from '../support/keeping.ts'
import { addWatched } from '../support/watch.ts'

const phone = '13911116677'
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const ask = () => desk.admin.privacy.holdings({ phone, idNumber: null })
const held = async () => (await ask()).lines.map(({ register, keptBy, diesAt }) => [register, keptBy, diesAt])
const erase = async (parcelName = '') =>
  desk.admin.privacy.erase({
    requestId: requestId(),
    inquiryId: (await ask()).inquiryId,
    reason: '本人要求',
    parcelName,
  })
const rowsOf = (table: string) =>
  desk.desk.core.sqlite.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[]
const endEntry = (id: number) => desk.admin.watchList.end({ requestId: requestId(), id, reason: '已和解' })

/** Personal columns of a row that still say something. */
const saying = (table: 'parcels' | 'deposits' | 'watch_entries', row: Record<string, unknown> = {}) =>
  ([...subjects[table], 'salt'] as string[]).filter(
    (column) => !['', '[]', null].includes(row[column] as string | null),
  )

/** A parcel, a deposit and an entry of one person, over now. */
async function threeThings() {
  const parcel = await receiveParcel(desk.admin, { barcode: 'SF00112233', note: '易碎，勿压' })
  await collectParcels(desk.admin, [parcel])
  const deposit = await openDeposit(desk.admin, { phone, idKind: 'passport', idNumber: 'E12345678' })
  await giveBack(desk.admin, deposit)
  const { id: entry } = await addWatched(desk.admin, {
    ...{ phone, aliases: ['张大伟'], plate: '京A12345', company: '晨光贸易', idNumber: '110101199003070011' },
    photo: jpeg,
  })
  await endEntry(entry)
  return { parcel, deposit, entry }
}

describe('what is held of somebody’s things', () => {
  it('has no day while it is here or counts, and one as soon as it is over', async () => {
    const parcel = await receiveParcel(desk.admin)
    const deposit = await openDeposit(desk.admin, { phone })
    const { id: entry } = await addWatched(desk.admin, { phone })
    expect(await held()).toEqual([
      ['watchEntries', 'watched', null],
      ['deposits', 'inCustody', null],
      ['parcels', 'inCustody', null],
    ])
    await collectParcels(desk.admin, [parcel])
    await giveBack(desk.admin, deposit)
    await endEntry(entry)
    expect(await held()).toEqual([
      ['watchEntries', null, monday + 365 * dayMs],
      ['deposits', 'custodyProof', monday + 1095 * dayMs],
      ['parcels', null, monday + 180 * dayMs],
    ])
  })

  it('names the day of an entry that has a last day of its own, and its picture', async () => {
    await addWatched(desk.admin, { phone, validUntil: monday + dayMs, photo: jpeg })
    const { lines } = await ask()
    expect(lines).toMatchObject([{ keptBy: 'watched', diesAt: monday + 366 * dayMs }])
    expect(lines[0]?.kinds).toContain('photo')
    desk.clock.advance(dayMs)
    expect(await held()).toEqual([['watchEntries', null, monday + 366 * dayMs]])
  })
})

describe('the periods of things', () => {
  it('end parcels, deposits and entries each on its day, and leave numbers, sums, places and a whole chain', async () => {
    await threeThings()
    desk.clock.advance(180 * dayMs - 1)
    expect(await runRetention(desk)).toBe(0)
    desk.clock.advance(1)
    expect(await runRetention(desk)).toBe(1)
    const [parcel] = rowsOf('parcels')
    expect(saying('parcels', parcel)).toEqual([])
    expect(parcel).toMatchObject({
      number: 'P2026-00001',
      shelf: '2-5',
      place: 1,
      erased_at: desk.clock.wall,
    })
    desk.clock.advance(185 * dayMs)
    expect(await runRetention(desk)).toBe(1)
    const [entry] = rowsOf('watch_entries')
    expect(saying('watch_entries', entry)).toEqual([])
    expect(entry).toMatchObject({ number: 'W2026-00001', grade: 'denied', ended_at: monday })
    desk.clock.advance(730 * dayMs)
    expect(await runRetention(desk)).toBe(1)
    const [deposit] = rowsOf('deposits')
    expect(saying('deposits', deposit)).toEqual([])
    expect(deposit).toMatchObject({ declared_fen: 500_000, seal_number: 'F-0001', place: '保险柜 2 号' })
    expect(rowsOf('signatures').map(({ image, strokes, salt }) => [image, strokes, salt])).toEqual(
      Array.from({ length: 4 }, () => ['', '[]', null]),
    )
    expect(await held()).toEqual([])
    const periods = { things: { parcels: 180, deposits: 1095, watchEntries: 365 } }
    expect(await desk.admin.privacy.erasures({})).toMatchObject([
      { erased: { deposits: 1 }, periods },
      { erased: { watchEntries: 1 }, periods },
      { erased: { parcels: 1 }, periods },
    ])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('never touch what is still here, or an entry that counts', async () => {
    await receiveParcel(desk.admin)
    await openDeposit(desk.admin)
    await addWatched(desk.admin)
    await addWatched(desk.admin, { name: '李大华', validUntil: monday + 4_000 * dayMs })
    desk.clock.advance(3_660 * dayMs)
    expect(await runRetention(desk)).toBe(0)
  })

  it('count from the earlier of an entry’s last day and its ending', async () => {
    const { id } = await addWatched(desk.admin, { validUntil: monday + dayMs })
    desk.clock.advance(100 * dayMs)
    await endEntry(id)
    desk.clock.advance(266 * dayMs)
    expect(await runRetention(desk)).toBe(1)
  })

  it('leave a signature until the last parcel that went against it is erased', async () => {
    const ids = [
      await receiveParcel(desk.admin),
      await receiveParcel(desk.admin, { recipientName: '周小雨' }),
    ]
    await collectParcels(desk.admin, ids)
    const images = () => rowsOf('signatures').map(({ image }) => image !== '')
    await erase('孙悦')
    expect(images()).toEqual([true])
    const shown = async (id = 0) => (await desk.admin.parcels.get({ id })).signatureImage !== null
    expect([await shown(ids[0]), await shown(ids[1])]).toEqual([false, true])
    desk.clock.advance(180 * dayMs)
    expect(await runRetention(desk)).toBe(1)
    expect(images()).toEqual([false])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('say beforehand what shorter ones would take', async () => {
    await threeThings()
    await addWatched(desk.admin, { validUntil: monday + dayMs })
    desk.clock.advance(40 * dayMs)
    const { reception } = presetOf('office')
    const { keepVisitDays, keepPhotoDays, keepRememberedDays } = reception
    const others = { keepVisitDays, keepPhotoDays, keepRememberedDays }
    const none = { visits: 0, photos: 0, parcels: 0, deposits: 0, watchEntries: 0 }
    const preview = (keepParcelDays: number, keepDepositDays: number, keepWatchDays: number) =>
      desk.admin.privacy.preview({ ...others, keepParcelDays, keepDepositDays, keepWatchDays })
    expect(await preview(180, 1095, 365)).toEqual(none)
    expect(await preview(40, 41, 39)).toEqual({ ...none, parcels: 1, watchEntries: 2 })
    expect(await preview(41, 40, 40)).toEqual({ ...none, deposits: 1, watchEntries: 1 })
  })

  it('are the usual ones where the stored rules do not name them', async () => {
    const { keepParcelDays, keepDepositDays, keepWatchDays, ...older } = presetOf('office').reception
    desk.desk.core.sqlite
      .prepare(`UPDATE settings SET value = ? WHERE key = 'reception'`)
      .run(JSON.stringify(older))
    desk.desk.core.site.reload()
    expect(await desk.admin.receptionRule.get({})).toMatchObject({
      keepParcelDays,
      keepDepositDays,
      keepWatchDays,
    })
  })
})

describe('erasing things at a person’s request', () => {
  it('takes what is over, and says why a deposit may not go', async () => {
    const { parcel, deposit, entry } = await threeThings()
    expect(await erase('孙悦')).toMatchObject({ erased: 2, kept: 1 })
    expect(saying('parcels', rowsOf('parcels')[0])).toEqual([])
    expect(saying('watch_entries', rowsOf('watch_entries')[0])).toEqual([])
    expect(await desk.admin.privacy.erasures({})).toMatchObject([
      { erased: { parcels: 1, watchEntries: 1 }, kept: [{ register: 'deposits', rule: 'custodyProof' }] },
    ])
    const erasedAt = desk.clock.wall
    expect(await desk.admin.parcels.get({ id: parcel })).toMatchObject({ erasedAt, signatureImage: null })
    expect(await desk.admin.watchList.get({ id: entry })).toMatchObject({ erasedAt, hasPhoto: false })
    expect(await desk.admin.deposits.get({ id: deposit })).toMatchObject({
      guestName: '赵敏',
      erasedAt: null,
    })
    desk.clock.advance(1095 * dayMs) // over, and nobody has looked yet
    expect(await erase()).toMatchObject({ erased: 1, kept: 0 })
    expect(await desk.admin.deposits.get({ id: deposit })).toMatchObject({
      ...{ guestName: '', guestSignatureImage: '', sealerSignatureImage: '', releaseSignatureImage: null },
      ...{ declaredFen: 500_000, erasedAt: desk.clock.wall },
    })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('leaves what is here, an entry that counts, and a parcel of somebody else whose phone ends alike', async () => {
    await receiveParcel(desk.admin)
    await openDeposit(desk.admin, { phone })
    await addWatched(desk.admin, { phone })
    await collectParcels(desk.admin, [await receiveParcel(desk.admin, { recipientName: '周小雨' })])
    expect(await erase('孙悦')).toMatchObject({ erased: 0, kept: 4 })
    const [{ kept } = { kept: [] }] = await desk.admin.privacy.erasures({})
    expect(kept.map(({ rule }) => rule)).toEqual(['watched', 'inCustody', 'otherName', 'inCustody'])
    expect(await erase()).toMatchObject({ erased: 0 })
  })

  it('leaves nobody to be found by name, pinyin, phone, room or barcode', async () => {
    await threeThings()
    desk.clock.advance(1095 * dayMs)
    await erase('孙悦')
    const words = ['孙', 'sunyue', 'sy', '6677', '00112233', '赵', 'zhaomin', '1208', '信封']
    for (const text of words) {
      expect((await desk.admin.parcels.list({ text, held: false })).rows, text).toEqual([])
      expect((await desk.admin.deposits.list({ text, held: false })).rows, text).toEqual([])
      expect(
        (await desk.admin.search.all({ text })).filter(({ kind }) => kind !== 'staff'),
        text,
      ).toEqual([])
    }
    for (const text of ['张', '张大伟', 'zhangwei', '6677', 'A123', '晨光', '闹事'])
      expect((await desk.admin.watchList.list({ text, past: true })).rows, text).toEqual([])
    expect(await desk.admin.search.all({ text: 'P2026' })).toMatchObject([{ title: '', erased: true }])
  })

  it('leaves no byte of the person in database or log', async () => {
    await threeThings()
    const ciphers = rowsOf('watch_entries').flatMap((row) =>
      ['photo_cipher', 'id_number_cipher', 'id_number_index'].map((column) => row[column] as Buffer),
    )
    expect(ciphers.every((cipher) => cipher.length > 12)).toBe(true)
    const files = () => readdirSync(desk.dataDir).filter((name) => name.startsWith('qiantai.db'))
    const words = [
      '孙悦',
      'sunyue',
      'SF00112233',
      '易碎',
      '赵敏',
      phone,
      '信封一个',
      '张伟',
      '张大伟',
      '京A12345',
    ]
    const found = () =>
      files().flatMap((file) => {
        const bytes = readFileSync(join(desk.dataDir, file))
        return [...words, ...ciphers, '多次闹事', '已和解', '"time":88'].filter((word) =>
          bytes.includes(word),
        )
      })
    expect(found()).toEqual(expect.arrayContaining([...words, ciphers[1], '"time":88']))
    desk.clock.advance(1095 * dayMs)
    await erase('孙悦')
    expect(found()).toEqual([])
  })

  it('takes the names out of the shift reports that listed the things', async () => {
    const duty = await openDuty(desk)
    const parcel = await receiveParcel(desk.admin)
    const other = await receiveParcel(desk.admin, { recipientName: '周小雨' })
    const deposit = await openDeposit(desk.admin, { phone })
    await duty.outgoing.client.handovers.start({ requestId: requestId() })
    const report = () => desk.desk.core.sqlite.prepare('SELECT report FROM handovers').pluck().get() as string
    expect(report()).toContain('孙悦')
    expect(report()).toContain('赵敏')
    await collectParcels(desk.admin, [parcel, other])
    await giveBack(desk.admin, deposit)
    desk.clock.advance(1095 * dayMs)
    await erase('孙悦')
    expect(report()).not.toContain('孙悦')
    expect(report()).not.toContain('赵敏')
    expect(report()).toContain('周小雨')
    expect(report()).toContain('P2026-00001')
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })
})

describe('what a person’s request erased', () => {
  const folders = createFolders()
  afterEach(() => folders.remove())

  /** A desk whose parcel and entry were erased on request, after the restore of a backup made before; `over`: what is over in it. */
  async function restored(over: boolean) {
    const dataDir = folders.empty()
    let site = await openTestDesk({ dataDir })
    const parcel = await receiveParcel(site.admin)
    const { id: entry } = await addWatched(site.admin, { phone })
    const end = async () => {
      await collectParcels(site.admin, [parcel])
      await site.admin.watchList.end({ requestId: requestId(), id: entry, reason: '已和解' })
    }
    if (over) await end()
    const { file } = await site.admin.backup.run({})
    if (!over) await end()
    const { inquiryId } = await site.admin.privacy.holdings({ phone, idNumber: null })
    const parcelName = '孙悦'
    expect(
      await site.admin.privacy.erase({ requestId: requestId(), inquiryId, reason: '本人要求', parcelName }),
    ).toMatchObject({ erased: 2 })
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
    const names = async () => [
      (await site.admin.parcels.get({ id: parcel })).recipientName,
      (await site.admin.watchList.get({ id: entry })).name,
    ]
    expect(await names()).toEqual(['孙悦', '张伟'])
    return { site, names, end }
  }

  it('is erased again after the restore of an older backup', async () => {
    const { site, names } = await restored(true)
    expect(await runRetention(site)).toBe(2)
    expect(await names()).toEqual(['', ''])
    expect(await runRetention(site)).toBe(0)
    await site.close()
  })

  it('waits, where the backup has it still here and counting, until it is over once more', async () => {
    const { site, names, end } = await restored(false)
    const retention = startRetention(site.desk.core)
    expect(await retention.run()).toBe(0)
    expect(await names()).toEqual(['孙悦', '张伟'])
    await end()
    expect(await retention.run()).toBe(2)
    expect(await names()).toEqual(['', ''])
    retention.stop()
    expect(await site.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    await site.close()
  })
})
