import type { Change } from './acts/act.ts'
import { createConnection, type Connection, type Screen } from './connection.ts'

/** After these a person must sign in anew: he has left, or his role may be another one. */
const endsSignIn: readonly string[] = ['staff.left', 'staff.updated']

/** The connections that are open now, so that a sign-in never outlives the permission it was given with. */
export function createOpenConnections() {
  const open = new Set<WeakRef<Connection>>()
  return {
    connect(screen: Screen): Connection {
      const connection = createConnection(screen)
      open.add(new WeakRef(connection))
      return connection
    },
    /** Signs out whoever the committed changes are about. */
    follow(changes: readonly Change[]): void {
      const changed = changes
        .filter(({ kind }) => endsSignIn.includes(kind))
        .map(({ subjectId }) => subjectId)
      if (changed.length === 0) return
      for (const reference of open) {
        const connection = reference.deref()
        if (!connection) open.delete(reference)
        else if (connection.user && changed.includes(connection.user.staffId)) connection.user = null
      }
    },
  }
}
