import writeExcelFile from 'write-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { announce } from '../support/expected.ts'
import { zipOf } from '../support/zip.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const pieces = (bytes: Buffer) => {
  const all = bytes.toString('base64')
  return Array.from({ length: Math.ceil(all.length / 200_000) }, (_, at) =>
    all.slice(at * 200_000, (at + 1) * 200_000),
  )
}
const preview = (bytes: Buffer | string) => {
  desk.clock.advance(60_000) // each minute of the limiter
  return desk.admin.expected.previewImport({ pieces: pieces(Buffer.from(bytes)) })
}
const outcomes = async (csv: string) =>
  (await preview(csv)).lines.map(({ row, outcome }) => `${row} ${outcome}`)

type Previewed = Awaited<ReturnType<typeof preview>>['lines'][number]
const accepted = ({ row: _row, outcome: _outcome, ...line }: Previewed) => ({
  ...line,
  phone: line.phone || null,
})
const take = (lines: readonly Previewed[]) =>
  desk.admin.expected.import({ requestId: requestId(), lines: lines.map(accepted) })

const head = '姓名,电话,工作单位,车牌,团体,被访人,来访事由,日期,开始,结束,地点,备注'

describe('a list that is read', () => {
  it('is a csv in UTF-8 or GB18030, its columns in any order and either language', async () => {
    const line = {
      name: '张伟',
      phone: '13800138000',
      hostId: 1,
      hostName: '陈静',
      day: '2026-03-05',
      outcome: 'ok',
    }
    const csv = '日期,访客姓名,被访人,联系电话\n2026/3/5,张伟,陈静,13800138000\n'
    expect((await preview(csv)).lines).toMatchObject([{ row: 2, ...line, fromMinute: 0, untilMinute: 1440 }])
    expect((await preview(`\ufeff${csv}`)).lines).toMatchObject([line])
    const gb = Buffer.from(
      'c8d5c6da2cd0d5c3fb2cb1bbb7c3c8cb2cb5e7bbb00a323032362d332d352cd5c5ceb02cb3c2beb22c31333830303133383030300a',
      'hex',
    )
    expect((await preview(gb)).lines).toMatchObject([line])
    const english = 'Visit date,Start,End,Host,Full name\n20260305,9:30,0945,Ms Lee,"Smith, John"\n'
    expect((await preview(english)).lines).toMatchObject([
      { name: 'Smith, John', hostId: null, hostName: 'Ms Lee', fromMinute: 570, untilMinute: 585 },
    ])
  })

  it('is a workbook, with its dates, times and numbers as they are shown', async () => {
    const text = (value: string) => ({ value, type: String })
    const sheet = [
      ['Name', 'Phone', 'Host', 'Date', 'Start', 'End', 'Note'].map(text),
      [
        text('李强'),
        { value: 13_800_138_000, type: Number },
        text('陈静'),
        { value: new Date(Date.UTC(2026, 2, 5)), type: Date, format: 'yyyy-mm-dd' },
        { value: 0.375, type: Number },
        text('12:00'),
        text('=HYPERLINK("http://x")'),
      ],
      [text('王芳'), null, text('302 室'), text('3月6日'), text('9:00-10:30'), null, null],
    ]
    const bytes = await writeExcelFile(sheet as never).toBuffer()
    const { lines, unknown } = await preview(bytes)
    expect(unknown).toEqual([])
    expect(lines).toMatchObject([
      {
        row: 2,
        outcome: 'ok',
        name: '李强',
        phone: '13800138000',
        day: '2026-03-05',
        fromMinute: 540,
        untilMinute: 720,
        note: '=HYPERLINK("http://x")',
      },
      {
        row: 3,
        outcome: 'ok',
        name: '王芳',
        phone: '',
        hostId: null,
        hostName: '302 室',
        day: '2026-03-06',
        fromMinute: 540,
        untilMinute: 630,
      },
    ])
  })

  it('says line by line what is wrong, and what is expected already', async () => {
    await announce(desk.admin)
    const csv = [
      head,
      '周小雨,13912345678,,,,陈静,,2026-03-02,,,,',
      ',13900000000,,,,陈静,,2026-03-02,,,,',
      '甲一,,,,,,,2026-03-02,,,,',
      '甲二,,,,,陈静,,2026-02-30,,,,',
      '甲三,,,,,陈静,,2026-03-01,,,,',
      '甲四,,,,,陈静,,2026-03-02,18:00,9:00,,',
      '甲五,abc,,,,陈静,,2026-03-02,,,,',
      `甲六,,,,,陈静,,2026-03-02,,,,${'长'.repeat(201)}`,
      '',
      '甲七,,,,,陈静,,2026-03-02,,,,',
      '甲七,,,,,陈静,,2026-03-02,,,,',
    ].join('\r\n')
    expect(await outcomes(csv)).toEqual([
      '2 alreadyExpected',
      '3 nameMissing',
      '4 hostMissing',
      '5 badDate',
      '6 badDate',
      '7 badHours',
      '8 badPhone',
      '9 tooLong',
      '11 ok',
      '12 alreadyExpected',
    ])
  })

  it('tells headings nobody knows, and is refused without name and date, without headings, and when it is too long', async () => {
    expect((await preview(`${head},星座\n`)).unknown).toEqual(['星座'])
    for (const csv of ['姓名,电话\n张伟,1\n', '张伟,13800138000\n', ''])
      await expect(preview(csv), csv).rejects.toMatchObject({ code: 'LIST_HEADINGS_MISSING' })
    const long = [head, ...Array.from({ length: 1_001 }, (_, at) => `甲${at},,,,,陈静,,2026-03-02,,,,`)]
    await expect(preview(long.join('\n'))).rejects.toMatchObject({ code: 'LIST_TOO_LONG' })
    expect((await preview(long.slice(0, -1).join('\n'))).lines).toHaveLength(1_000)
    await expect(preview(Buffer.alloc(2_000_001, 'a'))).rejects.toMatchObject({ code: 'LIST_TOO_LONG' })
  })
})

describe('a list that is made to do harm', () => {
  const unreadable = (bytes: Buffer) =>
    expect(preview(bytes)).rejects.toMatchObject({ code: 'LIST_UNREADABLE' })

  it('is refused when it would unpack to more than any list has, whatever size it claims', async () => {
    const bomb = Buffer.alloc(200_000_000, ' ')
    await unreadable(zipOf('xl/worksheets/sheet1.xml', bomb))
    await unreadable(zipOf('xl/worksheets/sheet1.xml', bomb, 100))
  })

  it('is refused when an entry hides between those that its directory names', async () => {
    const bytes = await writeExcelFile([
      [
        { value: '姓名', type: String },
        { value: '日期', type: String },
      ],
    ] as never).toBuffer()
    expect((await preview(bytes)).lines).toEqual([])
    const hidden = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(100)).subarray(0, 64)
    const shifted = Buffer.concat([hidden, bytes])
    const end = shifted.length - 22
    shifted.writeUInt32LE(shifted.readUInt32LE(end + 16) + hidden.length, end + 16)
    await unreadable(shifted)
  })

  it('is refused when it is torn, no workbook, or an old one; and the desk goes on', async () => {
    const bytes = await writeExcelFile([[{ value: '姓名', type: String }]] as never).toBuffer()
    await unreadable(bytes.subarray(0, bytes.length - 30))
    await unreadable(zipOf('hello.txt', Buffer.from('hello')))
    await unreadable(Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'))
    await unreadable(Buffer.from('PK'))
    expect(desk.logged.filter(({ event }) => event === 'bug')).toEqual([])
    expect(await desk.admin.expected.count({})).toEqual({ today: 0 })
  })
})

describe('the lines that were accepted', () => {
  it('become appointments in one act, a code each, under their group', async () => {
    const csv = [
      head,
      '张伟,13800138000,晨光,京A12345,考察团,陈静,会议,2026-03-02,9:00,11:00,三楼,',
      '李强,,,,考察团,302 室,,2026-03-03,,,,',
    ].join('\n')
    const { ids } = await take((await preview(csv)).lines)
    const rows = await Promise.all(ids.map((id) => desk.admin.expected.get({ id })))
    expect(rows).toMatchObject([
      {
        name: '张伟',
        plate: '京A12345',
        party: '考察团',
        hostId: 1,
        reason: '会议',
        place: '三楼',
        series: '',
      },
      { name: '李强', hostId: null, hostName: '302 室', party: '考察团' },
    ])
    expect(new Set(rows.map(({ code }) => code)).size).toBe(2)
    expect(await outcomes(csv)).toEqual(['2 alreadyExpected', '3 alreadyExpected'])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('go all or none', async () => {
    const { lines } = await preview(
      [head, '甲一,,,,,陈静,,2026-03-02,,,,', '甲二,,,,,陈静,,2026-03-03,,,,'].join('\n'),
    )
    desk.clock.advance(86_400_000)
    await expect(take(lines)).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'day' } })
    expect((await desk.admin.expected.list({})).rows).toEqual([])
  })
})
