import {
  may,
  permissionsOf,
  type Permission,
  type Role,
  type UnattendedRole,
} from '#shared/contract/permissions.ts'

/** What a window was opened for; it decides who may be at the other end before anybody signs in. */
export type Screen = 'reception' | 'clock' | 'visitor' | 'print' | 'command'

export interface SignedIn {
  readonly staffId: number
  readonly staffNo: string
  readonly name: string
  readonly role: Role
}

/** One client at the other end of a port or socket. A sign-in lives and dies with it. */
export interface Connection {
  readonly screen: Screen
  user: SignedIn | null
  /** Calls in the running minute, by procedure path. */
  readonly calls: Map<string, { minute: number; count: number }>
}

export function createConnection(screen: Screen): Connection {
  return { screen, user: null, calls: new Map() }
}

const unattended: Partial<Record<Screen, UnattendedRole>> = { clock: 'staffClock', visitor: 'visitorSide' }

/** The unattended windows hold narrow principals of their own; everybody else must sign in. */
export function roleOf(connection: Connection): Role | UnattendedRole | null {
  const own = unattended[connection.screen]
  if (own !== undefined) return own
  return connection.user?.role ?? null
}

/** Default deny. */
export function isAllowed(connection: Connection, permission: Permission): boolean {
  const role = roleOf(connection)
  return role !== null && may(role, permission)
}

export function permissionsFor(role: Role): string[] {
  return [...permissionsOf[role]]
}
