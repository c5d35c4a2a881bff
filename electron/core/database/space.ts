import { statfsSync, statSync } from 'node:fs'
import { databaseFile } from '../data-dir.ts'

const megabyte = 1 << 20
/** A backup, a checkpoint and a day's records at once, in sizes of the database. */
const copiesWanted = 3
/** Whatever the database's size. */
const comfortable = 500 * megabyte

/** Bytes that an ordinary user may still write on the disk of a folder. @throws when there is no such folder */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Free bytes below which the room for the desk is called low. */
export function wantedBytesOf(dataDir: string): number {
  const size = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0
  const file = databaseFile(dataDir)
  return Math.max(copiesWanted * (size(file) + size(`${file}-wal`)), comfortable)
}
