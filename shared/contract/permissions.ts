/** Who may sign in, and what for. `screen.clock` is the unattended staff-clock window, which never signs in. */
export const roles = ['receptionist', 'dutyManager', 'hr', 'administrator'] as const
export type Role = (typeof roles)[number]

const receptionist = [
  'desk.use',
  'visits.read',
  'visits.write',
  'expected.read',
  'expected.write',
  'vehicles.read',
  'vehicles.write',
  'goods.read',
  'goods.write',
  'evacuation.use',
  'parcels.read',
  'parcels.write',
  'deposits.read',
  'deposits.write',
  'matters.read',
  'matters.write',
  'handover.read',
  'handover.write',
  'staff.find',
  'attendance.today',
  'idNumber.reveal',
  'print',
] as const

const dutyManager = [
  ...receptionist,
  'deposits.approve',
  'visits.override',
  'goods.approve',
  'watch.read',
  'watch.write',
  'visits.export',
  'privacy.read',
  'statistics.read',
  'audit.verify',
  'audit.read',
  'attendance.read',
  'backup.run',
] as const

const hr = [
  'desk.use',
  'expected.read',
  'expected.write',
  'evacuation.use',
  'staff.find',
  'staff.read',
  'staff.write',
  'attendance.today',
  'attendance.read',
  'attendance.write',
  'fingers.write',
  'print',
] as const

const administrator = [
  ...dutyManager,
  ...hr,
  'staff.credentials',
  'settings.write',
  'reception.write',
  'visits.erase',
  'readers.write',
  'audit.acknowledge',
] as const

/** What the unattended staff-clock screen may do, and nothing else. */
const staffClock = ['screen.clock'] as const

export type Permission =
  (typeof administrator)[number] | (typeof receptionist)[number] | (typeof staffClock)[number]

export const permissionsOf: Readonly<Record<Role | 'staffClock', readonly Permission[]>> = {
  receptionist,
  dutyManager,
  hr,
  administrator,
  staffClock,
}

/** Default deny: true only if the role lists the permission. */
export function may(role: Role | 'staffClock', permission: Permission): boolean {
  return permissionsOf[role].includes(permission)
}
