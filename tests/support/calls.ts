import { requestId, type TestDesk } from './desk.ts'
import { visitor } from './visitor.ts'

type Row = Record<string, string | number | null>

/** Puts a row in as another part of reception would have. */
export function put({ desk }: TestDesk, table: string, row: Row): number {
  const names = Object.keys(row)
  const { lastInsertRowid } = desk.core.sqlite
    .prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    .run(row)
  return Number(lastInsertRowid)
}

/** Letters that no preset uses. */
const letters = { A: 'X', B: 'Y', D: 'Z' } as const

/** A grade of reception that calls somebody. */
export const grade = (
  test: TestDesk,
  like: keyof typeof letters,
  callWhom: 'host' | 'leader' | 'nobody',
  leaderId: number | null = null,
): number =>
  put(test, 'reception_grades', {
    ...{ letter: letters[like], name: like, name_en: like, id_rule: 'none', anonymous: 0, badge_needed: 0 },
    ...{
      call_whom: callWhom,
      leader_id: leaderId,
      wait_place: '',
      escort_needed: 0,
      prints: '[]',
      position: 1,
    },
  })

/** Somebody announced for the running day. */
export const expected = (test: TestDesk, hostId: number | null, hostName = ''): number =>
  put(test, 'expected_visits', {
    ...{
      number: `E${test.clock.wall}-${hostId}`,
      party: '',
      series: '',
      name: '欧阳明',
      pinyin: '',
      initials: '',
    },
    ...{
      phone: '',
      phone_last4: '',
      company: '',
      plate: '',
      companions: 0,
      host_id: hostId,
      host_name: hostName,
    },
    ...{
      reason: '业务洽谈',
      place: '',
      note: '',
      code: '123456',
      state: 'expected',
      state_at: 1,
      state_by: 1,
    },
    ...{ valid_from: test.clock.wall - 1, valid_until: test.clock.wall + 3_600_000 },
    ...{ recorded_at: 1, recorded_by: 1 },
  })

let people = 800

/** A colleague who can be called, and clocks with his number and PIN. */
export async function colleague(
  test: TestDesk,
  name: string,
  change: { mobile?: string; deputyId?: number; extension?: string } = {},
): Promise<{ id: number; punch: () => Promise<unknown> }> {
  people += 1
  const staffNo = `C-${people}`
  const fields = { department: '市场部', extension: String(people), role: null, shiftId: null }
  const { id } = await test.admin.staff.create({
    requestId: requestId(),
    staffNo,
    name,
    ...fields,
    ...change,
  })
  await test.admin.staff.setPin({ requestId: requestId(), id, pin: '730518' })
  const clock = test.client('clock')
  return { id, punch: () => clock.attendance.punchByPin({ requestId: requestId(), staffNo, pin: '730518' }) }
}

/** Registers the visitor of `visitor.ts` for a host on the staff list. */
export const register = (
  test: TestDesk,
  change: Partial<Parameters<TestDesk['admin']['visitors']['register']>[0]>,
) => test.admin.visitors.register({ requestId: requestId(), ...visitor, hostName: '', ...change })

/** Switches house rule A7 on. */
export async function blockWhileHostIsOut(test: TestDesk): Promise<void> {
  const rules = await test.admin.receptionRule.get({})
  await test.admin.receptionRule.save({ requestId: requestId(), rules: { ...rules, hostOutBlocks: true } })
}

/** The host said that he is away for two hours from now. */
export const goAway = (test: TestDesk, staffId: number, deputyId: number | null = null) =>
  test.admin.absence.save({
    ...{ requestId: requestId(), id: null, staffId, deputyId, message: '外出开会' },
    ...{ fromAt: test.clock.wall, untilAt: test.clock.wall + 7_200_000 },
  })
