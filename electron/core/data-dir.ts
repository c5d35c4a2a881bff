import { join } from 'node:path'

/** Names inside the data folder. */
export const databaseName = 'qiantai.db'
export const databaseFile = (dataDir: string) => join(dataDir, databaseName)
export const backupDir = (dataDir: string) => join(dataDir, 'backups')
