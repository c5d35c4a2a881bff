import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'

/** A scanner holds a new file for a moment on Windows: so often, and so long in between, a rename is tried again. */
const renameTries = 50
const renamePause = 100

const pause = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Makes names in a folder durable. Windows has no such thing and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export function syncFile(file: string): void {
  const fd = openSync(file, 'r+')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Renames within one file system and makes it durable. Blocks: for worker threads, commands, and starts. */
export function renameDurably(from: string, to: string): void {
  for (let tries = 1; ; tries += 1) {
    try {
      renameSync(from, to)
      break
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      const held = process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY')
      if (!held || tries === renameTries) throw error
      pause(renamePause)
    }
  }
  syncFolder(dirname(to))
}

/** A small text file, whole or not at all, readable by its owner only. */
export function writeDurably(file: string, text: string): void {
  const temporary = `${file}.part`
  const fd = openSync(temporary, 'w', 0o600)
  try {
    writeSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameDurably(temporary, file)
}

/** SHA-256 of a file, hex; reads it once in order, a MiB at a time. */
export function hashFile(file: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(1 << 20)
  const fd = openSync(file, 'r')
  try {
    for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer))
      hash.update(buffer.subarray(0, read))
  } finally {
    closeSync(fd)
  }
  return hash.digest('hex')
}
