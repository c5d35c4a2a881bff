import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { attlogLine, importFile, manyLines, preview, upload } from '../support/punch-files.ts'
import { refusedWith } from '../support/refused.ts'

const stick = fileURLToPath(new URL('../fixtures/terminal-export/', import.meta.url))
const fixture = (name: string) => readFileSync(`${stick}${name}`)

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const member = async (staffNo: string, name: string) => {
  const fields = { staffNo, name, department: '', extension: '', role: null, shiftId: null }
  return (await desk.admin.staff.create({ requestId: requestId(), ...fields })).id
}
const counted = () =>
  desk.desk.core.sqlite
    .prepare('SELECT staff_id AS staffId, at, direction FROM counted_punches ORDER BY staff_id, at')
    .all() as { staffId: number; at: number; direction: string | null }[]
const shanghai = (text: string) => Date.parse(`${text}+08:00`)
const verified = async () => (await desk.admin.audit.verify({})).damage

describe('a file of a terminal', () => {
  it('comes in whole, once, in the time of the site, and tells whose it is', async () => {
    const wang = await member('27', '王磊')
    const file = fixture('attlog.dat')
    const seen = await preview(desk.admin, file)
    expect(seen).toMatchObject({ fileKind: 'punches', terminal: '3', timeZone: 'Asia/Shanghai' })
    // staff number 1 is the administrator; nobody is 20001
    expect(seen.counts).toEqual({ new: 12, unknownPerson: 6 })
    expect(seen.unknown).toEqual([{ userNo: '20001', lines: 6 }])
    expect(await importFile(desk.admin, file, { links: [{ userNo: '20001', staffId: wang }] })).toMatchObject(
      {
        taken: 18 - 6,
      },
    )
    expect(counted()).toHaveLength(12)
    expect(counted()[0]).toEqual({ staffId: 1, at: shanghai('2024-02-28T08:59:01'), direction: 'in' })
    const again = await preview(desk.admin, file)
    expect(again.counts).toEqual({ known: 18 })
    expect(again.importedAt).toBe(desk.clock.wall)
    await expect(importFile(desk.admin, file)).rejects.toMatchObject({ code: 'ALREADY_DONE' })
    expect(await verified()).toEqual([])
  })

  it('stands on the board of its day, also of days before the person was added here', async () => {
    const staffId = await member('27', '王磊')
    await importFile(
      desk.admin,
      attlogLine('27', '2026-02-27 08:59:00') + attlogLine('27', '2026-02-27 18:01:00', 1),
    )
    const { rows } = await desk.admin.attendance.day({ date: '2026-02-27' })
    expect(rows).toMatchObject([{ staffId, punches: 2, firstAt: shanghai('2026-02-27T08:59:00') }])
    // who was not there yet and has no punch is not missed
    expect((await desk.admin.attendance.day({ date: '2026-02-26' })).rows).toEqual([])
  })

  it('of an overlapping time brings only what is new, and one that was taken back brings all again', async () => {
    await member('27', '王磊')
    const [first, second] = [
      attlogLine('27', '2026-02-27 09:00:00'),
      attlogLine('27', '2026-02-27 18:00:00', 1),
    ]
    const { id } = await importFile(desk.admin, first)
    expect((await importFile(desk.admin, first + second)).taken).toBe(1)
    expect(await desk.admin.punchFiles.undo({ requestId: requestId(), id, reason: '选错了' })).toEqual({
      punches: 1,
      left: 0,
    })
    expect(counted()).toHaveLength(1)
    await refusedWith(
      'ALREADY_DONE',
      desk.admin.punchFiles.undo({ requestId: requestId(), id, reason: '又一次' }),
    )
    expect((await importFile(desk.admin, first + second)).taken).toBe(1)
    expect(counted()).toHaveLength(2)
    const files = await desk.admin.punchFiles.list({})
    expect(files.map(({ undoneBy, undoReason }) => [undoneBy, undoReason])).toEqual([
      ['', ''],
      ['', ''],
      ['陈静', '选错了'],
    ])
    expect(await verified()).toEqual([])
  })

  it('that somebody changed behind the chain does not verify, nor does a punch slipped into one', async () => {
    await member('27', '王磊')
    const { id } = await importFile(desk.admin, attlogLine('27', '2026-02-27 09:00:00'))
    expect(await verified()).toEqual([])
    const { sqlite } = desk.desk.core
    sqlite.exec(
      `INSERT INTO punches (staff_id, at, zone_offset_minutes, source, clock_suspect, file_id)
       VALUES (2, 5, 480, 'terminal', 0, ${id})`,
    )
    expect((await verified()).map(({ kind }) => kind)).toEqual(['recordChanged'])
  })

  it('says nothing of coming and going where the terminal did not ask', async () => {
    await member('27', '王磊')
    const states = [0, 1, 2, 3, 4, 5, 255]
    const lines = states.map((state, at) => attlogLine('27', `2026-02-2${at} 09:00:00`, state))
    await importFile(desk.admin, lines.join(''))
    // comes, goes, out for a break, back from it, overtime begins, overtime ends, nothing asked
    expect(counted().map(({ direction }) => direction)).toEqual(['in', 'out', 'out', 'in', 'in', 'out', null])
  })

  it('tells a touch that a reader here took as well, and leaves it out', async () => {
    const { staffId, pin } = await desk.person({ name: '王磊', role: 'receptionist' })
    const staffNo = (await desk.admin.staff.list({})).find(({ id }) => id === staffId)?.staffNo ?? ''
    await desk.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin })
    const seen = await preview(
      desk.admin,
      // the desk's own touch was at 09:00:00
      attlogLine(staffNo, '2026-03-02 09:00:59') + attlogLine(staffNo, '2026-03-02 08:59:00'),
    )
    expect(seen.counts).toEqual({ sameTouch: 1, new: 1 })
  })

  it('tells each line that is no good, and why', async () => {
    await member('0027', '王磊')
    const lines = [
      attlogLine('27', '2026-02-27 09:00:00'),
      attlogLine('27', '2026-03-03 09:00:00'),
      attlogLine('27', '2026-02-30 09:00:00'),
      `${'9'.repeat(300)}\r\n`,
      attlogLine('27', '2026-02-27 18:00:00', 77),
      Buffer.from([0xff, 0x0a]).toString('latin1'),
      attlogLine('27', '2026-02-27 19:00:00').slice(0, 31),
    ]
    const { counts, lines: shown } = await preview(desk.admin, Buffer.from(lines.join(''), 'latin1'))
    expect(counts).toEqual({ new: 1, malformed: 6 })
    expect(shown.map(({ line, outcome, note }) => [line, outcome, note])).toEqual([
      [1, 'new', 'beforeJoining'],
      [2, 'malformed', 'future'],
      [3, 'malformed', 'time'],
      [4, 'malformed', 'tooLong'],
      [5, 'malformed', 'state'],
      [6, 'malformed', 'notText'],
      [7, 'malformed', 'torn'],
    ])
  })

  it('whose columns stand in another order is asked about', async () => {
    await member('27', '王磊')
    const pushed = '27\t2026-02-27 09:00:00\t0\t1\t0\t0\t0\n'
    expect(await preview(desk.admin, pushed)).toMatchObject({ counts: { malformed: 1 }, asksOrder: true })
    expect(await preview(desk.admin, pushed, 'push')).toMatchObject({ counts: { new: 1 }, asksOrder: false })
  })

  it('in a zone with a clock change tells the hour that never was', async () => {
    await desk.close()
    desk = await openTestDesk()
    desk.desk.core.sqlite.prepare("UPDATE site SET time_zone = 'Europe/Berlin'").run()
    const seen = await preview(desk.admin, attlogLine('1', '2025-03-30 02:30:00'))
    expect(seen.lines[0]).toMatchObject({ outcome: 'new', note: 'clockChange' })
  })

  it.each([
    ['nothing', '', 'PUNCH_FILE_EMPTY'],
    ['a workbook', Buffer.from('504b03040000', 'hex'), 'PUNCH_FILE_SPREADSHEET'],
    [
      'rubbish',
      Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 13)),
      'PUNCH_FILE_UNKNOWN',
    ],
    ['more than 20 MB', Buffer.alloc(20_000_001, 'a'), 'PUNCH_FILE_TOO_LARGE'],
  ] as const)('that holds %s is refused with a sentence', async (_what, content, code) => {
    await refusedWith(code, preview(desk.admin, content))
  })

  it('is nobody else’s to import, and nobody’s without the right', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    const desk2 = await desk.person({ name: '王芳', role: 'receptionist' })
    const uploadId = await upload(desk.admin, attlogLine('1', '2026-02-27 09:00:00'))
    await refusedWith('UPLOAD_GONE', hr.client.punchFiles.preview({ uploadId, order: null }))
    await refusedWith('FORBIDDEN', desk2.client.punchFiles.list({}))
    await refusedWith('FORBIDDEN', desk2.client.punchFiles.send({ uploadId: v7(), index: 0, piece: '' }))
    await refusedWith('UPLOAD_GONE', desk.admin.punchFiles.send({ uploadId, index: 5, piece: '' }))
  })

  it('is imported one at a time, and a request that is sent again gets its first answer', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    const uploadId = await upload(desk.admin, manyLines(1_000))
    const input = { requestId: v7(), uploadId, name: 'a', order: null, links: [], add: [] }
    let answer: object | undefined
    for await (const event of await desk.admin.punchFiles.import(input)) {
      if (event.kind === 'done') answer = event
      else await refusedWith('PUNCH_FILE_BUSY', importFile(hr.client, manyLines(10)))
    }
    expect(answer).toEqual({ kind: 'done', id: 1, taken: 1_000 })
    for await (const event of await desk.admin.punchFiles.import(input)) expect(event).toEqual(answer)
    expect(counted()).toHaveLength(1_000)
  })

  it('stopped in the middle counts for nothing, and comes in whole later', async () => {
    const lines = manyLines(1_000)
    const uploadId = await upload(desk.admin, lines)
    const input = { requestId: v7(), uploadId, name: 'a', order: null, links: [], add: [] }
    const events = await desk.admin.punchFiles.import(input)
    for await (const event of events) if (event.kind === 'progress' && event.step === 'saving') break
    const stored = () => desk.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get()
    expect(stored()).toBeGreaterThan(0)
    expect(counted()).toEqual([])
    expect(await desk.admin.punchFiles.list({})).toEqual([])
    expect((await importFile(desk.admin, lines)).taken).toBe(1_000)
    expect(counted()).toHaveLength(1_000)
    expect(await verified()).toEqual([])
  })
})

describe('the same lines', () => {
  it('come to the same punches, in whatever order and files they come', async () => {
    for (const no of ['11', '12']) await member(no, `员工${no}`)
    const line = fc.record({
      userNo: fc.constantFrom('11', '12', '1', '99'),
      second: fc.integer({ min: 0, max: 400 }),
      state: fc.constantFrom(0, 1, 255),
    })
    const textOf = ({ userNo, second, state }: { userNo: string; second: number; state: number }) =>
      attlogLine(
        userNo,
        new Date(Date.UTC(2026, 1, 1) + second * 1_000).toISOString().slice(0, 19).replace('T', ' '),
        state,
      )
    const run = async (files: readonly string[]) => {
      desk.clock.advance(60_000) // nobody imports that often
      const ids: number[] = []
      for (const content of files)
        await importFile(desk.admin, content).then(
          ({ id }) => ids.push(id),
          (error: unknown) => expect(error).toMatchObject({ code: 'ALREADY_DONE' }),
        )
      const found = counted().map(({ staffId, at }) => `${staffId} ${at}`)
      for (const id of ids) await desk.admin.punchFiles.undo({ requestId: requestId(), id, reason: '试' })
      return found.sort()
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat(2)),
        async (lines, places) => {
          const whole = await run([lines.map(textOf).join('')])
          const files = ['', '', '']
          for (const one of lines.toReversed()) {
            const place = Number(places.next().value)
            files[place] = `${files[place] ?? ''}${textOf(one)}`
          }
          expect(await run(files.filter((file) => file !== ''))).toEqual(whole)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('people of a terminal', () => {
  it.each(['user28.dat', 'user72.dat'])(
    '%s: known, found by name, or added when ticked; and undone',
    async (name) => {
      const li = await member('8', '李四')
      const file = fixture(name)
      const seen = await preview(desk.admin, file)
      expect(seen.lines.map(({ userNo, outcome, person }) => [userNo, outcome, person])).toEqual([
        ['1', 'known', '陈静'],
        ['27', 'linked', '李四'],
        ['20001', 'new', ''],
      ])
      const { id, taken } = await importFile(desk.admin, file, { name, add: ['20001'] })
      expect(taken).toBe(2)
      const added = (await desk.admin.staff.list({})).find(({ staffNo }) => staffNo === '20001')
      expect(added).toMatchObject({ name: 'Chen 9', role: null })
      // whose punches are whose
      await importFile(desk.admin, attlogLine('27', '2026-02-27 09:00:00'))
      expect(counted()).toMatchObject([{ staffId: li }])
      expect(await desk.admin.punchFiles.undo({ requestId: requestId(), id, reason: '选错了' })).toEqual({
        punches: 0,
        left: 1,
      })
      expect((await preview(desk.admin, attlogLine('27', '2026-02-28 09:00:00'))).counts).toEqual({
        unknownPerson: 1,
      })
      // and once more: the same person comes back, not a second one
      await importFile(desk.admin, file, { name, add: ['20001'] })
      const back = (await desk.admin.staff.list({})).filter(({ staffNo }) => staffNo === '20001')
      expect(back.map(({ id }) => id)).toEqual([added?.id])
      expect(await verified()).toEqual([])
    },
  )
})
