import readXlsxFile from 'read-excel-file/node'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportEvent } from '#shared/contract/statistics.ts'
import type { DeskClient } from '#core/desk.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { refusedWith } from '../support/refused.ts'
import { visitor } from '../support/visitor.ts'

const hour = 3_600_000
const day = 24 * hour
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

/** The desk's clock stands at Monday 2026-03-02 09:00 in Shanghai at first. */
const register = (change: Partial<typeof visitor> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
const leave = (visitId: number, kind: 'seen' | 'said') =>
  desk.admin.visitors.leave({ requestId: requestId(), visitId, kind })
const week = { from: '2026-03-02', to: '2026-03-08' }

async function exported(
  client: DeskClient,
  input: { from: string; to: string; text?: string; format: 'xlsx' | 'csv' },
): Promise<{ bytes: Buffer; events: ExportEvent[] }> {
  const events: ExportEvent[] = []
  for await (const event of await client.statistics.export(input)) events.push(event)
  const parts = events.flatMap((event) =>
    event.kind === 'part' ? [Buffer.from(event.base64, 'base64')] : [],
  )
  return { bytes: Buffer.concat(parts), events }
}

describe('the statistics of visits', () => {
  it('count visits and people by day, weekday and hour of the site, and how visits ended', async () => {
    const first = await register({ companions: 2 })
    desk.clock.advance(90 * 60_000)
    await leave(first.id, 'seen')
    const second = await register({ companions: 0, company: '远山科技', reason: '面试' })
    desk.clock.advance(30 * 60_000)
    await leave(second.id, 'said')
    desk.clock.advance(day)
    await register({ companions: 0 })
    const found = await desk.admin.statistics.visits(week)
    expect(found).toMatchObject({
      visits: 3,
      people: 5,
      days: [
        { day: '2026-03-02', visits: 2, people: 4 },
        { day: '2026-03-03', visits: 1, people: 1 },
      ],
      companies: [
        { name: '晨光贸易', visits: 2, people: 4 },
        { name: '远山科技', visits: 1, people: 1 },
      ],
      reasons: [
        { name: '业务洽谈', visits: 2 },
        { name: '面试', visits: 1 },
      ],
      hosts: [{ name: '陈静', visits: 3, people: 5 }],
      leaving: { seen: 1, said: 1, system: 0, inside: 1 },
      stayMinutes: 90,
    })
    expect(found.hours[0]?.[9]).toBe(1)
    expect(found.hours[0]?.[10]).toBe(1)
    expect(found.hours[1]?.[11]).toBe(1)
    expect(found.hours.flat().reduce((sum, value) => sum + value)).toBe(3)
  })

  it('end at the site’s midnight, not at that of UTC', async () => {
    await register({ companions: 0 })
    desk.clock.advance(14 * hour + 59 * 60_000) // 23:59
    await register({ companions: 0 })
    desk.clock.advance(60_000) // midnight
    await register({ companions: 0 })
    const { days } = await desk.admin.statistics.visits({ from: '2026-03-02', to: '2026-03-02' })
    expect(days).toEqual([{ day: '2026-03-02', visits: 2, people: 2 }])
  })

  it('refuse days that are turned round or too many, and a receptionist', async () => {
    await refusedWith('FIELD_INVALID', desk.admin.statistics.visits({ from: '2026-03-08', to: '2026-03-02' }))
    await refusedWith('FIELD_INVALID', desk.admin.statistics.visits({ from: '2024-01-01', to: '2026-03-02' }))
    const { client } = await desk.person({ name: '李敏', role: 'receptionist' })
    await refusedWith('FORBIDDEN', client.statistics.visits(week))
  })

  it('still count a company’s visits of a whole month after its people were erased', async () => {
    const { id } = await register({ companions: 1, plate: '' })
    await leave(id, 'seen')
    const { inquiryId } = await desk.admin.privacy.holdings({ phone: visitor.phone, idNumber: null })
    await desk.admin.privacy.erase({ requestId: requestId(), inquiryId, reason: '本人要求' })
    const month = await desk.admin.statistics.visits({ from: '2026-03-01', to: '2026-03-31' })
    expect(month).toMatchObject({
      visits: 1,
      people: 2,
      companies: [{ name: visitor.company, visits: 1, people: 2 }],
    })
    expect((await desk.admin.statistics.visits(week)).companies).toEqual([])
  })
})

describe('an exported register', () => {
  const formulas = ['=1+1', '+86 138', '-1', '@SUM(A1)', '\t=1', ' =cmd|0', '＝1', 'ordinary']

  it('as CSV opens in a spreadsheet with its Chinese, and runs nothing', async () => {
    for (const company of formulas) await register({ company, name: '𠮷野㛃' })
    const { bytes, events } = await exported(desk.admin, { ...week, format: 'csv' })
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8').slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(data).toHaveLength(formulas.length)
    expect(data[0]).toMatchObject({
      编号: 'V2026-00001',
      姓名: '𠮷野㛃',
      电话: visitor.phone,
      '证件号码（隐去中段）': '110***********0011',
      证件: '身份证',
      来访时间: '2026-03-02 09:00',
      离开方式: '',
    })
    for (const row of data) expect(row['工作单位']).not.toMatch(/^[\s]*[=+\-@＝]/)
    expect(data.at(-1)?.['工作单位']).toBe('ordinary')
    expect(events.at(-1)).toEqual({ kind: 'done', rows: formulas.length })
  })

  it('as a workbook holds texts only', async () => {
    const { id } = await register({ company: '=1+1' })
    await leave(id, 'said')
    const { bytes } = await exported(desk.admin, { ...week, format: 'xlsx' })
    const [sheet] = await readXlsxFile(bytes)
    expect(sheet?.data[1]?.slice(0, 3)).toEqual(['V2026-00001', visitor.name, '=1+1'])
    expect(sheet?.data[1]).toContain('告知离开')
    expect(bytes.includes('<f>')).toBe(false)
  })

  it('holds what a search finds, and is on record without persons', async () => {
    for (let index = 0; index < 3; index += 1) await register()
    await register({ name: '单雪', phone: '13700001111' })
    const { events } = await exported(desk.admin, { ...week, text: '单雪', format: 'csv' })
    expect(events.at(-1)).toEqual({ kind: 'done', rows: 1 })
    const [entry] = await desk.admin.audit.entries({ limit: 1 })
    expect(entry).toMatchObject({
      kind: 'visit.exported',
      facts: '{"firstDay":"2026-03-02","lastDay":"2026-03-08","format":"csv","rows":1}',
    })
  })

  it('is refused to a receptionist', async () => {
    const { client } = await desk.person({ name: '李敏', role: 'receptionist' })
    await refusedWith('FORBIDDEN', exported(client, { ...week, format: 'csv' }))
  })
})
