import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

const day = 86_400_000
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

async function register(name: string): Promise<string> {
  return (await desk.admin.visitors.register({ requestId: requestId(), ...visitor, name })).number
}

it.each([
  ['back by 5 seconds', () => desk.clock.wall - 5_000],
  ['back by a day', () => desk.clock.wall - day],
  ['back to 1970', () => 1_000],
  ['forward by a year', () => desk.clock.wall + 365 * day],
])(
  'F16: the clock jumps %s: order by seq, chain whole, punches marked, numbers without a gap',
  async (_how, jump) => {
    const member = await desk.person({ name: '王磊', role: 'receptionist' })
    const staffNo = (await desk.admin.session.state()).user
      ? (desk.desk.core.sqlite
          .prepare('SELECT staff_no FROM staff WHERE id = ?')
          .pluck()
          .get(member.staffId) as string)
      : ''
    const punch = () =>
      desk.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin: member.pin })
    await register('甲')
    await punch()
    desk.clock.wall = jump()
    await register('乙')
    desk.clock.advance(3_600_000)
    await punch()
    await register('丙')

    const { rows } = await desk.admin.visitors.list({})
    expect(rows.map(({ name }) => name)).toEqual(['丙', '乙', '甲'])
    const { sqlite } = desk.desk.core
    const numbers = sqlite.prepare('SELECT number FROM visits ORDER BY id').pluck().all() as string[]
    for (const year of new Set(numbers.map((number) => number.slice(1, 5)))) {
      const given = numbers
        .filter((number) => number.startsWith(year, 1))
        .map((number) => Number(number.slice(6)))
      expect(given).toEqual(given.map((_number, index) => index + 1))
    }
    const marked = sqlite.prepare('SELECT clock_suspect FROM punches ORDER BY id').pluck().all()
    expect(marked).toEqual([0, 1])
    const seqs = sqlite.prepare('SELECT seq FROM audit_entries ORDER BY seq').pluck().all() as number[]
    expect(seqs).toEqual(seqs.map((_seq, index) => index + 1))
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  },
)

it('F16: a desk that starts before its own newest record marks punches at once', async () => {
  const member = await desk.person({ name: '王磊', role: 'receptionist' })
  const staffNo = desk.desk.core.sqlite
    .prepare('SELECT staff_no FROM staff WHERE id = ?')
    .pluck()
    .get(member.staffId) as string
  const { dataDir, clock } = desk
  await desk.desk.close()
  clock.wall -= 10 * day
  desk = await openTestDesk({ dataDir, clock })
  await desk.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin: member.pin })
  expect(desk.desk.core.sqlite.prepare('SELECT clock_suspect FROM punches').pluck().all()).toEqual([1])
})
