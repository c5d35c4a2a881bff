import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRowReader, rowDigest } from '#core/audit/digest.ts'
import { entryHash, genesisHash, type EntryBody } from '#core/audit/entry.ts'
import { databaseFile } from '#core/data-dir.ts'
import { createSheetCheck } from '#core/features/desk/check-sheet.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { handOver, openDuty, register } from '../support/handover.ts'

let desk: TestDesk
let sheetCode: string
let seq: number
const check = (code = sheetCode) => createSheetCheck(desk.desk.core).check(code)

beforeEach(async () => {
  desk = await openTestDesk()
  const duty = await openDuty(desk)
  await register(desk.admin)
  ;({ sheetCode } = await handOver(desk, duty))
  seq = Number(sheetCode.split('-')[0])
  await register(desk.admin)
})
afterEach(() => desk.close())

/** What somebody with the file and a tool can do: a second connection that drops the triggers first. */
function tamper(change: (db: Database.Database) => void): void {
  const db = new Database(databaseFile(desk.dataDir))
  db.exec('DROP TRIGGER IF EXISTS audit_entries_no_update; DROP TRIGGER IF EXISTS audit_entries_no_delete')
  change(db)
  db.close()
}

type Stored = EntryBody & { hash: Buffer }
const columns = `seq, at, kind, actor_id AS actorId, subject_table AS subjectTable, subject_id AS subjectId, facts, digest,
  prev_hash AS prevHash, hash`

describe('the code of a signed sheet', () => {
  it('stands for an entry that exists and covers the report and both signatures', () => {
    const { sqlite } = desk.desk.core
    const entry = sqlite.prepare(`SELECT ${columns} FROM audit_entries WHERE seq = ?`).get(seq) as Stored
    expect(entry).toMatchObject({ kind: 'handover.completed', subjectTable: 'handovers' })
    expect(sheetCode).toMatch(/^\d+(-[0-9A-F]{4}){5}$/)
    expect(entry.hash.toString('hex').toUpperCase()).toContain(sheetCode.split('-').slice(1).join(''))
    // The entry's digest is the row as it stands now, signatures, report and all.
    const row = createRowReader(sqlite)('handovers', entry.subjectId)
    expect(row && rowDigest('handovers', row).equals(entry.digest)).toBe(true)
    for (const change of [{ incoming_id: 99 }, { outgoing_by: 'finger' }, { report: '{}' }, { note: '改' }])
      expect(rowDigest('handovers', { ...row, ...change }).equals(entry.digest)).toBe(false)
  })

  it('matches, also typed in lower case with spaces, and while the desk goes on', async () => {
    const matches = { result: 'matches', handover: 'H2026-00001', seq, signedAt: desk.clock.wall }
    expect(await check()).toEqual(matches)
    expect(await check(` ${sheetCode.toLowerCase().replaceAll('-', ' - ')} `)).toEqual(matches)
  })

  it('is unknown when it is no code, or names a place where no sheet was signed', async () => {
    const other = sheetCode.replace(/^\d+/, String(seq + 1))
    for (const code of ['', 'abc', '99999-0000-0000-0000-0000-0000', other])
      expect(await check(code)).toEqual({ result: 'unknown' })
  })

  it('is broken at the sheet’s own entry when one figure differs from the paper', async () => {
    const last = sheetCode.at(-1) === '0' ? '1' : '0'
    expect(await check(sheetCode.slice(0, -1) + last)).toEqual({ result: 'broken', sinceSeq: seq })
  })

  it('is broken since the entry that was changed, removed or put in another place', async () => {
    tamper((db) => db.exec(`UPDATE audit_entries SET facts = '{"number":"V2026-00009"}' WHERE seq = 4`))
    expect(await check()).toEqual({ result: 'broken', sinceSeq: 4 })
    tamper((db) => db.exec('DELETE FROM audit_entries WHERE seq = 3'))
    expect(await check()).toEqual({ result: 'broken', sinceSeq: 3 })
  })

  it('is broken since an entry that was written anew, hash and all', async () => {
    tamper((db) => {
      const entry = db.prepare(`SELECT ${columns} FROM audit_entries WHERE seq = 4`).get() as Stored
      const hash = entryHash({ ...entry, actorId: 99 })
      db.prepare('UPDATE audit_entries SET actor_id = 99, hash = ? WHERE seq = 4').run(hash)
    })
    expect(await check()).toEqual({ result: 'broken', sinceSeq: 4 })
  })

  it('is broken when its own entry is gone, because the row still names the place', async () => {
    tamper((db) => db.exec(`DELETE FROM audit_entries WHERE seq >= ${seq}`))
    expect(await check()).toEqual({ result: 'broken', sinceSeq: seq })
  })

  it('shows a chain that was rewritten whole, which agrees with itself but not with the paper', async () => {
    tamper((db) => {
      db.exec(`UPDATE audit_entries SET actor_id = actor_id + 1 WHERE seq = 4`)
      let hash: Buffer = genesisHash
      for (const entry of db.prepare(`SELECT ${columns} FROM audit_entries ORDER BY seq`).all() as Stored[]) {
        const prevHash = hash
        hash = entryHash({ ...entry, prevHash })
        db.prepare('UPDATE audit_entries SET prev_hash = ?, hash = ? WHERE seq = ?').run(
          prevHash,
          hash,
          entry.seq,
        )
      }
    })
    expect(await check()).toEqual({ result: 'broken', sinceSeq: seq })
  })

  it('says nothing about records changed beside the chain: that is found by the full verification', async () => {
    const { sqlite } = desk.desk.core
    tamper((db) => db.exec("UPDATE handovers SET note = '后来加的'"))
    expect(await check()).toMatchObject({ result: 'matches' })
    const row = createRowReader(sqlite)('handovers', 1)
    const digest = sqlite.prepare('SELECT digest FROM audit_entries WHERE seq = ?').pluck().get(seq) as Buffer
    expect(row && rowDigest('handovers', row).equals(digest)).toBe(false)
  })
})
