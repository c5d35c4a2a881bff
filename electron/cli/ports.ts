import type { DeskPorts, Log } from '#core/ports.ts'
import { nodePorts } from '../host-loopback/ports.ts'
import { productVersion } from './folders.ts'

/** Commands say what matters themselves; a log line of the core belongs on standard error only if it is an error. */
export const quietLog: Log = {
  info: () => undefined,
  error: (event, error) => {
    process.stderr.write(`${event}: ${error instanceof Error ? error.message : String(error)}\n`)
  },
}

export const portsFor = (dataDir: string, log?: Log): DeskPorts => nodePorts(dataDir, productVersion(), log)
