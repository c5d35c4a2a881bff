/** Who may sign in, and what for. The unattended screens (`screen.clock`, `screen.visitor`) never sign in. */
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

/** What the screen turned to the visitor may do, and nothing else: not even what needs no sign-in. */
const visitorSide = ['screen.visitor'] as const

/** Windows that hold a principal of their own in place of a person's role. */
export type UnattendedRole = 'staffClock' | 'visitorSide'

export type Permission =
  | (typeof administrator)[number]
  | (typeof receptionist)[number]
  | (typeof staffClock)[number]
  | (typeof visitorSide)[number]

export const permissionsOf: Readonly<Record<Role | UnattendedRole, readonly Permission[]>> = {
  receptionist,
  dutyManager,
  hr,
  administrator,
  staffClock,
  visitorSide,
}

/** Default deny: true only if the role lists the permission. */
export function may(role: Role | UnattendedRole, permission: Permission): boolean {
  return permissionsOf[role].includes(permission)
}
