import { traverseContractProcedures } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProcedureMeta } from '#shared/contract/builder.ts'
import { contract } from '#shared/contract/index.ts'
import { may, roles, type Role, type UnattendedRole } from '#shared/contract/permissions.ts'
import type { Connection } from '#core/connection.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

const procedures: { path: readonly string[]; gate: ProcedureMeta['permission'] }[] = []
traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
  procedures.push({ path, gate: (procedure['~orpc'].meta as ProcedureMeta).permission })
})

/** Calls that would wait for the outside world; their gate is the same. */
const waiting = [
  'live.changes',
  'attendance.clock',
  'visitorSide.screen',
  'readers.proof',
  'cards.waitForCard',
  'backup.run',
  'audit.verify',
  'session.signOut',
]

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
})
afterAll(() => desk.close())

type Callable = Record<string, Record<string, (input: unknown) => Promise<unknown>>>

/** The code with which an empty call is refused, or 'answered'. */
async function codeOf(connection: Connection, [section = '', name = '']: readonly string[]): Promise<string> {
  const client = desk.desk.client(connection) as unknown as Callable
  try {
    await client[section]?.[name]?.({})
    return 'answered'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

function allowed(role: Role | UnattendedRole, gate: ProcedureMeta['permission']): boolean {
  if (gate === 'public') return true
  return (typeof gate === 'string' ? [gate] : gate).some((permission) => may(role, permission))
}

describe('what a role may not do', () => {
  it.each([...roles])(
    'is refused to the %s, procedure by procedure, before the input is even read',
    async (role) => {
      for (const { path, gate } of procedures) {
        if (waiting.includes(path.join('.'))) continue
        const connection = desk.desk.connect('reception')
        connection.user = { staffId: desk.adminId, staffNo: '1', name: '陈静', role }
        const code = await codeOf(connection, path)
        expect(code === 'FORBIDDEN', `${role} ${path.join('.')}: ${code}`).toBe(!allowed(role, gate))
        expect(code, path.join('.')).not.toBe('NOT_SIGNED_IN')
      }
    },
  )

  it('is everything but the clock for the staff-clock window, even if somebody signed in there', async () => {
    const open: string[] = []
    for (const { path, gate } of procedures) {
      if (gate !== 'public' && allowed('staffClock', gate)) open.push(path.join('.'))
      if (waiting.includes(path.join('.'))) continue
      const connection = desk.desk.connect('clock')
      connection.user = { staffId: desk.adminId, staffNo: '1', name: '陈静', role: 'administrator' }
      const code = await codeOf(connection, path)
      expect(code === 'FORBIDDEN', `${path.join('.')}: ${code}`).toBe(!allowed('staffClock', gate))
    }
    expect(open.sort()).toEqual([
      'attendance.clock',
      'attendance.explain',
      'attendance.punchByPin',
      'live.changes',
      'readers.list',
    ])
  })

  it('is everything but its own few calls for the visitor’s screen: not even what needs no sign-in', async () => {
    const open: string[] = []
    for (const { path, gate } of procedures) {
      const connection = desk.desk.connect('visitor')
      connection.user = { staffId: desk.adminId, staffNo: '1', name: '陈静', role: 'administrator' }
      const own = gate === 'screen.visitor'
      if (own) open.push(path.join('.'))
      if (own && waiting.includes(path.join('.'))) continue
      const code = await codeOf(connection, path)
      expect(code === 'FORBIDDEN', `${path.join('.')}: ${code}`).toBe(!own)
    }
    expect(open.sort()).toEqual([
      'visitorSide.answer',
      'visitorSide.arrive',
      'visitorSide.decline',
      'visitorSide.documents',
      'visitorSide.screen',
    ])
  })

  it('is everything that is not public for whoever has not signed in', async () => {
    for (const { path, gate } of procedures) {
      const code = gate === 'public' ? 'public' : await codeOf(desk.desk.connect('reception'), path)
      expect(code, path.join('.')).toBe(gate === 'public' ? 'public' : 'NOT_SIGNED_IN')
    }
  })
})

describe('roles', () => {
  it('keep the desk and the personnel office apart', () => {
    expect(may('hr', 'visits.read')).toBe(false)
    expect(may('hr', 'idNumber.reveal')).toBe(false)
    expect(may('receptionist', 'staff.write')).toBe(false)
    expect(may('receptionist', 'fingers.write')).toBe(false)
    expect(may('dutyManager', 'settings.write')).toBe(false)
    expect(may('staffClock', 'staff.find')).toBe(false)
  })
})
