import { sayBoth } from '#shared/i18n/fill.ts'
import { command } from '#shared/i18n/command.ts'
import { doctor as texts } from '#shared/i18n/doctor.ts'
import { answer, parse, type Command } from './command.ts'
import type { Finding } from './doctor/check.ts'
import { checkFolder, checkPlace, checkSpace } from './doctor/disk.ts'
import {
  checkDriver,
  checkElectron,
  checkFonts,
  checkNode,
  checkPrinters,
  checkSerial,
} from './doctor/machine.ts'
import { dataDirOf } from './folders.ts'

async function examine(dataDir: string): Promise<Finding[]> {
  const now = Date.now()
  const driver = await checkDriver()
  // loads the driver: only if that works
  const records = driver.state === 'ok' ? await import('./doctor/records.ts') : null
  return [
    checkNode(),
    driver,
    checkSpace(dataDir),
    checkFolder(dataDir),
    checkPlace(dataDir),
    await checkSerial(),
    await checkPrinters(),
    await checkFonts(),
    ...(records ? [records.checkClock(dataDir, now), records.checkBackups(dataDir, now)] : []),
    checkElectron(),
  ]
}

function line({ check, state, zh, en }: Finding, index: number): string {
  const name = texts[check as 'node'].name
  return `${String(index + 1).padStart(2)}. [${sayBoth(texts.state[state])}] ${sayBoth(name)}: ${zh} / ${en}`
}

export const doctorCommand: Command = {
  summary: texts.summary,
  usage: 'doctor [--data DIR] [--json]',
  options: [
    ['--data DIR', command.dataOption],
    ['--json', texts.json],
  ],
  async run(args) {
    const options = { data: { type: 'string' }, json: { type: 'boolean', default: false } } as const
    const { values } = parse({ args, options })
    const findings = await examine(dataDirOf(values.data))
    if (values.json) answer(findings)
    else process.stdout.write(`${findings.map(line).join('\n')}\n`)
    return findings.some(({ state }) => state === 'fail') ? 1 : 0
  },
}
