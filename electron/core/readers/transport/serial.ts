import { SerialPort } from 'serialport'
import { createEmitter } from '../emitter.ts'
import { ReaderError, type ReaderErrorCode } from '../reader-error.ts'
import { createCloseNotice, type Transport } from './transport.ts'

/** Closing a tty with unsent bytes can hang in the system; after this we let go of it. */
const CLOSE_LIMIT_MS = 2000

/** How often an open tty is asked whether it still is one. */
const WATCH_MS = 1000

export type SerialOptions = {
  /** tty path or COM name; a symlink will do, and is the way to a steady name. */
  path: string
  /** Bits a second. */
  baudRate: number
  /** PS-dialect papers ask for 2; one is what receivers check. */
  stopBits?: 1 | 2
  /** Keep other programs away; true unless told. */
  lock?: boolean
}

/** Why a tty did not open, by what the binding says. Windows says "access denied" of a port that somebody else has open. */
export function openFailure(message: string): ReaderErrorCode {
  if (/no such|ENOENT|ENXIO|ENODEV|cannot find|file not found/i.test(message)) return 'unplugged'
  return /permission denied|EACCES|EPERM|not permitted/i.test(message) ? 'noPermission' : 'openFailed'
}

function openPort(options: SerialOptions): Promise<SerialPort> {
  const port = new SerialPort({
    path: options.path,
    baudRate: options.baudRate,
    dataBits: 8,
    parity: 'none',
    stopBits: options.stopBits ?? 1,
    lock: options.lock ?? true,
    autoOpen: false,
  })
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error === null) {
        resolve(port)
        return
      }
      reject(new ReaderError(openFailure(error.message), error.message, { cause: error }))
    })
  })
}

/**
 * Calls `gone` when the tty has hung up unnoticed. If the plug is pulled while the binding is in the middle of a
 * read, it takes the end of file for "nothing yet" and asks again for ever, at full speed and without an event;
 * a question about the line's settings, however, is answered with an error then. `ready` when the first question is
 * answered: a tty that hangs up later is noticed.
 */
function watchHangUp(
  port: SerialPort,
  gone: (message: string) => void,
): { stop: () => void; ready: Promise<void> } {
  let supported = false
  const probe = async (): Promise<void> => {
    try {
      await port.port?.getBaudRate()
      supported = true
    } catch (error) {
      // Where the system cannot tell at all, the first question already fails, and writing has to find out.
      if (supported) gone(error instanceof Error ? error.message : String(error))
      else stop()
    }
  }
  const timer = setInterval(() => void probe(), WATCH_MS)
  timer.unref()
  const stop = (): void => clearInterval(timer)
  return { stop, ready: probe() }
}

/**
 * Opens a tty as 8N1 without flow control, in raw mode.
 * Rejects with ReaderError `unplugged` (not there), `noPermission` or `openFailed` (held by
 * another program).
 */
export async function openSerialTransport(options: SerialOptions): Promise<Transport> {
  const port = await openPort(options)
  const data = createEmitter<Uint8Array>()
  const notice = createCloseNotice()

  const lost = (message: string): void => {
    notice.tell({ kind: 'lost', message })
    watch.stop()
    if (port.isOpen) port.close(() => undefined)
  }
  const watch = watchHangUp(port, lost)
  port.on('error', (error: Error) => lost(error.message))
  port.on('close', (error: Error | null) => lost(error?.message ?? 'port closed'))

  /** Waits for the file to be closed, also when somebody else is closing it: only then can it be opened again. */
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(end, CLOSE_LIMIT_MS)
      port.once('close', end)
      if (!port.closing) port.close((error) => (error === null ? undefined : end()))
    })

  await watch.ready
  // Only now: bytes wait in the port until somebody can hear them.
  port.on('data', (chunk: Buffer) => data.emit(chunk))
  return {
    onData: data.on,
    onClose: notice.on,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        const refuse = (message: string): void => {
          lost(message)
          reject(new ReaderError('unplugged', message))
        }
        if (notice.told() || !port.isOpen) {
          refuse('port is not open')
          return
        }
        port.write(Buffer.from(bytes), (error) => (error ? refuse(error.message) : resolve()))
      }),
    close: async () => {
      notice.tell({ kind: 'closed' })
      watch.stop()
      if (port.isOpen || port.closing) await shut()
    },
  }
}

/** A tty kept open, in raw mode and unread, beside whoever uses it. */
export type HeldTty = {
  /** Throws away what its user has not read yet. */
  flush: () => Promise<void>
  close: () => void
}

/** Holds a tty open. Rejects as `openSerialTransport` does. */
export async function holdTty(path: string): Promise<HeldTty> {
  const port = await openPort({ path, baudRate: 57600, lock: false })
  port.on('error', () => undefined)
  return {
    flush: () =>
      new Promise((resolve) => {
        if (port.isOpen) port.flush(() => resolve())
        else resolve()
      }),
    close: () => {
      if (port.isOpen) port.close(() => undefined)
    },
  }
}

/** A serial port of this machine, as the system describes it. Ids are lower-case hex. */
export type SerialPortFacts = {
  path: string
  vendorId?: string | undefined
  productId?: string | undefined
  serialNumber?: string | undefined
  manufacturer?: string | undefined
}

/**
 * The serial ports the system knows. Linux asks `udevadm`, which small systems do not have: then the list is
 * empty and `reason` says why, and the path has to be typed. Pseudo-terminals are never listed.
 */
export async function listSerialPorts(): Promise<{ ports: SerialPortFacts[]; reason?: string }> {
  try {
    const ports = await SerialPort.list()
    return {
      ports: ports.map((port) => ({
        path: port.path,
        vendorId: port.vendorId?.toLowerCase(),
        productId: port.productId?.toLowerCase(),
        serialNumber: port.serialNumber,
        manufacturer: port.manufacturer,
      })),
    }
  } catch (error) {
    return { ports: [], reason: error instanceof Error ? error.message : String(error) }
  }
}
