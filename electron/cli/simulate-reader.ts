import { lstatSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { FAULTS, isFault } from '#core/readers/simulators/faults.ts'
import { serveReader, type ServeOptions } from '#core/readers/simulators/serve.ts'
import { sayBoth } from '#shared/i18n/fill.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { CommandError, parse, stopSignal, UsageError, type Command } from './command.ts'

const options = {
  family: { type: 'string', default: 'ef01' },
  port: { type: 'string' },
  fingers: { type: 'string' },
  fault: { type: 'string', default: 'none' },
} as const

/** A tty that is there is answered on; any other name is made to point at a new pseudo-terminal. */
export function lineOf(path: string): Pick<ServeOptions, 'port' | 'link'> {
  const named = lstatSync(path, { throwIfNoEntry: false })
  if (!named) return { link: path }
  if (statSync(path, { throwIfNoEntry: false })?.isCharacterDevice() && !named.isSymbolicLink())
    return { port: path }
  if (named.isSymbolicLink()) return { link: path }
  throw new CommandError(texts.simulate.notATty, { path })
}

export const simulateReaderCommand: Command = {
  summary: texts.simulate.summary,
  usage: 'simulate-reader --family ef01 --port PATH [--fingers FILE] [--fault KIND]',
  options: [
    ['--family ef01', texts.simulate.family],
    ['--port PATH', texts.simulate.port],
    ['--fingers FILE', texts.simulate.fingers],
    ['--fault KIND', texts.simulate.fault],
  ],
  async run(args) {
    const { values } = parse({ args, options })
    const { family, port, fingers, fault } = values
    if (family !== 'ef01') throw new UsageError(`--family ${family}: ef01`)
    if (port === undefined) throw new UsageError(sayBoth(texts.simulate.portNeeded))
    if (!isFault(fault)) throw new UsageError(`--fault ${fault}: ${FAULTS.join(' ')}`)
    try {
      const served = await serveReader({
        family,
        ...lineOf(resolve(port)),
        ...(fingers !== undefined && { fingersFile: resolve(fingers) }),
        fault,
        input: process.stdin,
        output: process.stdout,
      })
      void stopSignal().then(() => served.quit())
      await served.done
      process.stdin.destroy()
      return 0
    } catch (error) {
      if (error instanceof CommandError) throw error
      throw new CommandError(texts.simulate.failed, {
        why: error instanceof Error ? error.message : String(error),
      })
    }
  },
}
