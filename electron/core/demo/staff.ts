import type { Role } from '#shared/contract/permissions.ts'
import { presetOf } from '#shared/domain/presets.ts'
import { v7 } from 'uuid'
import type { SignedIn } from '../connection.ts'
import { everyDay, workWeek } from '#shared/domain/weekdays.ts'
import type { Desk, DeskClient } from '../desk.ts'
import { createCredentials } from '../security/credentials.ts'
import { createDice, type Dice } from './random.ts'
import { madeUpName } from './people.ts'

/** Everybody of the demo site signs in with this PIN. */
export const demoPin = '2580'

export interface DemoPerson extends SignedIn {
  /** The person's shift: minutes after midnight, ISO weekdays. */
  readonly startMinute: number
  readonly endMinute: number
  readonly weekdays: readonly number[]
}

const shifts = [
  { name: '常白班', startMinute: 540, endMinute: 1080, graceMinutes: 5, weekdays: workWeek },
  { name: '早班', startMinute: 420, endMinute: 900, graceMinutes: 0, weekdays: everyDay },
  { name: '中班', startMinute: 900, endMinute: 1380, graceMinutes: 0, weekdays: everyDay },
  { name: '夜班', startMinute: 1380, endMinute: 1860, graceMinutes: 0, weekdays: everyDay },
] as const

/** Who signs in, and on which shift (index into `shifts`). The others only clock in. */
const desk: readonly { readonly role: Role; readonly department: string; readonly shift: number }[] = [
  { role: 'dutyManager', department: '行政部', shift: 0 },
  { role: 'dutyManager', department: '行政部', shift: 2 },
  { role: 'hr', department: '人事部', shift: 0 },
  { role: 'receptionist', department: '前台', shift: 1 },
  { role: 'receptionist', department: '前台', shift: 1 },
  { role: 'receptionist', department: '前台', shift: 2 },
  { role: 'receptionist', department: '前台', shift: 3 },
]

const headcount = 40

/** Adds the staff with their shifts through the contract, and gives those of the desk the demo PIN. */
export async function addStaff(
  host: Desk,
  admin: DeskClient,
  dice: Dice = createDice(7),
): Promise<DemoPerson[]> {
  const credentials = createCredentials(host.core)
  const secretHash = await credentials.prepare(demoPin)
  const shiftIds = []
  for (const shift of shifts)
    shiftIds.push(
      (await admin.staff.saveShift({ requestId: v7(), id: null, ...shift, weekdays: [...shift.weekdays] }))
        .id,
    )
  const { departments } = presetOf('office')
  const people: DemoPerson[] = []
  for (let index = 0; index < headcount - 1; index += 1) {
    const place = desk[index] ?? { role: null, department: dice.pick(departments.slice(0, 6)), shift: 0 }
    const shift = shifts[place.shift] ?? shifts[0]
    const staffNo = String(1001 + index)
    const name = madeUpName(dice)
    const member = {
      staffNo,
      name,
      department: place.department,
      role: place.role,
      extension: String(8001 + index),
    }
    const { id } = await admin.staff.create({
      requestId: v7(),
      ...member,
      shiftId: shiftIds[place.shift] ?? null,
    })
    host.core.acts.system(0, (scope) => {
      credentials.store(id, secretHash, scope)
      scope.record({ kind: 'staff.pinSet', subject: { table: 'staff', id } })
    })
    const role = place.role ?? 'receptionist'
    people.push({
      staffId: id,
      staffNo,
      name,
      role,
      startMinute: shift.startMinute,
      endMinute: shift.endMinute,
      weekdays: shift.weekdays,
    })
  }
  return people
}
