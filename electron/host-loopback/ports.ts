import { randomBytes } from 'node:crypto'
import { uptime } from 'node:os'
import { freeBytesOf } from '#core/database/space.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import type { DeskPorts, Log } from '#core/ports.ts'
import { listNamedPorts } from '#core/readers/transport/named-ports.ts'
import { openSerialTransport } from '#core/readers/transport/serial.ts'

/** One JSON line per event on standard error. */
export const stderrLog: Log = {
  info: (event, facts = {}) => write({ level: 'info', event, ...facts }),
  error: (event, error, facts = {}) =>
    write({ level: 'error', event, error: error instanceof Error ? error.message : String(error), ...facts }),
}

function write(line: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

/** The real clock, random numbers, serial ports and key file of a plain Node process. */
export function nodePorts(dataDir: string, version: string, log: Log = stderrLog): DeskPorts {
  return {
    dataDir,
    version,
    log,
    clock: { wall: () => Date.now(), monotonic: () => performance.now(), sinceBoot: () => uptime() * 1_000 },
    random: (bytes) => randomBytes(bytes),
    keys: createKeyFile(dataDir),
    jobsEntry: new URL('../core/jobs/entry.ts', import.meta.url),
    openTransport: openSerialTransport,
    listPorts: listNamedPorts,
    freeBytes: freeBytesOf,
  }
}
