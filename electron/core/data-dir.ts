import { join } from 'node:path'

/** Names inside the data folder. */
export const databaseName = 'qiantai.db'
export const databaseFile = (dataDir: string) => join(dataDir, databaseName)
export const backupDir = (dataDir: string) => join(dataDir, 'backups')

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly home: string
}

/**
 * Where each operating system wants a program's data: `Qiantai`, or `Qiantai Demo` for the made-up one. The desktop and the
 * command line must agree on it, or a check of the records would look into an empty folder.
 */
export function defaultDataDir(demo: boolean, from: Surroundings): string {
  const name = demo ? 'Qiantai Demo' : 'Qiantai'
  if (from.platform === 'win32')
    return join(from.env['LOCALAPPDATA'] ?? join(from.home, 'AppData', 'Local'), name)
  if (from.platform === 'darwin') return join(from.home, 'Library', 'Application Support', name)
  const base = from.env['XDG_DATA_HOME']
  return join(
    base?.startsWith('/') ? base : join(from.home, '.local', 'share'),
    name.toLowerCase().replace(' ', '-'),
  )
}
