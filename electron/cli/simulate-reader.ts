import { fstatSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import { FAMILIES, isFamily, isModelOf } from '#core/readers/simulators/families.ts'
import { FAULTS, isFault } from '#core/readers/simulators/faults.ts'
import { CARD_FORMS, isCardForm } from '#core/readers/simulators/line/device.ts'
import { serveReader, type ServeOptions } from '#core/readers/simulators/serve.ts'
import { sayBoth } from '#shared/i18n/fill.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { CommandError, parse, stopSignal, UsageError, type Command } from './command.ts'

const options = {
  family: { type: 'string', default: 'ef01' },
  port: { type: 'string' },
  model: { type: 'string' },
  fingers: { type: 'string' },
  fault: { type: 'string', default: 'none' },
  form: { type: 'string', default: 'rdm6300' },
} as const

/**
 * A tty that is there is answered on, also by another name of it (/dev/serial/by-id, the end of a cable). A new name,
 * or one that leads nowhere (left by a simulator that was killed), is made to point at a new pseudo-terminal.
 */
export function lineOf(path: string): Pick<ServeOptions, 'port' | 'link'> {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there === undefined) return { link: path }
  if (there.isCharacterDevice()) return { port: path }
  throw new CommandError(texts.simulate.notATty, { path })
}

/** A process with neither a line nor commands has nothing to wait for, and would end without a word. */
const AWAKE_MS = 60_000

/** The lines that command the simulator. Where nobody can write any, their end must not be taken for a farewell. */
function controlLines(): Readable {
  const silent = !process.stdin.isTTY && fstatSync(process.stdin.fd).isCharacterDevice()
  return silent ? new PassThrough() : process.stdin
}

export const simulateReaderCommand: Command = {
  summary: texts.simulate.summary,
  usage:
    'simulate-reader --family NAME --port PATH [--model MODEL] [--fingers FILE] [--fault KIND] [--form FORM]',
  options: [
    [`--family ${Object.keys(FAMILIES).join('|')}`, texts.simulate.family],
    ['--port PATH', texts.simulate.port],
    ['--model MODEL', texts.simulate.model],
    ['--fingers FILE', texts.simulate.fingers],
    ['--fault KIND', texts.simulate.fault],
    [`--form ${CARD_FORMS.join('|')}`, texts.simulate.form],
  ],
  async run(args) {
    const { values } = parse({ args, options })
    const { family, port, model, fingers, fault, form } = values
    if (!isFamily(family)) throw new UsageError(`--family ${family}: ${Object.keys(FAMILIES).join(' ')}`)
    if (model !== undefined && !isModelOf(family, model))
      throw new UsageError(`--family ${family} --model ${model}: ${FAMILIES[family].models.join(' ') || '-'}`)
    if (port === undefined) throw new UsageError(sayBoth(texts.simulate.portNeeded))
    if (!isFault(fault)) throw new UsageError(`--fault ${fault}: ${FAULTS.join(' ')}`)
    if (!isCardForm(form)) throw new UsageError(`--form ${form}: ${CARD_FORMS.join(' ')}`)
    try {
      const served = await serveReader({
        family,
        ...lineOf(resolve(port)),
        model,
        ...(fingers !== undefined && { fingersFile: resolve(fingers) }),
        fault,
        form,
        input: controlLines(),
        output: process.stdout,
      })
      const awake = setInterval(() => undefined, AWAKE_MS)
      void stopSignal().then(() => served.quit())
      await served.done
      clearInterval(awake)
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
