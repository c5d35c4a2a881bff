import { write as fsWrite, closeSync } from 'node:fs'
import { symlink, rename, rm } from 'node:fs/promises'
import { ReadStream } from 'node:tty'
import { createEmitter } from '../emitter.ts'
import { ReaderError } from '../reader-error.ts'
import { holdTty, type HeldTty } from '../transport/serial.ts'
import { createCloseNotice, type Transport } from '../transport/transport.ts'

/** A reader's plug without hardware: the product opens `path`, the simulator talks on `device`. */
export type PtyPair = {
  /** Path of the tty, as /dev/pts/7. */
  path: string
  /** The device's side of the line. */
  device: Transport
  /** Calls back when nobody reads any more: whoever had the tty open has gone without taking what was sent. */
  onDeserted: (listener: () => void) => () => void
  /** Pulls the plug: whoever has the tty open sees it hang up. */
  unplug: () => Promise<void>
}

type NativePty = { open: (columns: number, rows: number) => { master: number; slave: number; pty: string } }

/**
 * Bytes on a real line are gone when nobody listens; a tty keeps them for whoever opens it next. So what was not read
 * for so long is thrown away: at once when the tty is full and a host would have given up waiting, else later.
 */
const DESERTED_MS = 1000
const UNREAD_MS = 3000

/** While the other side does not read, the system takes no more bytes; we ask again after this. */
const FULL_RETRY_MS = 2

async function loadNative(): Promise<NativePty> {
  // The package's own wrapper reads from both sides itself and blocks the loop on a full line, hence its binding.
  const name = '@lydell/node-pty/requireBinary.js'
  const { requireBinary } = (await import(name)) as { requireBinary: (file: string) => NativePty }
  return requireBinary('pty.node')
}

/**
 * Writes all of it without ever blocking the event loop, which a tty stream's own write would do. False: nobody has
 * read for DESERTED_MS, and the rest was not written.
 */
async function writeAll(fd: number, bytes: Uint8Array, ended: () => boolean): Promise<boolean> {
  let at = 0
  let movedAtMs = performance.now()
  while (at < bytes.length) {
    if (ended()) throw new ReaderError('unplugged', 'the pseudo-terminal is closed')
    if (performance.now() - movedAtMs > DESERTED_MS) return false
    const written = await new Promise<number>((resolve, reject) => {
      fsWrite(fd, bytes, at, bytes.length - at, null, (error, written) => {
        if (error === null) resolve(written)
        else if (error.code === 'EAGAIN') setTimeout(resolve, FULL_RETRY_MS, 0)
        else reject(new ReaderError('unplugged', error.message))
      })
    })
    at += written
    if (written > 0) movedAtMs = performance.now()
  }
  return true
}

/** Keeps what nobody reads from whoever comes next. */
function createSweeper(held: HeldTty) {
  const deserted = createEmitter<undefined>()
  let deaf = false
  let timer: NodeJS.Timeout | undefined
  return {
    /** Nobody reads, and nobody has sent anything since that was found out, a while at most. */
    deaf: () => deaf,
    /** Something was written, whole or not. */
    wrote: async (whole: boolean): Promise<void> => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        // A host that only listens is never heard: it may be there again.
        deaf = false
        void held.flush()
      }, UNREAD_MS).unref()
      if (whole) return
      deaf = true
      await held.flush()
      deserted.emit(undefined)
    },
    /** Somebody is there. */
    heard: (): void => {
      clearTimeout(timer)
      deaf = false
    },
    onDeserted: deserted.on,
    end: (): void => {
      clearTimeout(timer)
      held.close()
    },
  }
}

/** A transport over the controlling side of a pseudo-terminal. */
function masterTransport(
  fd: number,
  sweeper: ReturnType<typeof createSweeper>,
  onEnd: () => void,
): Transport {
  const stream = new ReadStream(fd)
  const data = createEmitter<Uint8Array>()
  const notice = createCloseNotice()
  let last: Promise<void> = Promise.resolve()
  stream.on('data', (chunk: Buffer) => {
    sweeper.heard()
    data.emit(chunk)
  })
  stream.on('error', (error: Error) => notice.tell({ kind: 'lost', message: error.message }))
  stream.on('close', () => notice.tell({ kind: 'lost', message: 'pseudo-terminal closed' }))
  return {
    onData: data.on,
    onClose: notice.on,
    write: (bytes) => {
      const write = last.then(async () => {
        if (sweeper.deaf()) return
        await sweeper.wrote(await writeAll(fd, bytes, notice.told))
      })
      last = write.catch(() => undefined)
      return write
    },
    close: async () => {
      if (notice.told()) return
      notice.tell({ kind: 'closed' })
      await last
      onEnd()
      await new Promise<void>((resolve) => {
        stream.once('close', () => resolve())
        stream.destroy()
      })
    },
  }
}

/**
 * Makes a pseudo-terminal in raw mode. Linux and macOS; needs the development package node-pty.
 * The tty side is held open here (unread), so that the device survives the product closing and opening it.
 */
export async function openPtyPair(): Promise<PtyPair> {
  const native = await loadNative()
  const { master, slave, pty: path } = native.open(80, 24)
  // Opening it once sets raw mode, which stays: no echo and no translated line ends for whoever comes first.
  const sweeper = createSweeper(await holdTty(path))
  const device = masterTransport(master, sweeper, () => {
    sweeper.end()
    closeSync(slave)
  })
  return { path, device, onDeserted: sweeper.onDeserted, unplug: () => device.close() }
}

/** Points `link` at a tty, at once for everybody who looks: a steady name for a reader that comes and goes. */
export async function linkTty(path: string, link: string): Promise<void> {
  const fresh = `${link}.${process.pid}.new`
  await rm(fresh, { force: true })
  await symlink(path, fresh)
  await rename(fresh, link)
}
