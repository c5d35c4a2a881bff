import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { v4 } from 'uuid'
import { shifts } from '#core/database/tables.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const count = (table: string) =>
  (desk.desk.core.sqlite.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n

describe('an act', () => {
  it('leaves nothing behind when it fails half way: no row, no number, no entry, no answer', () => {
    const { core } = desk.desk
    const before = { entries: count('audit_entries'), head: core.audit.head() }
    const call = { procedure: 'test', actorId: 1, input: { requestId: requestId() } }
    expect(() =>
      core.acts.run(call, ({ at, record }) => {
        core.db.insert(shifts).values({ name: '半截', startMinute: 0, endMinute: 60, graceMinutes: 0 }).run()
        core.nextNumber('visits', at)
        record({ kind: 'settings.saved' })
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(count('audit_entries')).toBe(before.entries)
    expect(core.audit.head()).toEqual(before.head)
    expect(core.acts.repeated(call)).toBeNull()
    expect(count('shifts')).toBe(0)
    expect(core.acts.run(call, ({ at }) => ({ number: core.nextNumber('visits', at) }))).toEqual({
      number: 'V2026-00001',
    })
  })

  it('that is rolled back leaves the settings as they were, also those that it had read itself', () => {
    const { core } = desk.desk
    const before = core.site.settings().lockAfterMinutes
    expect(() =>
      core.acts.system(1, ({ at }) => {
        core.site.saveSettings({ lockAfterMinutes: before + 1 }, at)
        expect(core.site.settings().lockAfterMinutes).toBe(before + 1)
        throw new Error('disk full')
      }),
    ).toThrow('disk full')
    expect(core.site.settings().lockAfterMinutes).toBe(before)
  })

  it('publishes its change only after the commit', async () => {
    const { core } = desk.desk
    const seen: boolean[] = []
    core.changes.subscribe('changes', () => seen.push(core.sqlite.inTransaction))
    await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    expect(seen).toEqual([false])
  })

  it('starts its numbers anew with the year of the site, not of Greenwich', async () => {
    desk.clock.wall = Date.UTC(2026, 11, 31, 15, 59)
    const last = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    desk.clock.advance(120_000)
    const first = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    expect([last.number, first.number]).toEqual(['V2026-00001', 'V2027-00001'])
  })

  it('wants a time-ordered request id', async () => {
    await expect(desk.admin.visitors.register({ requestId: v4(), ...visitor })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})

describe('the chain and the punches', () => {
  it('can be added to and not changed or shortened, by any statement of this program', async () => {
    await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    const { sqlite } = desk.desk.core
    for (const statement of [
      "UPDATE audit_entries SET facts = '{}'",
      'DELETE FROM audit_entries',
      'DELETE FROM audit_entries WHERE seq = (SELECT max(seq) FROM audit_entries)',
      'REPLACE INTO audit_entries SELECT * FROM audit_entries LIMIT 1',
    ])
      expect(() => sqlite.exec(statement), statement).toThrow(/append-only|UNIQUE/)
  })

  it('hold no personal data in clear', async () => {
    await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    const facts = desk.desk.core.sqlite
      .prepare('SELECT group_concat(facts) AS all_facts FROM audit_entries')
      .get() as {
      all_facts: string
    }
    for (const personal of [
      visitor.name,
      visitor.phone,
      visitor.idNumber,
      visitor.plate,
      visitor.companionNames,
    ])
      expect(facts.all_facts).not.toContain(personal)
    const answers = desk.desk.core.sqlite.prepare('SELECT group_concat(answer) AS a FROM requests').get() as {
      a: string
    }
    expect(answers.a).not.toContain(visitor.name)
  })
})
