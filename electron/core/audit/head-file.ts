import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

export const headFileName = 'audit-head.json'

/** Fixed length, so that a write never leaves a longer old line behind. */
const lineBytes = 160

export interface Head {
  readonly seq: number
  readonly hash: Buffer
  readonly at: number
}

/** The newest head written beside the database: shows when the newest entries of the file are gone. */
export interface HeadFile {
  /** After each commit; a plain write without a sync, because the database never lags behind what it names. */
  write(head: Head): void
  close(): void
}

export function openHeadFile(path: string): HeadFile {
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  return {
    write(head) {
      const line = JSON.stringify({ seq: head.seq, hash: head.hash.toString('hex'), at: head.at })
      writeSync(fd, `${line.padEnd(lineBytes - 1)}\n`, 0, 'latin1')
    },
    close() {
      fsyncSync(fd)
      closeSync(fd)
    },
  }
}

/** Null when there is no head file yet; `'unreadable'` when something else stands where the head should be. */
export function readHeadFile(path: string): Head | 'unreadable' | null {
  let text: string
  try {
    text = readFileSync(path, 'latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  if (text === '') return null
  try {
    const { seq, hash, at } = JSON.parse(text) as { seq: unknown; hash: unknown; at: unknown }
    if (typeof seq !== 'number' || typeof hash !== 'string' || typeof at !== 'number') return 'unreadable'
    return { seq, hash: Buffer.from(hash, 'hex'), at }
  } catch {
    return 'unreadable'
  }
}
