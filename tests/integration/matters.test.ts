import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const open = (text: string, priority: 'ordinary' | 'urgent' = 'ordinary', dueAt: number | null = null) =>
  desk.admin.matters.open({ requestId: requestId(), text, priority, dueAt })

describe('an open matter', () => {
  it('is listed urgent first, then by due time, then oldest first', async () => {
    await open('灯管坏了')
    await open('客人五点叫醒', 'ordinary', desk.clock.wall + 3_600_000)
    await open('消防检查回访', 'urgent')
    await open('会议室钥匙', 'ordinary', desk.clock.wall + 60_000)
    const listed = await desk.admin.matters.list({})
    expect(listed.map(({ text }) => text)).toEqual(['消防检查回访', '会议室钥匙', '客人五点叫醒', '灯管坏了'])
    expect(listed[0]).toMatchObject({ number: 'M2026-00003', openedBy: '陈静', closedAt: null, outcome: '' })
  })

  it('closes once, with an outcome, and stays readable', async () => {
    const { id } = await open('会议室钥匙')
    desk.clock.advance(60_000)
    await desk.admin.matters.close({ requestId: requestId(), id, outcome: '已交给行政部' })
    expect(await desk.admin.matters.list({})).toEqual([])
    expect(await desk.admin.matters.list({ closed: true })).toMatchObject([
      { id, closedAt: desk.clock.wall, closedBy: '陈静', outcome: '已交给行政部' },
    ])
    await expect(
      desk.admin.matters.close({ requestId: requestId(), id, outcome: '再关一次' }),
    ).rejects.toMatchObject({ code: 'ALREADY_DONE' })
    await expect(
      desk.admin.matters.close({ requestId: requestId(), id: 999, outcome: '没有' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps its text out of the chain’s facts and commits to it by digest', async () => {
    const { id } = await open('王总的身份证落在前台')
    const entry = desk.desk.core.sqlite
      .prepare("SELECT facts, length(digest) AS bytes FROM audit_entries WHERE kind = 'matter.opened'")
      .get() as { facts: string; bytes: number }
    expect(entry.facts).not.toContain('身份证')
    expect(entry.bytes).toBe(32)
    expect(id).toBe(1)
  })

  it('answers a repeated request with its first answer', async () => {
    const request = {
      requestId: requestId(),
      text: '会议室钥匙',
      priority: 'ordinary' as const,
      dueAt: null,
    }
    const first = await desk.admin.matters.open(request)
    expect(await desk.admin.matters.open(request)).toEqual(first)
    expect(await desk.admin.matters.list({})).toHaveLength(1)
  })
})
