import Database from 'better-sqlite3'

/** Version of the SQLite inside the native driver; fails where the driver cannot be loaded. */
export function sqliteVersion(): string {
  const db = new Database(':memory:')
  try {
    return db.prepare('SELECT sqlite_version()').pluck().get() as string
  } finally {
    db.close()
  }
}
